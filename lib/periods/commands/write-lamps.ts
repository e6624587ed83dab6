import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { LitProject } from "@/lib/lamps/queries/light-projects";
import type { RuleVersion } from "@/lib/lamps/queries/rule-versions";
import { recordTraces } from "@/lib/trace/commands";
import type { TraceEntry } from "@/lib/trace/schema";

const BATCH = 1_000;

async function inBatches<T>(items: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) await write(items.slice(at, at + BATCH));
}

/** Stores a period's lamps as one revision, each with its trace event in the project's chain. */
export async function writeLamps(
  tx: Tx,
  actor: Actor,
  period: { id: Period; revision: number },
  lit: LitProject[],
  rules: RuleVersion,
  now: Date,
): Promise<void> {
  await inBatches(lit, (batch) =>
    tx.lampDecision.createMany({
      data: batch.map(({ projectId, decision, inputs, report }) => ({
        projectId,
        periodId: period.id,
        revision: period.revision,
        lamp: decision.lamp,
        behindRun: decision.behindRun,
        redRun: decision.redRun,
        reasons: decision.reasons,
        caseOpened: decision.caseOpened,
        annualPlan: decision.annualPlan,
        expected: decision.expected,
        actual: decision.actual,
        reportState: report?.state ?? null,
        inputs: JSON.parse(JSON.stringify(inputs)),
        ruleVersionId: rules.id,
      })),
    }),
  );
  await inBatches(lit, (batch) =>
    recordTraces(
      tx,
      actor,
      batch.map(
        ({ projectId, decision }): TraceEntry => ({
          category: "supervision",
          verb: "lamp.light",
          subject: "lamp",
          subjectId: `${projectId}:${period.id}`,
          projectId,
          after: {
            period: period.id,
            revision: period.revision,
            lamp: decision.lamp,
            behindRun: decision.behindRun,
            redRun: decision.redRun,
            reasons: decision.reasons.map((reason) => reason.code),
          },
        }),
      ),
      now,
    ),
  );
}

/** What the counted reports say of start, completion, stage and milestones becomes the project's own. */
export async function applyReports(tx: Tx, actor: Actor, lit: LitProject[], now: Date): Promise<void> {
  const reporting = lit.filter(({ report }) => report !== null);
  const projects = await tx.project.findMany({
    where: { id: { in: reporting.map(({ projectId }) => projectId) } },
    select: {
      id: true,
      actualStart: true,
      actualCompletion: true,
      stage: true,
      milestones: { select: { id: true, name: true, actual: true } },
    },
  });
  const stored = new Map(projects.map((project) => [project.id, project]));
  const entries: TraceEntry[] = [];
  for (const { projectId, report } of reporting) {
    const project = stored.get(projectId);
    if (!project || !report) continue;
    const day = (value: Date | null): string | null => value?.toISOString().slice(0, 10) ?? null;
    const before: Record<string, unknown> = {};
    const after: Record<string, unknown> = {};
    const change = (field: string, from: unknown, to: unknown): boolean => {
      if (to === null || from === to) return false;
      before[field] = from;
      after[field] = to;
      return true;
    };
    const started = change("actualStart", day(project.actualStart), report.actualStart);
    const completed = change("actualCompletion", day(project.actualCompletion), report.actualCompletion);
    const staged = change("stage", project.stage, report.stage);
    for (const reached of report.milestones) {
      const milestone = project.milestones.find((item) => item.name === reached.name);
      if (!milestone || !change(reached.name, day(milestone.actual), reached.actual)) continue;
      await tx.milestone.update({ where: { id: milestone.id }, data: { actual: fromDay(reached.actual) } });
    }
    if (Object.keys(after).length === 0) continue;
    await tx.project.update({
      where: { id: projectId },
      data: {
        ...(started && report.actualStart ? { actualStart: fromDay(report.actualStart) } : {}),
        ...(completed && report.actualCompletion
          ? { actualCompletion: fromDay(report.actualCompletion) }
          : {}),
        ...(staged && report.stage ? { stage: report.stage } : {}),
        version: { increment: 1 },
      },
    });
    entries.push({
      category: "construction",
      verb: "project.update",
      subject: "project",
      subjectId: projectId,
      projectId,
      before,
      after,
    });
  }
  await recordTraces(tx, actor, entries, now);
}
