import { formatAmount } from "@/lib/core/money";
import { addDays, type Day, lastDayOf, type Period } from "@/lib/core/periods";
import type { GreenCondition } from "@/lib/lamps/rules/green-conditions";
import type { GreenPath } from "@/lib/lamps/rules/green-path";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { Reason, ReasonCode } from "@/lib/lamps/rules/reasons";

/** What a reason is told with. Money is 万元. */
export type LampFigures = { period: Period; expected: number; actual: number };

/** Days and months as the reader's language writes them; `near` is the period spoken of. */
export type DateWords = {
  due: (day: Day, near: Period) => string;
  month: (period: Period) => string;
};

/** A ratio of four decimals as per cent with what decimals it needs: 0.52 → "52", 0.7996 → "79.96". */
const percent = (ratio: number | null): string => String(Number(((ratio ?? 0) * 100).toFixed(2)));

type ReasonKey = Exclude<ReasonCode, "SEVERE"> | "SEVERE_RATIO" | "SEVERE_GAP";

/** SEVERE is about the ratio when it lies below its threshold, else about the gap. */
function keyOf({ code, measured, threshold }: Reason): ReasonKey {
  if (code !== "SEVERE") return code;
  return (measured ?? 0) < (threshold ?? 0) ? "SEVERE_RATIO" : "SEVERE_GAP";
}

/** The key below `lamps.reason` and `lamps.standard` in messages/, and the values that its sentences name. */
export function reasonParts(reason: Reason, figures: LampFigures, { due, month }: DateWords) {
  const key = keyOf(reason);
  const days = reason.measured ?? 0;
  const isShare = key === "INVESTMENT_RATIO" || key === "INVESTMENT_GAP" || reason.code === "SEVERE";
  return {
    key,
    why: {
      measured: percent(reason.measured),
      actual: formatAmount(figures.actual),
      expected: formatAmount(figures.expected),
      // Days late are counted from the day that was due to the period's end.
      due: due(addDays(lastDayOf(figures.period), -days), figures.period),
      days,
      name: reason.milestone ?? "",
      month: month(figures.period),
    },
    standard: { threshold: isShare ? percent(reason.threshold) : (reason.threshold ?? 0) },
  };
}

/** The values that a sentence below `lamps.green` in messages/ names; `period` is the one to do it by. */
export const greenParts = (condition: GreenCondition, period: Period, { month }: DateWords) => ({
  month: month(period),
  cumulative: condition.code === "INVEST" ? formatAmount(condition.cumulative) : "",
  more: condition.code === "INVEST" ? formatAmount(condition.more) : "",
  name: condition.code === "REACH_MILESTONE" ? condition.name : "",
  count: condition.code === "CLOSE_ISSUE" ? condition.count : 0,
});

/** Why a lamp is what it is, a reason on each line; "" where there is nothing to say. Money is 万元. */
export function whyLit(
  {
    lamp,
    computed,
    reasons,
    expected,
    actual,
  }: { lamp: Lamp; computed: Lamp; reasons: readonly Reason[]; expected: number; actual: number },
  period: Period,
  words: LampWords,
): string {
  if (lamp === "paused") return words.paused;
  if (reasons.length === 0) return computed === "yellow" ? words.viaYellow : "";
  return reasons.map((reason) => words.reason(reason, { period, expected, actual })).join("\n");
}

/** A lamp in whole sentences, for what is no page: the sentences live in messages/. */
export type LampWords = {
  lamp: (lamp: Lamp) => string;
  reason: (reason: Reason, figures: LampFigures) => string;
  /** The reason without the standard that it was held against. */
  why: (reason: Reason, figures: LampFigures) => string;
  green: (condition: GreenCondition, period: Period) => string;
  step: (period: Period, lamp: Lamp) => string;
  noWay: (none: NonNullable<GreenPath["none"]>) => string;
  nothingWanting: string;
  paused: string;
  viaYellow: string;
  month: (period: Period) => string;
};
