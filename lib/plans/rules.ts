import { type Day, periodAt } from "@/lib/core/periods";
import { expectedThrough } from "@/lib/lamps/rules/expectation";

export const MONTHS_OF_YEAR = 12;

export type Span = { plannedStart: Day | null; plannedCompletion: Day | null };

/**
 * A year's amount as the lamps' own rule expects it without a monthly plan: spread evenly over the months from the
 * planned start to the planned completion within the year, cumulative 万元 by the end of each month.
 */
export function evenMonths(year: number, annualPlan: number, span: Span): number[] {
  const facts = { ...span, annualPlans: { [String(year)]: annualPlan }, reports: {} };
  return Array.from({ length: MONTHS_OF_YEAR }, (_, index) =>
    expectedThrough(facts, periodAt(year, index + 1)),
  );
}
