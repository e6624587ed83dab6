import type { Period } from "@/lib/core/periods";
import type { LampForecast } from "@/lib/lamps/rules/forecast";
import type { GreenCondition } from "@/lib/lamps/rules/green-conditions";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { Reason } from "@/lib/lamps/rules/reasons";

/** One month's lamp as the project page shows it. Money is 万元. */
export type LampMonth = {
  period: Period;
  revision: number;
  lamp: Lamp;
  behindRun: number;
  redRun: number;
  reasons: Reason[];
  expected: number;
  actual: number;
  annualPlan: number;
  caseOpened: boolean;
  reportState: string | null;
  ruleVersion: { id: number; fromPeriod: Period };
};

/** The decisions in force, newest first; and what makes or keeps the month ahead green. */
export type LampHistory = {
  months: LampMonth[];
  nextPeriod: Period | null;
  turnsGreen: GreenCondition[];
  forecast: LampForecast | null;
};
