/**
 * A second reading of the lamp rules for tests to compare with: fractions of BigInt, day by day from texts, month
 * after month from the beginning, sharing nothing with the product but the shape of the facts and the calendar.
 */
import { type Day, daysBetween, lastDayOf, type Period, periodsBetween } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import type { LampRun } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

type NaiveReason = { code: string; measured: number | null; threshold: number | null };
export type NaiveDecision = LampRun & {
  period: Period;
  computed: LampRun["lamp"];
  reasons: NaiveReason[];
  caseOpened: boolean;
};

type Fraction = { top: bigint; bottom: bigint };

/** A decimal text as a fraction: "0.8" → 8/10. */
function fraction(value: number): Fraction {
  const [whole = "0", decimals = ""] = value.toFixed(4).split(".");
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}
const less = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;
const cents = (amount: number): bigint => BigInt(amount.toFixed(2).replace(".", ""));

/** Half up to `1/scale`. */
function halfUp({ top, bottom }: Fraction, scale: bigint): bigint {
  const doubled = 2n * top * scale + bottom;
  const by = 2n * bottom;
  const cut = doubled / by;
  return doubled % by < 0n ? cut - 1n : cut;
}
const fourPlaces = (value: Fraction): number => Number(halfUp(value, 10_000n)) / 10_000;

const monthsOfYear = (period: Period): Period[] => periodsBetween(`${period.slice(0, 4)}-01`, period);

function expectedCents(facts: ProjectFacts, period: Period): bigint {
  const year = period.slice(0, 4);
  const entries = Object.entries(facts.monthlyPlan ?? {}).filter(([month]) => month.startsWith(year));
  if (entries.length > 0) {
    const past = entries.filter(([month]) => month <= period).sort(([a], [b]) => (a < b ? -1 : 1));
    return cents(past[past.length - 1]?.[1] ?? 0);
  }
  const all = periodsBetween(`${year}-01`, `${year}-12`);
  const start = facts.plannedStart?.slice(0, 7) ?? `${year}-01`;
  const end = facts.plannedCompletion?.slice(0, 7) ?? `${year}-12`;
  const within = all.filter((month) => month >= start && month <= end);
  const months = within.length > 0 ? within : all;
  const gone = months.filter((month) => month <= period).length;
  return halfUp(
    { top: cents(facts.annualPlans[year] ?? 0) * BigInt(gone), bottom: BigInt(months.length) },
    1n,
  );
}

