import { fromCents, toCents } from "@/lib/core/money";
import { type Day, monthOf, periodAt, yearOf } from "@/lib/core/periods";
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

/** Months since year 0. */
const monthNumber = (day: Day): number => yearOf(day) * MONTHS_OF_YEAR + monthOf(day) - 1;

export type CarryFlag =
  /** 计划竣工已过: its date must be changed first, or the project is late from the first month on. */
  | "COMPLETION_PAST"
  | "NO_COMPLETION"
  /** Nothing remains of the total investment, or there is none. */
  | "NOTHING_REMAINS";

export type Unfinished = Span & {
  /** 万元: total, invested before the year that ends, and what counted in that year. */
  totalInvestment: number;
  investedBefore: number;
  investedInYear: number;
};

export type CarryProposal = {
  /** 万元 invested up to the end of the old year. */
  investedBefore: number;
  /** 万元 still to be invested; 0 when the total is reached or unknown. */
  remaining: number;
  /** 万元 for the new year: what remains, spread evenly over the planned months that remain; null: to be filled in. */
  proposed: number | null;
  flags: CarryFlag[];
};

/**
 * 结转: what an unfinished project brings into the next year's plan, and the amount that its own planned dates
 * suggest for it. Rounded half up to 分.
 */
export function carryOf(project: Unfinished, year: number): CarryProposal {
  const invested = toCents(project.investedBefore) + toCents(project.investedInYear);
  const remaining = Math.max(0, toCents(project.totalInvestment) - invested);
  const january = year * MONTHS_OF_YEAR;
  const flags: CarryFlag[] = [];
  if (remaining === 0) flags.push("NOTHING_REMAINS");
  const last = project.plannedCompletion === null ? null : monthNumber(project.plannedCompletion);
  if (last === null) flags.push("NO_COMPLETION");
  else if (last < january) flags.push("COMPLETION_PAST");
  const answer = { investedBefore: fromCents(invested), remaining: fromCents(remaining), flags };
  if (remaining === 0 || last === null || last < january) return { ...answer, proposed: null };
  const first = Math.max(
    january,
    project.plannedStart === null ? january : monthNumber(project.plannedStart),
  );
  const months = last - first + 1;
  const inYear = Math.min(last, january + MONTHS_OF_YEAR - 1) - first + 1;
  // A start beyond the year, or dates the wrong way round: nothing of it falls into the year.
  if (months < 1 || inYear < 1) return { ...answer, proposed: null };
  return { ...answer, proposed: fromCents(Math.floor((2 * remaining * inYear + months) / (2 * months))) };
}

export type Carried = { carriedFrom: number | null; investedBefore: number | null };

/** What carrying over does to a project's plan of the new year. */
export function carryAct(
  plan: Carried | null,
  from: number,
  investedBefore: number,
): "new" | "refresh" | "same" | "other" {
  if (plan === null) return "new";
  if (plan.carriedFrom !== from) return "other";
  return plan.investedBefore !== null && toCents(plan.investedBefore) === toCents(investedBefore)
    ? "same"
    : "refresh";
}
