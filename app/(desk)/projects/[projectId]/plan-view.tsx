import { useLocale, useTranslations } from "next-intl";
import { CumulativeCurve } from "@/components/charts/cumulative-curve";
import { KeyValues } from "@/components/ui/key-values";
import { dayIn } from "@/lib/core/clock";
import { formatDay, formatPeriod, formatWan } from "@/lib/core/format";
import { formatAmount } from "@/lib/core/money";
import { periodAt } from "@/lib/core/periods";
import { evenMonths, type Span } from "@/lib/plans/rules";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";

/** A plan that is not to be edited here: who confirmed it when, its months as a row of twelve, and the curve. */
export function PlanView({ plan, span }: { plan: ProjectDetail["plans"][number]; span: Span }) {
  const t = useTranslations("plans");
  const locale = useLocale();
  const { year } = plan;
  const isEven = plan.monthlyPlan.length === 0;
  const values = isEven ? evenMonths(year, plan.annualPlan, span) : plan.monthlyPlan;
  const name = (index: number) => formatPeriod(periodAt(year, index + 1), locale, { year: false });
  const items = [
    { name: t("amountShort"), value: formatWan(plan.annualPlan, locale) },
    ...(plan.physicalGoal ? [{ name: t("goal"), value: plan.physicalGoal }] : []),
    ...(plan.investedBefore === null
      ? []
      : [
          {
            name: t("investedBefore", { year: year - 1 }),
            value: formatWan(plan.investedBefore, locale),
          },
        ]),
    {
      name: t("state"),
      value: plan.confirmedAt
        ? t("confirmed", {
            day: formatDay(dayIn(new Date(plan.confirmedAt)), locale),
            name: plan.confirmedBy ?? "",
          })
        : t("draftShort"),
    },
  ];
  return (
    <div className="grid gap-4">
      <KeyValues items={items} />
      <div>
        <h3 className="mb-1 text-[13px] text-ink-2">{t(isEven ? "evenMonths" : "months")}</h3>
        <dl className="grid grid-cols-3 gap-px border border-line bg-line sm:grid-cols-6 xl:grid-cols-12">
          {values.map((value, index) => (
            <div key={name(index)} className="bg-surface px-2 py-1.5">
              <dt className="text-xs text-ink-2">{name(index)}</dt>
              <dd className="text-[13px] tabular-nums">{formatAmount(value)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <CumulativeCurve
        title={t("curve", { year })}
        months={values.map((_, index) => name(index))}
        curves={[{ label: t(isEven ? "curveEven" : "curveMonths"), values, dashed: isEven }]}
      />
    </div>
  );
}
