import { toCents } from "@/lib/core/money";
import type { Day } from "@/lib/core/periods";

/** What of a project is locked once a plan of it is confirmed, and so changes by request only (decision 0012). */
export const changeables = ["plannedStart", "plannedCompletion", "milestone", "plan"] as const;
export type Changeable = (typeof changeables)[number];

/** A planned day; null: none is set. */
export type DayValue = { day: Day | null };

/** One year's plan: 万元, cumulative 万元 by the end of each month (empty = spread evenly), the goal in words. */
export type PlanValue = { annualPlan: number; monthlyPlan: number[]; physicalGoal: string | null };

/**
 * What changes from what to what. `target` is the milestone's name or the plan's year as text, and "" for the
 * project's own two dates.
 */
export type Change =
  | { what: "plannedStart" | "plannedCompletion" | "milestone"; target: string; from: DayValue; to: DayValue }
  | { what: "plan"; target: string; from: PlanValue; to: PlanValue };

/** A project as far as changes concern it. */
export type Changing = {
  plannedStart: Day | null;
  plannedCompletion: Day | null;
  actualCompletion: Day | null;
  milestones: readonly { name: string; planned: Day; actual: Day | null }[];
  plans: readonly (PlanValue & { year: number; confirmed: boolean })[];
};

export type Target = { what: Changeable; target: string };

/** What stands there now; null when the project has no such milestone or no plan of that year. */
export function standingValue(project: Changing, { what, target }: Target): DayValue | PlanValue | null {
  if (what === "plannedStart") return { day: project.plannedStart };
  if (what === "plannedCompletion") return { day: project.plannedCompletion };
  if (what === "milestone") {
    const milestone = project.milestones.find((item) => item.name === target);
    return milestone ? { day: milestone.planned } : null;
  }
  const plan = project.plans.find((item) => String(item.year) === target);
  return plan
    ? { annualPlan: plan.annualPlan, monthlyPlan: plan.monthlyPlan, physicalGoal: plan.physicalGoal }
    : null;
}

const sameMoney = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, index) => toCents(value) === toCents(b[index] ?? 0));

/** True when both say the same, money compared in whole 分. */
export function sameValue(a: DayValue | PlanValue, b: DayValue | PlanValue): boolean {
  if ("day" in a || "day" in b) return "day" in a && "day" in b && a.day === b.day;
  return (
    toCents(a.annualPlan) === toCents(b.annualPlan) &&
    sameMoney(a.monthlyPlan, b.monthlyPlan) &&
    (a.physicalGoal ?? "") === (b.physicalGoal ?? "")
  );
}

/** One side of a change under the names that the registry's own events use, for the trace. */
export function traceValues(change: Change, side: "from" | "to"): Record<string, unknown> {
  if (change.what === "plan") {
    const { annualPlan, monthlyPlan, physicalGoal } = change[side];
    return { annualPlan, monthlyPlan, goal: physicalGoal };
  }
  const { day } = change[side];
  return change.what === "milestone"
    ? { milestone: { name: change.target, planned: day } }
    : { [change.what]: day };
}
