import { fromCents, toCents } from "@/lib/core/money";
import { monthOf, type Period } from "@/lib/core/periods";

/** What is odd about a project but never blocks it (domain.md: check, warn, never block). */
export type ProjectWarning =
  | "NATIONAL_CODE_SHAPE"
  | "COMPLETION_BEFORE_START"
  | "INVESTED_ABOVE_TOTAL"
  | "PLAN_ABOVE_TOTAL"
  | "PLAN_LAST_MONTH_DIFFERS";

/**
 * The national project code: 24 characters with hyphens, new `YYMM-RRRRRR-DD-TT-NNNNNN`, old (2013–2020)
 * `YYYY-RRRRRR-…`. Digits throughout.
 */
export function isNationalCodeShaped(code: string): boolean {
  if (!/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/.test(code)) return false;
  const head = Number(code.slice(0, 4));
  const month = head % 100;
  return (head >= 2013 && head <= 2020) || (month >= 1 && month <= 12);
}

/** The next short number of a year: "2017-001", "2017-1000" after "2017-999". `last` is 0 before the first. */
export const nextNumber = (year: number, last: number): string =>
  `${year}-${String(last + 1).padStart(3, "0")}`;

/** A cumulative plan never falls. */
export const isNonDecreasing = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0));

/**
 * Twelve cumulative 万元 from a sparse plan { "2017-03": 100 }: a missing month holds its last value, 0 before
 * the first. An empty plan stays empty: the rules spread the annual plan evenly. Null when a month is of another year.
 */
export function fillMonthlyPlan(
  year: number,
  plan: Record<Period, number> | null | undefined,
): number[] | null {
  const entries = Object.entries(plan ?? {});
  if (entries.length === 0) return [];
  if (entries.some(([period]) => Number(period.slice(0, 4)) !== year)) return null;
  const byMonth = new Map(entries.map(([period, value]) => [monthOf(period), value]));
  let held = 0;
  return Array.from({ length: 12 }, (_, index) => {
    held = byMonth.get(index + 1) ?? held;
    return held;
  });
}

/** What a plan's months warn about: the year's last cumulative value should be the annual plan. 万元. */
export function planWarnings(annualPlan: number, monthly: readonly number[]): ProjectWarning[] {
  const last = monthly.at(-1);
  return last !== undefined && toCents(last) !== toCents(annualPlan) ? ["PLAN_LAST_MONTH_DIFFERS"] : [];
}

export type WarnableProject = {
  nationalCode?: string | null;
  totalInvestment: number;
  investedBefore: number;
  plannedStart?: string | null;
  plannedCompletion?: string | null;
  plan?: { annualPlan: number; monthly: readonly number[] } | null;
};

/** All warnings about a project's facts; money in 万元, days as "YYYY-MM-DD". */
export function projectWarnings(project: WarnableProject): ProjectWarning[] {
  const warnings: ProjectWarning[] = [];
  if (project.nationalCode && !isNationalCodeShaped(project.nationalCode))
    warnings.push("NATIONAL_CODE_SHAPE");
  if (project.plannedStart && project.plannedCompletion && project.plannedCompletion < project.plannedStart) {
    warnings.push("COMPLETION_BEFORE_START");
  }
  if (project.totalInvestment > 0 && project.investedBefore > project.totalInvestment) {
    warnings.push("INVESTED_ABOVE_TOTAL");
  }
  if (project.plan) {
    const year = project.plan.annualPlan;
    const planned = fromCents(toCents(project.investedBefore) + toCents(year));
    if (project.totalInvestment > 0 && planned > project.totalInvestment) warnings.push("PLAN_ABOVE_TOTAL");
    warnings.push(...planWarnings(year, project.plan.monthly));
  }
  return warnings;
}

/** Degrees of WGS-84 within which China lies: a longitude typed for a latitude is found out. */
export const coordinateBounds = {
  longitude: { least: 73, most: 136 },
  latitude: { least: 3, most: 54 },
} as const;

/**
 * True when a project has a part in a period: it is filed and gets a lamp. `withdrawnFrom` is the first period
 * that it has no part in, null while it is in the registry. Periods closed before its withdrawal keep it, even when
 * they are opened and closed again.
 */
export const takesPart = (withdrawnFrom: Period | null, period: Period): boolean =>
  withdrawnFrom === null || period < withdrawnFrom;

export type PauseSpan = { from: Period; to: Period | null };

/** True when the period lies in the pause, both ends included. */
export const covers = (pause: PauseSpan, period: Period): boolean =>
  pause.from <= period && (pause.to === null || period <= pause.to);

/** True when two pauses share a period. */
export const overlaps = (a: PauseSpan, b: PauseSpan): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

/** Under which of the nine trace categories a change of the registry falls, by the project's stage. */
export function traceCategoryOf(stage: string): "planning" | "preliminary_work" | "construction" {
  if (stage === "planned") return "planning";
  return stage === "preliminary" || stage === "ready" ? "preliminary_work" : "construction";
}
