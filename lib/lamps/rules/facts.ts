import type { Day, Period } from "@/lib/core/periods";

/** What the centre may override a lamp to. */
export const overrideLamps = ["green", "yellow", "red"] as const;
export type OverrideLamp = (typeof overrideLamps)[number];

/** All that one project brings to its lamps. Money is 万元; a missing date is null or absent. */
export type ProjectFacts = {
  /** By year ("2017"). A year without a key is a year outside the annual plan. */
  annualPlans: Record<string, number>;
  /** By period, cumulative within its year. */
  monthlyPlan?: Record<Period, number> | null;
  plannedStart?: Day | null;
  plannedCompletion?: Day | null;
  actualStart?: Day | null;
  actualCompletion?: Day | null;
  /** Whole periods, both ends included; `to` null or absent: still paused. */
  pauses?: readonly { from: Period; to?: Period | null }[];
  milestones?: readonly { name: string; planned: Day; actual?: Day | null }[];
  /** Invested in that month. An absent period: nothing reported. */
  reports: Record<Period, { invested: number }>;
  /** Issues assigned to the responsible unit. */
  issues?: readonly { deadline: Day; closedOn?: Day | null }[];
  /** By period: the lamp that the centre has set in place of the computed one (docs/decisions/0009). */
  overrides?: Record<Period, OverrideLamp>;
};
