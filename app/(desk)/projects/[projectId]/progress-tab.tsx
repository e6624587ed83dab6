import { useTranslations } from "next-intl";
import { CumulativeCurve } from "@/components/charts/cumulative-curve";
import { formatAmount, sumMoney } from "@/lib/core/money";
import { type Period, periodAt } from "@/lib/core/periods";
import { expectedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectDetail } from "@/lib/projects/queries";
import { useMonthName } from "./month-name";

export type MonthReport = {
  period: Period;
  state: "draft" | "submitted" | "returned" | "accepted";
  invested: number | null;
  fundsArrived: number | null;
  physicalProgress: string;
  work: string;
  problems: string;
  nextPlan: string;
  late: boolean;
  identical: boolean;
};

const card = "rounded-lg border border-line bg-surface";
const cell = "border-b border-line px-3 py-1.5";
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** What counts of a month: what was accepted, or submitted and not yet reviewed. */
const counts = (report: MonthReport | undefined): report is MonthReport =>
  report !== undefined && (report.state === "accepted" || report.state === "submitted");

/** Planned and actual cumulative money of the year's months; null where nothing is planned or reported. */
function seriesOf(project: ProjectDetail, year: number, reports: readonly MonthReport[]) {
  const plan = project.plans.find((item) => item.year === year);
  const facts = {
    annualPlans: plan ? { [String(year)]: plan.annualPlan } : {},
    monthlyPlan: Object.fromEntries(
      (plan?.monthlyPlan ?? []).map((value, index) => [periodAt(year, index + 1), value]),
    ),
    plannedStart: project.plannedStart,
    plannedCompletion: project.plannedCompletion,
    reports: {},
  };
  const byPeriod = new Map(reports.map((report) => [report.period, report]));
  const last = reports
    .filter(counts)
    .map((report) => report.period)
    .sort()
    .at(-1);
  return MONTHS.map((month) => {
    const period = periodAt(year, month);
    const report = byPeriod.get(period);
    const upTo = reports.filter(
      (item) => counts(item) && item.period <= period && item.period >= periodAt(year, 1),
    );
    return {
      period,
      planned: plan ? expectedThrough(facts, period) : null,
      actual: last !== undefined && period <= last ? sumMoney(upTo.map((item) => item.invested ?? 0)) : null,
      inMonth: counts(report) ? report.invested : null,
    };
  });
}

function MonthTable({ series }: { series: ReturnType<typeof seriesOf> }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  const amount = (value: number | null) => (value === null ? "" : formatAmount(value));
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-right tabular-nums">
        <thead>
          <tr className="text-xs text-ink-2">
            <th scope="col" className={`${cell} text-left font-medium`}>
              {t("month")}
            </th>
            {(["cumPlanned", "cumActual", "inMonth", "ratio"] as const).map((head) => (
              <th key={head} scope="col" className={`${cell} font-medium`}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map((month) => (
            <tr key={month.period}>
              <th scope="row" className={`${cell} text-left font-normal whitespace-nowrap`}>
                {monthName(month.period)}
              </th>
              <td className={cell}>{amount(month.planned)}</td>
              <td className={cell}>{amount(month.actual)}</td>
              <td className={cell}>
                {month.inMonth === null && month.actual !== null ? (
                  <span className="text-ink-2">{t("notReported")}</span>
                ) : (
                  amount(month.inMonth)
                )}
              </td>
              <td className={cell}>
                {month.actual !== null && month.planned
                  ? `${((month.actual / month.planned) * 100).toFixed(1)}%`
                  : ""}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Report({ report }: { report: MonthReport }) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  const texts = (["physicalProgress", "work", "problems", "nextPlan"] as const).filter((key) => report[key]);
  const marks = [
    t(`reportStates.${report.state}`),
    report.late && t("late"),
    report.identical && t("identical"),
    report.invested !== null && t("invested", { amount: formatAmount(report.invested) }),
    report.fundsArrived !== null && t("funds", { amount: formatAmount(report.fundsArrived) }),
  ].filter(Boolean);
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[8rem_1fr]">
      <span className="font-semibold">{monthName(report.period, true)}</span>
      <div className="min-w-0">
        <p className="text-ink-2">{marks.join(" · ")}</p>
        <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]">
          {texts.map((key) => (
            <div key={key} className="contents">
              <dt className="text-ink-2">{t(key)}</dt>
              <dd className="min-w-0 break-words whitespace-pre-line">{report[key]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
}

/** Planned and actual cumulative curves with their table, and the months' texts beneath, newest first. */
export function ProgressTab({
  project,
  year,
  reports,
}: {
  project: ProjectDetail;
  year: number;
  reports: readonly MonthReport[];
}) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  const series = seriesOf(project, year, reports);
  const plan = project.plans.find((item) => item.year === year);
  const told = [...reports].sort((a, b) => (a.period < b.period ? 1 : -1));
  return (
    <>
      <section className={`${card} mb-4 px-4 py-4`}>
        <h2 className="mb-2 font-semibold">{t("curveTitle", { year })}</h2>
        <CumulativeCurve
          title={t("curveTitle", { year })}
          months={MONTHS.map((month) => monthName(periodAt(year, month)))}
          curves={[
            { label: t("curvePlanned"), values: series.map((month) => month.planned), dashed: true },
            { label: t("curveActual"), values: series.map((month) => month.actual) },
          ]}
        />
        <p className="mt-1 mb-3 text-xs text-ink-2">
          {plan ? t(plan.monthlyPlan.length > 0 ? "fromMonthly" : "evenSpread") : t("noPlan", { year })}
        </p>
        <MonthTable series={series} />
      </section>
      <h2 className="mb-2 font-semibold">{t("reports")}</h2>
      {told.length === 0 ? (
        <p className={`${card} px-6 py-10 text-center text-ink-2`}>{t("noReports")}</p>
      ) : (
        <ol className={`${card} divide-y divide-line`}>
          {told.map((report) => (
            <Report key={report.period} report={report} />
          ))}
        </ol>
      )}
    </>
  );
}
