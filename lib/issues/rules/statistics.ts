import { sumMoney } from "@/lib/core/money";
import { type Day, daysBetween } from "@/lib/core/periods";
import { ledgerLampOf } from "@/lib/issues/rules/clocks";
import type { IssueCategory } from "@/lib/issues/rules/kinds";
import type { IssueState } from "@/lib/issues/schema";

/** What the ledger's figures are counted from. */
export type CountedIssue = {
  state: IssueState;
  category: IssueCategory;
  unit: string | null;
  projectId: string | null;
  /** 万元 of the project's plan of the year; null without one. */
  annualPlan: number | null;
  level: number;
  firstLevel: number;
  raisedOn: Day;
  deadline: Day | null;
  closingOn: Day | null;
  closedOn: Day | null;
};

export type LedgerCounts = {
  total: number;
  open: number;
  overdue: number;
  soon: number;
  closed: number;
  /** Days from the raising to the striking off; null when nothing is struck off. */
  medianDays: number | null;
};

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half] ?? 0, sorted[half] ?? 0];
  return (low + high) / 2;
}

const daysToClose = (issues: readonly CountedIssue[]): number[] =>
  issues.flatMap(({ raisedOn, closedOn }) => (closedOn === null ? [] : [daysBetween(raisedOn, closedOn)]));

export function countsOf(issues: readonly CountedIssue[], today: Day): LedgerCounts {
  const lamps = issues.map((issue) => ledgerLampOf(issue, today));
  const closed = issues.filter(({ state }) => state === "closed").length;
  return {
    total: issues.length,
    open: issues.length - closed,
    overdue: lamps.filter((lamp) => lamp === "red").length,
    soon: lamps.filter((lamp) => lamp === "yellow").length,
    closed,
    medianDays: medianOf(daysToClose(issues)),
  };
}

/** 万元 of the year's plans of the projects that these issues stop; each project counts once. */
export function blockedPlanOf(issues: readonly CountedIssue[]): number {
  const plans = new Map<string, number>();
  for (const { state, projectId, annualPlan } of issues) {
    if (state !== "closed" && projectId !== null) plans.set(projectId, annualPlan ?? 0);
  }
  return sumMoney(plans.values());
}

function grouped<K>(
  issues: readonly CountedIssue[],
  keyOf: (issue: CountedIssue) => K,
): Map<K, CountedIssue[]> {
  const groups = new Map<K, CountedIssue[]>();
  for (const issue of issues) {
    const key = keyOf(issue);
    groups.set(key, [...(groups.get(key) ?? []), issue]);
  }
  return groups;
}

/** Upper ends of the age groups of open issues, in days since the raising; the last one has none. */
export const ageGroups = [7, 15, 30, 60, null] as const;

const ageingOf = (issues: readonly CountedIssue[], today: Day) =>
  ageGroups.map((upTo, index) => {
    const above = index === 0 ? -1 : (ageGroups[index - 1] ?? 0);
    const within = (days: number) => days > above && (upTo === null || days <= upTo);
    const count = issues.filter(
      ({ state, raisedOn }) => state !== "closed" && within(daysBetween(raisedOn, today)),
    ).length;
    return { above: above + 1, upTo, count };
  });

/** The ledger in figures: by unit, by cause, by age, and how much is solved where it arises. */
export function statisticsOf(issues: readonly CountedIssue[], today: Day) {
  const solved = issues.filter(({ state, firstLevel }) => state === "closed" && firstLevel === 1);
  return {
    all: countsOf(issues, today),
    /** Of those that began at level 1 and are struck off, the share that never left it; null without any. */
    lowestLevelRate:
      solved.length > 0 ? solved.filter(({ level }) => level === 1).length / solved.length : null,
    blockedPlan: blockedPlanOf(issues),
    units: [...grouped(issues, ({ unit }) => unit)]
      .map(([unit, own]) => ({ unit, ...countsOf(own, today) }))
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open || b.total - a.total),
    categories: [...grouped(issues, ({ category }) => category)]
      .map(([category, own]) => ({ category, ...countsOf(own, today), blockedPlan: blockedPlanOf(own) }))
      .sort((a, b) => b.blockedPlan - a.blockedPlan || b.open - a.open),
    ageing: ageingOf(issues, today),
  };
}
export type LedgerStatistics = ReturnType<typeof statisticsOf>;
