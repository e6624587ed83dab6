import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { CumulativeCurve } from "@/components/charts/cumulative-curve";
import { Photo } from "@/components/files/photo";
import { ClientMessages } from "@/components/shell/client-messages";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatPercent } from "@/lib/core/format";
import { formatAmount, sumMoney } from "@/lib/core/money";
import { type Period, periodAt } from "@/lib/core/periods";
import type { FileView } from "@/lib/files/queries";
import { expectedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";
import { useMonthName } from "./month-name";

export type MonthReport = {
  id: string;
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
    <DataTable
      bare
      caption={t("curveTitle", { year: series[0]?.period.slice(0, 4) ?? "" })}
      rows={series}
      rowKey={(month) => month.period}
      columns={[
        {
          key: "month",
          head: t("month"),
          rowHead: true,
          phone: "line",
          cell: ({ period }) => monthName(period),
        },
        { key: "planned", head: t("cumPlanned"), numeric: true, cell: ({ planned }) => amount(planned) },
        { key: "actual", head: t("cumActual"), numeric: true, cell: ({ actual }) => amount(actual) },
        {
          key: "inMonth",
          head: t("inMonth"),
          numeric: true,
          cell: ({ inMonth, actual }) =>
            inMonth === null && actual !== null ? (
              <span className="text-ink-2">{t("notReported")}</span>
            ) : (
              amount(inMonth)
            ),
        },
        {
          key: "ratio",
          head: t("ratio"),
          numeric: true,
          cell: ({ actual, planned }) =>
            actual !== null && planned ? formatPercent(actual / planned, 1) : "",
        },
      ]}
    />
  );
}

function Report({
  report,
  photos,
  ledger,
}: {
  report: MonthReport;
  photos: readonly FileView[];
  ledger: ReactNode;
}) {
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
    <li id={report.period} className="grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[8rem_1fr]">
      <span className="font-semibold">{monthName(report.period, true)}</span>
      <div className="min-w-0">
        <p className="text-ink-2">{marks.join(" · ")}</p>
        <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]">
          {texts.map((key) => (
            <div key={key} className="contents">
              <dt className="text-ink-2">{t(key)}</dt>
              <dd className="min-w-0 break-words whitespace-pre-line">
                {report[key]}
                {key === "problems" && ledger}
              </dd>
            </div>
          ))}
        </dl>
        {photos.length > 0 && (
          <div className="mt-2 flex flex-wrap gap-2">
            {photos.map(({ id, name }) => (
              <Photo key={id} id={id} name={name} />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** Planned and actual cumulative curves with their table, and the months' texts beneath, newest first. */
export function ProgressTab({
  project,
  year,
  reports,
  photos,
  ledgerOf,
}: {
  project: ProjectDetail;
  year: number;
  reports: readonly MonthReport[];
  /** Of all months. */
  photos: readonly FileView[];
  /** What was raised from a report's problem text, and the way to raise it. */
  ledgerOf: (report: MonthReport) => ReactNode;
}) {
  const t = useTranslations("project");
  const monthName = useMonthName();
  const series = seriesOf(project, year, reports);
  const plan = project.plans.find((item) => item.year === year);
  const told = [...reports].sort((a, b) => (a.period < b.period ? 1 : -1));
  return (
    <>
      <Card title={t("curveTitle", { year })} className="mb-4">
        <ChartWithTable
          chart={
            <>
              <CumulativeCurve
                title={t("curveTitle", { year })}
                months={MONTHS.map((month) => monthName(periodAt(year, month)))}
                curves={[
                  { label: t("curvePlanned"), values: series.map((month) => month.planned), dashed: true },
                  { label: t("curveActual"), values: series.map((month) => month.actual) },
                ]}
              />
              <p className="mt-1 text-xs text-ink-2">
                {plan ? t(plan.monthlyPlan.length > 0 ? "fromMonthly" : "evenSpread") : t("noPlan", { year })}
              </p>
            </>
          }
        >
          <MonthTable series={series} />
        </ChartWithTable>
      </Card>
      <h2 className="mb-2 font-semibold">{t("reports")}</h2>
      {told.length === 0 ? (
        <EmptyState title={t("noReports")} />
      ) : (
        <ClientMessages use={["files"]}>
          <Card flush>
            <ol className="divide-y divide-line">
              {told.map((report) => (
                <Report
                  key={report.period}
                  report={report}
                  photos={photos.filter((photo) => photo.period === report.period)}
                  ledger={ledgerOf(report)}
                />
              ))}
            </ol>
          </Card>
        </ClientMessages>
      )}
    </>
  );
}
