import { toCents } from "@/lib/core/money";
import {
  dayNumber,
  dayNumberOrNever,
  januaryOf,
  lastDayNumber,
  monthIndex,
  NEVER,
} from "@/lib/lamps/rules/calendar";
import { roundedProduct } from "@/lib/lamps/rules/exact";
import type { OverrideLamp, ProjectFacts } from "@/lib/lamps/rules/facts";

/** Something due on one day and done on another; both are day numbers. */
type Due = { due: number; done: number; name: string };

/** A project's facts over whole years as numbers: months are indexes, days day numbers, money 分. */
export type Timeline = {
  /** Month index of the first January. Arrays below start there. */
  first: number;
  /** Annual plan of the month's year; −1 when the year is not in the plan. */
  plan: Float64Array;
  expected: Float64Array;
  actual: Float64Array;
  reported: Uint8Array;
  paused: Uint8Array;
  plannedStart: number;
  plannedCompletion: number;
  actualStart: number;
  actualCompletion: number;
  /** Month index of the actual completion: no decision after it. */
  completedIn: number;
  milestones: readonly Due[];
  issues: readonly Due[];
  /** By month index; null when nothing is overridden, as nearly always. */
  overrides: ReadonlyMap<number, OverrideLamp> | null;
};

export const NOT_IN_PLAN = -1;
const NOT_GIVEN = -1;
const NOTHING_DUE: readonly Due[] = [];

/**
 * Months of the year (0 = January) over which an annual plan without a monthly plan is spread: from the later of
 * January and the planned start to the earlier of December and the planned completion; all twelve when empty.
 */
function spreadMonths(facts: ProjectFacts, january: number): { from: number; to: number } {
  const from = facts.plannedStart ? Math.max(0, monthIndex(facts.plannedStart) - january) : 0;
  const to = facts.plannedCompletion ? Math.min(11, monthIndex(facts.plannedCompletion) - january) : 11;
  return from > to ? { from: 0, to: 11 } : { from, to };
}

/** Fills one year's expectation: the monthly plan held on from month to month, else the even spread. */
function expectYear(facts: ProjectFacts, january: number, annual: number, given: Float64Array, at: number) {
  let held = NOT_GIVEN;
  for (let month = 0; month < 12; month++) if ((given[at + month] ?? NOT_GIVEN) !== NOT_GIVEN) held = 0;
  if (held === 0) {
    for (let month = at; month < at + 12; month++) {
      const value = given[month] ?? NOT_GIVEN;
      if (value !== NOT_GIVEN) held = value;
      given[month] = held;
    }
    return;
  }
  const { from, to } = spreadMonths(facts, january);
  for (let month = 0; month < 12; month++) {
    const gone = Math.min(Math.max(month - from + 1, 0), to - from + 1);
    given[at + month] = roundedProduct(annual, gone, to - from + 1);
  }
}

function overridesOf({ overrides }: ProjectFacts): ReadonlyMap<number, OverrideLamp> | null {
  if (!overrides) return null;
  const entries = Object.entries(overrides);
  return entries.length > 0 ? new Map(entries.map(([period, lamp]) => [monthIndex(period), lamp])) : null;
}

/** The timeline of a project over the whole years that hold the months `from` … `to` (month indexes). */
export function timelineOf(facts: ProjectFacts, from: number, to: number): Timeline {
  const first = januaryOf(from);
  const length = januaryOf(to) + 12 - first;
  const plan = new Float64Array(length).fill(NOT_IN_PLAN);
  const expected = new Float64Array(length).fill(NOT_GIVEN);
  const actual = new Float64Array(length);
  const reported = new Uint8Array(length);
  const paused = new Uint8Array(length);

  for (const period in facts.monthlyPlan) {
    const at = monthIndex(period) - first;
    if (at >= 0 && at < length) expected[at] = toCents(facts.monthlyPlan[period] ?? 0);
  }
  for (const period in facts.reports) {
    const at = monthIndex(period) - first;
    if (at < 0 || at >= length) continue;
    actual[at] = toCents(facts.reports[period]?.invested ?? 0);
    reported[at] = 1;
  }
  for (let at = 0; at < length; at += 12) {
    const annual = facts.annualPlans[String((first + at) / 12).padStart(4, "0")];
    if (annual !== undefined) {
      plan.fill(toCents(annual), at, at + 12);
      expectYear(facts, first + at, toCents(annual), expected, at);
    }
    for (let month = at + 1; month < at + 12; month++) {
      actual[month] = (actual[month] ?? 0) + (actual[month - 1] ?? 0);
    }
  }
  for (const pause of facts.pauses ?? []) {
    const start = Math.max(0, monthIndex(pause.from) - first);
    const end = pause.to ? Math.min(length, monthIndex(pause.to) - first + 1) : length;
    if (start < end) paused.fill(1, start, end);
  }

  return {
    first,
    plan,
    expected,
    actual,
    reported,
    paused,
    plannedStart: dayNumberOrNever(facts.plannedStart),
    plannedCompletion: dayNumberOrNever(facts.plannedCompletion),
    actualStart: dayNumberOrNever(facts.actualStart),
    actualCompletion: dayNumberOrNever(facts.actualCompletion),
    completedIn: facts.actualCompletion ? monthIndex(facts.actualCompletion) : NEVER,
    milestones:
      facts.milestones?.map(({ name, planned, actual: reached }) => ({
        due: dayNumber(planned),
        done: dayNumberOrNever(reached),
        name,
      })) ?? NOTHING_DUE,
    issues:
      facts.issues?.map(({ deadline, closedOn }) => ({
        due: dayNumber(deadline),
        done: dayNumberOrNever(closedOn),
        name: "",
      })) ?? NOTHING_DUE,
    overrides: overridesOf(facts),
  };
}

/** One month of a timeline, in numbers: 分, day numbers. */
export type Month = {
  timeline: Timeline;
  index: number;
  lastDay: number;
  plan: number;
  expected: number;
  actual: number;
  reported: boolean;
  paused: boolean;
  /** The lamp that the centre has set; null: the computed one stands. */
  override: OverrideLamp | null;
};

/**
 * The month `index`, or null when it has no lamp: its year is not in the annual plan, or the project was finished
 * in an earlier month.
 */
export function monthOf(timeline: Timeline, index: number): Month | null {
  const at = index - timeline.first;
  const plan = timeline.plan[at] ?? NOT_IN_PLAN;
  if (plan === NOT_IN_PLAN || index > timeline.completedIn) return null;
  return {
    timeline,
    index,
    lastDay: lastDayNumber(index),
    plan,
    expected: timeline.expected[at] ?? 0,
    actual: timeline.actual[at] ?? 0,
    reported: timeline.reported[at] === 1,
    paused: timeline.paused[at] === 1,
    override: timeline.overrides?.get(index) ?? null,
  };
}
