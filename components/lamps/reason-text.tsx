import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDay, formatPeriod } from "@/lib/core/format";
import { type Day, type Period, yearOf } from "@/lib/core/periods";
import type { GreenCondition } from "@/lib/lamps/rules/green-conditions";
import type { Reason } from "@/lib/lamps/rules/reasons";
import { type DateWords, greenParts, type LampFigures, reasonParts } from "@/lib/lamps/rules/words";

/** Days and months as an office writes them; the year only where it is not the one spoken of. */
function useDates(): DateWords {
  const locale = useLocale();
  return {
    due: (day: Day, period: Period): string =>
      formatDay(day, locale, { year: yearOf(day) !== yearOf(period) }),
    month: (period: Period): string => formatPeriod(period, locale, { year: false }),
  };
}

/** Puts a reason in words: what was measured, and the standard that it was held against. */
export function useReasonWords() {
  const t = useTranslations("lamps");
  const dates = useDates();
  return (reason: Reason, figures: LampFigures): { why: string; standard: string } => {
    const { key, why, standard } = reasonParts(reason, figures, dates);
    return { why: t(`reason.${key}`, why), standard: t(`standard.${key}`, standard) };
  };
}

/** Puts what turns a lamp green in words; `period` is the one by whose end it must be done. */
export function useGreenWords() {
  const t = useTranslations("lamps");
  const dates = useDates();
  return (condition: GreenCondition, period: Period): string =>
    t(`green.${condition.code}`, greenParts(condition, period, dates));
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
