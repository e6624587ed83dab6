import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatAmount } from "@/lib/core/money";
import { addDays, type Day, lastDayOf, type Period, yearOf } from "@/lib/core/periods";
import type { GreenCondition } from "@/lib/lamps/rules/green-conditions";
import type { Reason } from "@/lib/lamps/rules/reasons";

/** A ratio of four decimals as per cent with what decimals it needs: 0.52 → "52", 0.7996 → "79.96". */
const percent = (ratio: number | null): string => String(Number(((ratio ?? 0) * 100).toFixed(2)));

const noon = (day: Day): Date => new Date(`${day}T04:00:00Z`);

/** Days and months as an office writes them; the year only where it is not the one spoken of. */
function useDates() {
  const format = useFormatter();
  const chinese = useLocale().startsWith("zh");
  return {
    due: (day: Day, period: Period): string =>
      format.dateTime(noon(day), {
        month: chinese ? "long" : "short",
        day: "numeric",
        ...(yearOf(day) === yearOf(period) ? {} : { year: "numeric" }),
      }),
    month: (period: Period): string =>
      chinese ? `${Number(period.slice(5))}月` : format.dateTime(noon(`${period}-15`), { month: "long" }),
  };
}

/** SEVERE is about the ratio when it lies below its threshold, else about the gap. */
const keyOf = ({ code, measured, threshold }: Reason) => {
  if (code !== "SEVERE") return code;
  return (measured ?? 0) < (threshold ?? 0) ? "SEVERE_RATIO" : "SEVERE_GAP";
};

export type LampFigures = { period: Period; expected: number; actual: number };

/** Puts a reason in words: what was measured, and the standard that it was held against. */
export function useReasonWords() {
  const t = useTranslations("lamps");
  const { due, month } = useDates();
  return (reason: Reason, { period, expected, actual }: LampFigures): { why: string; standard: string } => {
    const key = keyOf(reason);
    const days = reason.measured ?? 0;
    const isShare = key === "INVESTMENT_RATIO" || key === "INVESTMENT_GAP" || reason.code === "SEVERE";
    const threshold = isShare ? percent(reason.threshold) : (reason.threshold ?? 0);
    return {
      why: t(`reason.${key}`, {
        measured: percent(reason.measured),
        actual: formatAmount(actual),
        expected: formatAmount(expected),
        // Days late are counted from the day that was due to the period's end.
        due: due(addDays(lastDayOf(period), -days), period),
        days,
        name: reason.milestone ?? "",
        month: month(period),
      }),
      standard: t(`standard.${key}`, { threshold }),
    };
  };
}

/** Puts what turns a lamp green in words; `period` is the one by whose end it must be done. */
export function useGreenWords() {
  const t = useTranslations("lamps");
  const { month } = useDates();
  return (condition: GreenCondition, period: Period): string =>
    t(`green.${condition.code}`, {
      month: month(period),
      cumulative: condition.code === "INVEST" ? formatAmount(condition.cumulative) : "",
      more: condition.code === "INVEST" ? formatAmount(condition.more) : "",
      name: condition.code === "REACH_MILESTONE" ? condition.name : "",
      count: condition.code === "CLOSE_ISSUE" ? condition.count : 0,
    });
}

/** All reasons of one lamp, a line each, with the standard in small print behind. */
export function ReasonText({
  reasons,
  figures,
}: {
  reasons: readonly Reason[];
  figures: LampFigures;
}): ReactNode {
  const words = useReasonWords();
  return reasons.map((reason) => {
    const { why, standard } = words(reason, figures);
    return (
      <span key={`${reason.code}${reason.milestone ?? ""}`} className="block">
        {why} <span className="inline-block text-xs text-ink-2">{standard}</span>
      </span>
    );
  });
}

/** A report is due every month: it is said only where one was missing, or where nothing else is wanting. */
function worthSaying(conditions: readonly GreenCondition[], reasons: readonly Reason[]) {
  const missed = reasons.some((reason) => reason.code === "NOT_REPORTED");
  const others = conditions.filter((condition) => condition.code !== "REPORT");
  return missed || others.length === 0 ? conditions : others;
}

/** What turns a lamp green, a line each; with the reasons that it is lit for, only what these ask for. */
export function GreenText({
  conditions,
  reasons,
  period,
}: {
  conditions: readonly GreenCondition[];
  reasons?: readonly Reason[];
  period: Period;
}): ReactNode {
  const t = useTranslations("lamps");
  const words = useGreenWords();
  if (conditions.length === 0) return t("nothingWanting");
  return (reasons ? worthSaying(conditions, reasons) : conditions).map((condition) => (
    <span key={words(condition, period)} className="block">
      {words(condition, period)}
    </span>
  ));
}
