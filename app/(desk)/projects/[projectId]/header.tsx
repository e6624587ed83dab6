import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { PlanChanges } from "@/components/changes/plan-changes";
import { LampWord } from "@/components/lamps/lamp-word";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { dayIn } from "@/lib/core/clock";
import { formatDay } from "@/lib/core/format";
import { formatAmount, toCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthsOf } from "@/lib/lamps/rules/run";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";
import type { LampMonth } from "./lamp-months";
import { useMonthName } from "./month-name";

/** Whole per cent with one decimal; null without a whole. */
const share = (part: number, whole: number): string | null =>
  whole > 0 ? String(Math.round((toCents(part) / toCents(whole)) * 1000) / 10) : null;

function Figure({
  label,
  value,
  note,
  trace,
}: {
  label: string;
  value: string | null;
  note: string | null;
  trace: string | null;
}) {
  const t = useTranslations("project");
  return (
    <div className="px-4 py-3 sm:px-5">
      <span className="block text-xs text-ink-2">{label}</span>
      <span className="block text-[22px] leading-tight font-semibold tabular-nums sm:text-[26px]">
        {value ?? t("noPlanShort")}
        {value && <span className="ml-1.5 text-xs font-normal text-ink-2">{t("unitWan")}</span>}
      </span>
      <span className="flex flex-wrap gap-x-3 text-xs text-ink-2">
        {note}
        {trace && (
          <Link href={trace} className="text-accent hover:underline">
            {t("whoChanged")}
          </Link>
        )}
      </span>
    </div>
  );
}

/** The project's name, its lamp and why, and the three numbers that matter. */
export function ProjectHeader({
  project,
  latest,
  cases,
  year,
  canTrace,
}: {
  project: ProjectDetail;
  latest: LampMonth | null;
  /** Periods that opened an accountability case still in force. */
  cases: readonly Period[];
  year: number;
  canTrace: boolean;
}) {
  const t = useTranslations("project");
  const projects = useTranslations("projects");
  const lamps = useTranslations("lamps");
  const locale = useLocale();
  const monthName = useMonthName();
  const plan = project.plans.find((item) => item.year === year);
  const current = latest?.period.startsWith(String(year)) ? latest : null;
  const period = current ? monthName(current.period) : null;
  const run = monthsOf(latest);
  const trace = (field: string) => (canTrace ? `/projects/${project.id}?tab=trace&field=${field}` : null);
  const planNote = !plan
    ? t("noPlan", { year })
    : plan.confirmedAt
      ? t("planConfirmed", {
          date: formatDay(dayIn(new Date(plan.confirmedAt)), locale),
        })
      : t("planDraft");
  const ofExpected = current && share(current.actual, current.expected);
  const ofPlan = current && share(current.actual, current.annualPlan);
  return (
    <>
      <PageHeader
        title={project.name}
        subtitle={
          <span className="flex flex-wrap items-baseline gap-x-3">
            <LampWord
              lamp={latest?.lamp ?? null}
              months={run}
              overridden={latest !== null && latest.override !== null}
            />
            <PlanChanges
              count={project.changes}
              projectId={project.visibility === "full" ? project.id : undefined}
            />
            {latest && (
              <span className="text-xs">
                {projects("lampsOf", { period: monthName(latest.period, true) })}
              </span>
            )}
            {cases.length > 0 && (
              <span className="text-xs font-semibold text-ink">
                {lamps("caseSince", { period: cases.map((opened) => monthName(opened, true)).join("、") })}
              </span>
            )}
          </span>
        }
      >
        <LinkButton href="/projects">{t("back")}</LinkButton>
      </PageHeader>
      <p className="-mt-2 mb-4 text-xs text-ink-2">
        {[project.number, project.region?.name, project.category, projects(`stages.${project.stage}`)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {project.visibility === "public" && <Notice>{t("publicOnly")}</Notice>}
      <div className="mb-4 grid divide-y divide-line rounded-lg border border-line bg-surface sm:grid-cols-3 sm:divide-x sm:divide-y-0">
        <Figure
          label={t("plan", { year })}
          value={plan ? formatAmount(plan.annualPlan) : null}
          note={planNote}
          trace={plan ? trace("annualPlan") : null}
        />
        <Figure
          label={t("expected", { period: period ?? year })}
          value={current ? formatAmount(current.expected) : null}
          note={current ? null : t("notClosed")}
          trace={null}
        />
        <Figure
          label={t("actual", { period: period ?? year })}
          value={current ? formatAmount(current.actual) : null}
          note={
            current
              ? [
                  ofExpected && t("ofExpected", { percent: ofExpected }),
                  ofPlan && t("ofPlan", { percent: ofPlan }),
                ]
                  .filter(Boolean)
                  .join(" · ")
              : t("notClosed")
          }
          trace={current ? trace("invested") : null}
        />
      </div>
    </>
  );
}
