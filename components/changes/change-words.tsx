import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Change, PlanValue } from "@/lib/changes/rules/value";
import { formatDay } from "@/lib/core/format";
import { formatAmount, toCents } from "@/lib/core/money";
import { type Day, daysBetween } from "@/lib/core/periods";

/** What is asked to change, in words: "计划竣工", "节点“封顶”", "2017年计划". */
export function useWhatWords() {
  const t = useTranslations("changes");
  return ({ what, target }: Pick<Change, "what" | "target">): string => t(`what.${what}`, { target });
}

/** One side beside the other; read out as a sentence. */
function Sides({ from, to, note }: { from: ReactNode; to: ReactNode; note?: ReactNode }) {
  const t = useTranslations("changes");
  return (
    <span className="block">
      <span className="text-ink-2">{from}</span>
      <span aria-hidden="true"> → </span>
      <span className="sr-only">{t("becomes")}</span>
      <span className="font-semibold">{to}</span>
      {note && (
        <>
          {" "}
          <span className="text-xs whitespace-nowrap text-ink-2">{note}</span>
        </>
      )}
    </span>
  );
}

function DaySides({ from, to }: { from: Day | null; to: Day | null }) {
  const t = useTranslations("changes");
  const locale = useLocale();
  const day = (value: Day | null) => (
    <span className="whitespace-nowrap">{value ? formatDay(value, locale) : t("noDay")}</span>
  );
  const days = from && to ? daysBetween(from, to) : 0;
  const note = days === 0 ? null : t(days > 0 ? "laterBy" : "earlierBy", { days: Math.abs(days) });
  return <Sides from={day(from)} to={day(to)} note={note} />;
}

const sameMonths = (a: PlanValue, b: PlanValue): boolean =>
  JSON.stringify(a.monthlyPlan.map(toCents)) === JSON.stringify(b.monthlyPlan.map(toCents));

function PlanSides({ from, to }: { from: PlanValue; to: PlanValue }) {
  const t = useTranslations("changes");
  const months = (plan: PlanValue) => t(plan.monthlyPlan.length > 0 ? "byMonth" : "evenly");
  return (
    <>
      {toCents(from.annualPlan) !== toCents(to.annualPlan) && (
        <Sides from={formatAmount(from.annualPlan)} to={formatAmount(to.annualPlan)} note={t("wan")} />
      )}
      {!sameMonths(from, to) && (
        <span className="block">
          {months(from) === months(to)
            ? t("monthsMove")
            : t("monthsBecome", { from: months(from), to: months(to) })}
        </span>
      )}
      {(from.physicalGoal ?? "") !== (to.physicalGoal ?? "") && (
        <Sides from={from.physicalGoal ?? t("noGoal")} to={to.physicalGoal ?? t("noGoal")} />
      )}
    </>
  );
}

/** From what to what, as short as a table's cell needs it. */
export function FromTo({ change }: { change: Change }) {
  if (change.what === "plan") return <PlanSides from={change.from} to={change.to} />;
  return <DaySides from={change.from.day} to={change.to.day} />;
}
