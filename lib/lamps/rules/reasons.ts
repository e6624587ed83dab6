import { fourDecimals, productLess, TEN_THOUSAND } from "@/lib/lamps/rules/exact";
import type { ExactSettings } from "@/lib/lamps/rules/settings";
import type { Month } from "@/lib/lamps/rules/timeline";

export const reasonCodes = [
  "NOT_STARTED",
  "INVESTMENT_RATIO",
  "INVESTMENT_GAP",
  "MILESTONE_OVERDUE",
  "COMPLETION_OVERDUE",
  "NOT_REPORTED",
  "ISSUE_OVERDUE",
  "SEVERE",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/**
 * Why a month is behind. `measured`: ratio or gap to four decimals, whole days late at the period's end, null for
 * NOT_REPORTED. `threshold`: the setting it was held against, null where the rule has none.
 */
export type Reason = {
  code: ReasonCode;
  measured: number | null;
  threshold: number | null;
  /** MILESTONE_OVERDUE: the name of the milestone that is the most days late. */
  milestone?: string;
};

/** actual ÷ expected below the threshold (1/10,000). No ratio while nothing is expected. */
const isRatioBelow = (actual: number, expected: number, threshold: number): boolean =>
  expected > 0 && productLess(actual, TEN_THOUSAND, threshold, expected);

/** (expected − actual) ÷ annual plan at or above the threshold (1/10,000). No gap without an annual amount. */
const isGapAtLeast = (actual: number, expected: number, plan: number, threshold: number): boolean =>
  plan > 0 && !productLess(expected - actual, TEN_THOUSAND, threshold, plan);

/** (expected − actual) ÷ annual plan above the threshold (1/10,000). */
const isGapAbove = (actual: number, expected: number, plan: number, threshold: number): boolean =>
  plan > 0 && productLess(threshold, plan, expected - actual, TEN_THOUSAND);

export const ratioOf = (month: Month): number | null =>
  month.expected > 0 ? fourDecimals(month.actual, month.expected) : null;

export const gapOf = (month: Month): number | null =>
  month.plan > 0 ? fourDecimals(month.expected - month.actual, month.plan) : null;

/** Due by the last day of the month and not done by then. */
const isOpen = (due: number, done: number, lastDay: number): boolean => due <= lastDay && done > lastDay;

/** True while a day number's matter is not done by the month's end and more than `days` late. */
export const isOverdue = (matter: { due: number; done: number }, lastDay: number, days: number): boolean =>
  matter.done > lastDay && lastDay - matter.due > days;

type Matter = { due: number; done: number; name: string };

/** The matter that is the most days late, among those more than `days` late. */
function mostOverdue(matters: readonly Matter[], lastDay: number, days: number): Matter | null {
  let worst: Matter | null = null;
  for (const matter of matters) {
    if (isOverdue(matter, lastDay, days) && (worst === null || matter.due < worst.due)) worst = matter;
  }
  return worst;
}

export const isNotStarted = ({ timeline, lastDay }: Month): boolean =>
  isOpen(timeline.plannedStart, timeline.actualStart, lastDay);

export const isCompletionOverdue = ({ timeline, lastDay }: Month): boolean =>
  isOpen(timeline.plannedCompletion, timeline.actualCompletion, lastDay);

/** SEVERE: ratio below, or gap above, what makes red at once; the ratio is named when both hold. */
function severeReason(month: Month, settings: ExactSettings): Reason | null {
  const { severe } = settings.given;
  const { actual, expected, plan } = month;
  if (severe === null || settings.severeRatio === null || settings.severeGap === null) return null;
  if (isRatioBelow(actual, expected, settings.severeRatio)) {
    return { code: "SEVERE", measured: ratioOf(month), threshold: severe.ratio };
  }
  if (isGapAbove(actual, expected, plan, settings.severeGap)) {
    return { code: "SEVERE", measured: gapOf(month), threshold: severe.gap };
  }
  return null;
}

/**
 * Every reason that holds for the month, in the regulation's order; empty when it is not behind.
 * NOT_REPORTED stands here whenever nothing was reported: a project with nothing reported is never green, even
 * where the rule is switched off (docs/decisions/0002); `isBehind` says whether it counts.
 */
export function reasonsOf(month: Month, settings: ExactSettings): Reason[] {
  const reasons: Reason[] = [];
  const { timeline, lastDay, actual, expected, plan } = month;
  const { given } = settings;
  if (given.notStarted && isNotStarted(month)) {
    reasons.push({ code: "NOT_STARTED", measured: lastDay - timeline.plannedStart, threshold: null });
  }
  if (settings.ratio !== null && isRatioBelow(actual, expected, settings.ratio)) {
    reasons.push({ code: "INVESTMENT_RATIO", measured: ratioOf(month), threshold: given.investmentRatio });
  }
  if (settings.gap !== null && isGapAtLeast(actual, expected, plan, settings.gap)) {
    reasons.push({ code: "INVESTMENT_GAP", measured: gapOf(month), threshold: given.investmentGap });
  }
  if (given.milestoneDays !== null) {
    const worst = mostOverdue(timeline.milestones, lastDay, given.milestoneDays);
    if (worst) {
      const measured = lastDay - worst.due;
      reasons.push({
        code: "MILESTONE_OVERDUE",
        measured,
        threshold: given.milestoneDays,
        milestone: worst.name,
      });
    }
  }
  if (given.completionOverdue && isCompletionOverdue(month)) {
    reasons.push({
      code: "COMPLETION_OVERDUE",
      measured: lastDay - timeline.plannedCompletion,
      threshold: null,
    });
  }
  if (!month.reported) reasons.push({ code: "NOT_REPORTED", measured: null, threshold: null });
  if (given.issueOverdueDays !== null) {
    const worst = mostOverdue(timeline.issues, lastDay, given.issueOverdueDays);
    if (worst) {
      reasons.push({
        code: "ISSUE_OVERDUE",
        measured: lastDay - worst.due,
        threshold: given.issueOverdueDays,
      });
    }
  }
  const severe = severeReason(month, settings);
  if (severe) reasons.push(severe);
  return reasons;
}

/** Whether these reasons make the month behind: a missing report alone does not where its rule is switched off. */
export const isBehind = (reasons: readonly Reason[], settings: ExactSettings): boolean =>
  settings.given.notReported
    ? reasons.length > 0
    : reasons.length > 1 || (reasons.length === 1 && reasons[0]?.code !== "NOT_REPORTED");
