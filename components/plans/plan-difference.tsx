import { useLocale, useTranslations } from "next-intl";
import { CumulativeCurve } from "@/components/charts/cumulative-curve";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { PlanValue } from "@/lib/changes/rules/value";
import { formatPeriod } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { periodAt } from "@/lib/core/periods";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** A year's plan before and after, month by month; nothing where both are spread evenly: the dates decide there. */
export function PlanDifference({ year, from, to }: { year: number; from: PlanValue; to: PlanValue }) {
  const t = useTranslations("plans");
  const locale = useLocale();
  if (from.monthlyPlan.length === 0 && to.monthlyPlan.length === 0) return null;
  const name = (month: number) => formatPeriod(periodAt(year, month), locale, { year: false });
  const at = (plan: PlanValue, month: number) => plan.monthlyPlan[month - 1] ?? null;
  const amount = (value: number | null) => (value === null ? t("even") : formatAmount(value));
  return (
    <Card title={t("differenceTitle", { year })}>
      <CumulativeCurve
        title={t("differenceTitle", { year })}
        months={MONTHS.map(name)}
        curves={[
          { label: t("before"), values: MONTHS.map((month) => at(from, month)), dashed: true },
          { label: t("after"), values: MONTHS.map((month) => at(to, month)) },
        ]}
      />
      <DataTable
        bare
        caption={t("differenceTitle", { year })}
        rows={MONTHS}
        rowKey={String}
        columns={[
          { key: "month", head: t("month"), rowHead: true, phone: "line", cell: name },
          { key: "from", head: t("beforeWan"), numeric: true, cell: (month) => amount(at(from, month)) },
          { key: "to", head: t("afterWan"), numeric: true, cell: (month) => amount(at(to, month)) },
        ]}
      />
    </Card>
  );
}
