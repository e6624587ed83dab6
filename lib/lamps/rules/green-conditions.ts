import { fromCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthIndex } from "@/lib/lamps/rules/calendar";
import { ceilOfProduct, floorOfProduct, TEN_THOUSAND } from "@/lib/lamps/rules/exact";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { isCompletionOverdue, isNotStarted, isOverdue } from "@/lib/lamps/rules/reasons";
import { type ExactSettings, exactSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { type Month, monthOf, timelineOf } from "@/lib/lamps/rules/timeline";

/** One thing to be done by the period's last day. Money is 万元. */
export type GreenCondition =
  | { code: "START" }
  /** Bring the year's investment to `cumulative`, `more` than is reported through the period so far. */
  | { code: "INVEST"; cumulative: number; more: number }
  | { code: "REACH_MILESTONE"; name: string }
  | { code: "COMPLETE" }
  | { code: "REPORT" }
  | { code: "CLOSE_ISSUE"; count: number };

/** The least cumulative 分 with which SEVERE does not hold. */
export function leastWithoutSevere(
  { expected, plan }: Month,
  { severeRatio, severeGap }: ExactSettings,
): number {
  let least = 0;
  if (severeRatio !== null && expected > 0) least = ceilOfProduct(severeRatio, expected, TEN_THOUSAND);
  if (severeGap !== null && plan > 0) {
    least = Math.max(least, expected - floorOfProduct(severeGap, plan, TEN_THOUSAND));
  }
  return least;
}

/** The least cumulative 分 with which no reason about investment holds. */
export function leastWithoutInvestmentReason(month: Month, settings: ExactSettings): number {
  const { expected, plan } = month;
  let least = leastWithoutSevere(month, settings);
  if (settings.ratio !== null && expected > 0) {
    least = Math.max(least, ceilOfProduct(settings.ratio, expected, TEN_THOUSAND));
  }
  if (settings.gap !== null && plan > 0) {
    // A gap that reaches the threshold is behind already: one 分 beyond it.
    least = Math.max(least, expected - ceilOfProduct(settings.gap, plan, TEN_THOUSAND) + 1);
  }
  return least;
}

/**
 * What keeps a period from being behind, exactly: doing all of it makes the period not behind, and one 分 less
 * does not. Empty when nothing is wanting, when the period is paused, or when it has no lamp.
 */
export function greenConditions(
  facts: ProjectFacts,
  period: Period,
  settings: RuleSettings,
): GreenCondition[] {
  const index = monthIndex(period);
  const month = monthOf(timelineOf(facts, index, index), index);
  if (!month || month.paused) return [];
  const conditions: GreenCondition[] = [];
  const { timeline, lastDay, actual } = month;
  const { milestoneDays, issueOverdueDays } = settings;
  if (settings.notStarted && isNotStarted(month)) conditions.push({ code: "START" });
  const least = leastWithoutInvestmentReason(month, exactSettings(settings));
  if (least > actual) {
    conditions.push({ code: "INVEST", cumulative: fromCents(least), more: fromCents(least - actual) });
  }
  if (milestoneDays !== null) {
    for (const milestone of timeline.milestones) {
      if (isOverdue(milestone, lastDay, milestoneDays)) {
        conditions.push({ code: "REACH_MILESTONE", name: milestone.name });
      }
    }
  }
  if (settings.completionOverdue && isCompletionOverdue(month)) conditions.push({ code: "COMPLETE" });
  if (!month.reported) conditions.push({ code: "REPORT" });
  if (issueOverdueDays !== null) {
    const count = timeline.issues.filter((issue) => isOverdue(issue, lastDay, issueOverdueDays)).length;
    if (count > 0) conditions.push({ code: "CLOSE_ISSUE", count });
  }
  return conditions;
}

/** What makes SEVERE not hold: money, and the report that tells of it. Empty when it does not hold. */
export function leastAgainstSevere(
  facts: ProjectFacts,
  period: Period,
  settings: RuleSettings,
): GreenCondition[] {
  const index = monthIndex(period);
  const month = monthOf(timelineOf(facts, index, index), index);
  if (!month || month.paused) return [];
  const least = leastWithoutSevere(month, exactSettings(settings));
  if (least <= month.actual) return [];
  return [
    { code: "INVEST", cumulative: fromCents(least), more: fromCents(least - month.actual) },
    ...(month.reported ? [] : [{ code: "REPORT" } as const]),
  ];
}
