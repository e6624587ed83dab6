import { useLocale, useTranslations } from "next-intl";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { CumulativeCurve } from "@/components/charts/cumulative-curve";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { formatPercent, formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { periodAt, yearOf } from "@/lib/core/periods";
import type { CurveMonth } from "@/lib/dashboard/queries/year-curve";
import { monthColumn } from "./month-column";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The year's money of all projects that the filters leave: planned, expected, done; the numbers beside it. */
export function YearCurve({ months }: { months: readonly CurveMonth[] }) {
  const t = useTranslations("statistics.curve");
  const locale = useLocale();
  const last = months.at(-1);
  if (!last) return null;
  const year = yearOf(last.period);
  const title = t("title", { year });
  const ofYear = MONTHS.map((month) => months.find(({ period }) => period === periodAt(year, month)));
  return (
    <Card title={title} className="mb-4">
      <p className="mb-3 text-xs text-ink-2">{t("hint")}</p>
      <ChartWithTable
        chart={
          <CumulativeCurve
            title={title}
            months={MONTHS.map((month) => formatPeriod(periodAt(year, month), locale, { year: false }))}
            curves={[
              { label: t("annualPlan"), values: MONTHS.map(() => last.annualPlan), dotted: true },
              { label: t("expected"), values: ofYear.map((month) => month?.expected ?? null), dashed: true },
              { label: t("actual"), values: ofYear.map((month) => month?.actual ?? null) },
            ]}
          />
        }
      >
        <DataTable
          bare
          caption={title}
          rows={months.toReversed()}
          rowKey={({ period }) => period}
          columns={[
            monthColumn(t("month"), locale),
            {
              key: "projects",
              head: t("projects"),
              numeric: true,
              phone: "labelled",
              cell: ({ projects }) => projects,
            },
            ...(["annualPlan", "expected", "actual"] as const).map((key) => ({
              key,
              head: t("inWan", { what: t(key) }),
              numeric: true,
              phone: "labelled" as const,
              cell: (month: CurveMonth) => formatAmount(month[key]),
            })),
            {
              key: "ratio",
              head: t("ratio"),
              numeric: true,
              phone: "labelled",
              cell: ({ expected, actual }) => (expected > 0 ? formatPercent(actual / expected, 1) : "—"),
            },
            {
              key: "ofPlan",
              head: t("ofPlan"),
              numeric: true,
              phone: "labelled",
              cell: ({ annualPlan, actual }) =>
                annualPlan > 0 ? formatPercent(actual / annualPlan, 1) : "—",
            },
          ]}
        />
      </ChartWithTable>
    </Card>
  );
}