function reasonsAt(facts: ProjectFacts, period: Period, rules: RuleSettings): NaiveReason[] {
  const end = lastDayOf(period);
  const plan = cents(facts.annualPlans[period.slice(0, 4)] ?? 0);
  const expected = expectedCents(facts, period);
  const actual = monthsOfYear(period).reduce((sum, month) => {
    const report = facts.reports[month];
    return report ? sum + cents(report.invested) : sum;
  }, 0n);
  const ratio: Fraction | null = expected > 0n ? { top: actual, bottom: expected } : null;
  const gap: Fraction | null = plan > 0n ? { top: expected - actual, bottom: plan } : null;
  const doneBy = (day: Day | null | undefined): boolean => day !== null && day !== undefined && day <= end;
  const latest = (days: number[], limit: number): number | null => {
    const late = days.filter((count) => count > limit);
    return late.length > 0 ? Math.max(...late) : null;
  };
  const reasons: NaiveReason[] = [];
  const add = (code: string, measured: number | null, threshold: number | null = null) =>
    reasons.push({ code, measured, threshold });

  if (rules.notStarted && doneBy(facts.plannedStart) && !doneBy(facts.actualStart)) {
    add("NOT_STARTED", daysBetween(facts.plannedStart ?? end, end));
  }
  if (rules.investmentRatio !== null && ratio && less(ratio, fraction(rules.investmentRatio))) {
    add("INVESTMENT_RATIO", fourPlaces(ratio), rules.investmentRatio);
  }
  if (rules.investmentGap !== null && gap && !less(gap, fraction(rules.investmentGap))) {
    add("INVESTMENT_GAP", fourPlaces(gap), rules.investmentGap);
  }
  if (rules.milestoneDays !== null) {
    const open = (facts.milestones ?? []).filter((milestone) => !doneBy(milestone.actual));
    const late = latest(
      open.map((milestone) => daysBetween(milestone.planned, end)),
      rules.milestoneDays,
    );
    if (late !== null) add("MILESTONE_OVERDUE", late, rules.milestoneDays);
  }
  if (rules.completionOverdue && doneBy(facts.plannedCompletion) && !doneBy(facts.actualCompletion)) {
    add("COMPLETION_OVERDUE", daysBetween(facts.plannedCompletion ?? end, end));
  }
  if (facts.reports[period] === undefined) add("NOT_REPORTED", null);
  if (rules.issueOverdueDays !== null) {
    const open = (facts.issues ?? []).filter((issue) => !doneBy(issue.closedOn));
    const late = latest(
      open.map((issue) => daysBetween(issue.deadline, end)),
      rules.issueOverdueDays,
    );
    if (late !== null) add("ISSUE_OVERDUE", late, rules.issueOverdueDays);
  }
  if (rules.severe) {
    if (ratio && less(ratio, fraction(rules.severe.ratio))) {
      add("SEVERE", fourPlaces(ratio), rules.severe.ratio);
    } else if (gap && less(fraction(rules.severe.gap), gap)) {
      add("SEVERE", fourPlaces(gap), rules.severe.gap);
    }
  }
  return reasons;
}

const isPausedIn = (facts: ProjectFacts, period: Period): boolean =>
  (facts.pauses ?? []).some(({ from, to }) => from <= period && (!to || period <= to));

export function naiveReplay(
  facts: ProjectFacts,
  from: Period,
  to: Period,
  rules: RuleSettings,
): NaiveDecision[] {
  const decisions: NaiveDecision[] = [];
  let behindRun = 0;
  let redRun = 0;
  for (const period of periodsBetween(from, to)) {
    const finished = facts.actualCompletion ? facts.actualCompletion.slice(0, 7) < period : false;
    if (finished || facts.annualPlans[period.slice(0, 4)] === undefined) {
      behindRun = 0;
      redRun = 0;
      continue;
    }
    if (isPausedIn(facts, period)) {
      decisions.push({
        period,
        lamp: "paused",
        computed: "paused",
        behindRun,
        redRun,
        reasons: [],
        caseOpened: false,
      });
      continue;
    }
    const reasons = reasonsAt(facts, period, rules);
    const counting = reasons.filter(({ code }) => rules.notReported || code !== "NOT_REPORTED");
    const wasRed = redRun > 0;
    behindRun = counting.length > 0 ? behindRun + 1 : 0;
    let lamp: LampRun["lamp"] = "green";
    if (behindRun > 0) lamp = "yellow";
    if (behindRun >= rules.monthsBehindToRed || reasons.some(({ code }) => code === "SEVERE")) lamp = "red";
    if (behindRun === 0 && reasons.length > 0) lamp = "yellow";
    if (behindRun === 0 && wasRed && rules.redExit === "via-yellow") lamp = "yellow";
    const computed = lamp;
    const override = facts.overrides?.[period];
    if (override) {
      lamp =
        override === "green" && reasons.some(({ code }) => code === "NOT_REPORTED") ? "yellow" : override;
      if (lamp === "green") behindRun = 0;
      else if (behindRun === 0) behindRun = 1;
    }
    redRun = lamp === "red" ? redRun + 1 : 0;
    decisions.push({
      period,
      lamp,
      computed,
      behindRun,
      redRun,
      reasons,
      caseOpened: redRun === rules.monthsRedToCase,
    });
  }
  return decisions;
}
