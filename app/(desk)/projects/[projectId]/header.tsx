import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { PlanChanges } from "@/components/changes/plan-changes";
import { LampWord } from "@/components/lamps/lamp-word";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { type Figure, Figures } from "@/components/ui/figures";
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

/** A figure of money: the value or that there is none, and who changed it. */
function useMoneyFigure() {
  const t = useTranslations("project");
  return (
    key: string,
    label: string,
    value: string | null,
    note: string | null,
    trace: string | null,
  ): Figure => ({
    key,
    label,
    value: value ?? t("noPlanShort"),
    unit: value && t("unitWan"),
    note: (
      <span className="flex flex-wrap gap-x-3">
        {note}
        {trace && (
          <Link href={trace} className="text-accent hover:underline print:hidden">
            {t("whoChanged")}
          </Link>
        )}
      </span>
    ),
  });
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
  const shares = [
    ofExpected && t("ofExpected", { percent: ofExpected }),
    ofPlan && t("ofPlan", { percent: ofPlan }),
  ];
  const figure = useMoneyFigure();
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
      <Figures
        className="mb-4"
        across={3}
        figures={[
          figure(
            "plan",
            t("plan", { year }),
            plan ? formatAmount(plan.annualPlan) : null,
            planNote,
            plan ? trace("annualPlan") : null,
          ),
          figure(
            "expected",
            t("expected", { period: period ?? year }),
            current ? formatAmount(current.expected) : null,
            current ? null : t("notClosed"),
            null,
          ),
          figure(
            "actual",
            t("actual", { period: period ?? year }),
            current ? formatAmount(current.actual) : null,
            current ? shares.filter(Boolean).join(" · ") : t("notClosed"),
            current ? trace("invested") : null,
          ),
        ]}
      />
    </>
  );
}
