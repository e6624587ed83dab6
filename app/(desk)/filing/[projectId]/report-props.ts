import type { Actor } from "@/lib/auth/permissions";
import { formatDay } from "@/lib/core/format";
import type { Filing } from "@/lib/progress/queries";
import { type Stage, stages } from "@/lib/projects/schema";
import { valuesOf } from "./report-values";
import type { ReportProps } from "./use-report";

export const storageKeyOf = ({ project, period }: Filing, actor: Actor): string =>
  `filing:${actor.id}:${project.id}:${period.id}`;

/** What the form of one report starts from. */
export function reportProps(
  filing: Filing,
  actor: Actor,
  locale: string,
  stageWords: (stage: Stage) => string,
): ReportProps {
  const { project, period, report, facts } = filing;
  const milestones = (facts.milestones ?? []).filter((item) => !item.actual);
  const day = (value: string | null | undefined) => (value ? formatDay(value, locale) : null);
  return {
    projectId: project.id,
    period: period.id,
    stands: {
      version: report?.version ?? 0,
      values: valuesOf(
        filing.values,
        milestones.map((item) => item.name),
      ),
      mayDraft: report?.state !== "submitted",
    },
    lamp: { period: period.id, facts, settings: filing.settings, previous: filing.previous },
    fields: {
      last: filing.last,
      comments: report?.state === "returned" ? report.comments : {},
      stages: stages.map((value) => ({ value, label: stageWords(value) })),
      milestones: milestones.map(({ name, planned }) => ({ name, due: formatDay(planned, locale) })),
      started: day(facts.actualStart),
      completed: day(facts.actualCompletion),
    },
    warningContext: filing.warningContext,
    storageKey: storageKeyOf(filing, actor),
    idempotencyKey: crypto.randomUUID(),
  };
}
