import { fromCents, toCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthIndex, periodName } from "@/lib/lamps/rules/calendar";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { leastWithoutInvestmentReason, leastWithoutSevere } from "@/lib/lamps/rules/green-conditions";
import { decide, type Lamp, type LampRun } from "@/lib/lamps/rules/lamp";
import { exactSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { monthOf, timelineOf } from "@/lib/lamps/rules/timeline";

/** The month to come. Money is 万元, cumulative in its year. */
export type LampForecast = {
  period: Period;
  /** The lamp at the mean pace, everything else staying as it is. */
  lamp: Lamp;
  /** Mean of the last three reported months; null when nothing was ever reported (counts as 0). */
  pace: number | null;
  /** Invested by the period's end at that pace. */
  cumulative: number;
  /** Invested so far, through the period. */
  investedSoFar: number;
  /** Least cumulative investment with a green lamp; null when money alone cannot reach it. */
  leastWithoutYellow: number | null;
  /** Least cumulative investment without a red lamp; null when money alone cannot avoid it. */
  leastWithoutRed: number | null;
};

const MONTHS_OF_PACE = 3;

/** Mean 分 of the last three reported months before the period (fewer if fewer exist), rounded half up. */
function paceBefore(facts: ProjectFacts, period: Period): number | null {
  const reported = Object.keys(facts.reports).filter((reportedIn) => reportedIn < period);
  const last = reported.sort().slice(-MONTHS_OF_PACE);
  if (last.length === 0) return null;
  const total = last.reduce((sum, key) => sum + toCents(facts.reports[key]?.invested ?? 0), 0);
  return Math.floor((2 * total + last.length) / (2 * last.length));
}

/**
 * The lamp if the project keeps the pace of its last three reported months, and the least investment that avoids
 * yellow, and red. A month that is reported already is taken as reported. Null when the period has no lamp.
 */
export function forecastOf(
  facts: ProjectFacts,
  period: Period,
  settings: RuleSettings,
  previous: LampRun | null,
): LampForecast | null {
  const index = monthIndex(period);
  const month = monthOf(timelineOf(facts, index, index), index);
  if (!month) return null;
  const exact = exactSettings(settings);
  const pace = paceBefore(facts, period);
  const lampWith = (actual: number): Lamp =>
    decide({ ...month, actual, reported: true }, exact, previous).lamp;

  /** The least amount with a lamp that will do, among the amounts at which a lamp can change. */
  const leastWhere = (willDo: (lamp: Lamp) => boolean): number | null => {
    const amounts = [0, leastWithoutSevere(month, exact), leastWithoutInvestmentReason(month, exact)];
    for (const amount of amounts) {
      const least = Math.max(amount, month.actual);
      if (willDo(lampWith(least))) return fromCents(least);
    }
    return null;
  };
  const cumulative = month.reported ? month.actual : month.actual + (pace ?? 0);
  return {
    period: periodName(index),
    lamp: lampWith(cumulative),
    pace: pace === null ? null : fromCents(pace),
    cumulative: fromCents(cumulative),
    investedSoFar: fromCents(month.actual),
    leastWithoutYellow: leastWhere((lamp) => lamp === "green" || lamp === "paused"),
    leastWithoutRed: leastWhere((lamp) => lamp !== "red"),
  };
}
