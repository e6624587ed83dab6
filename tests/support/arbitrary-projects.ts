/** Random projects and rule settings that often stand exactly on a boundary. */
import fc from "fast-check";
import { addDays, type Day, type Period, periodsBetween } from "@/lib/core/periods";
import type { OverrideLamp, ProjectFacts } from "@/lib/lamps/rules/facts";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** Months that random facts may speak of: three years, so that runs cross a year's end. */
export const FIRST = "2016-09";
export const LAST = "2018-04";
const months: Period[] = periodsBetween("2016-01", "2018-12");

const month = fc.constantFrom(...months);
const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 1_095 }).map((days) => addDays("2016-01-01", days));
const dayOrNone = fc.option(day, { nil: null });

/** 万元: round ones that meet thresholds exactly, any 分, and amounts whose products need BigInt. */
const amount = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 20 }).map((tens) => tens * 10) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30_000 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 200_000_000_000 }).map((cents) => cents / 100) },
);
const annual = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 120, 600, 1_000, 1_200) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 200_000 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 500_000_000_000 }).map((cents) => cents / 100) },
);

const byMonth = <T>(value: fc.Arbitrary<T>, most: number): fc.Arbitrary<Record<Period, T>> =>
  fc
    .uniqueArray(fc.tuple(month, value), { maxLength: most, selector: ([key]) => key })
    .map(Object.fromEntries);

/** Most months reported. */
const reports = fc
  .array(fc.tuple(fc.boolean(), fc.boolean(), amount), { minLength: months.length, maxLength: months.length })
  .map((rows) =>
    Object.fromEntries(
      rows.flatMap(([left, out, invested], at) =>
        left && out ? [] : [[months[at] ?? "", { invested }] as const],
      ),
    ),
  );

const pause = fc.tuple(month, fc.integer({ min: 0, max: 4 }), fc.boolean()).map(([from, length, open]) => ({
  from,
  to: open && length === 0 ? null : (months[months.indexOf(from) + length] ?? null),
}));

export const projectFacts: fc.Arbitrary<ProjectFacts> = fc.record({
  annualPlans: fc
    .tuple(annual, annual, annual, fc.integer({ min: 0, max: 9 }))
    .map(([first, second, third, missing]) =>
      Object.fromEntries(
        Object.entries({ "2016": first, "2017": second, "2018": third }).filter((_, at) => at !== missing),
      ),
    ),
  monthlyPlan: fc.option(byMonth(amount, 20), { nil: null }),
  plannedStart: dayOrNone,
  plannedCompletion: dayOrNone,
  actualStart: dayOrNone,
  actualCompletion: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: day }),
  pauses: fc.array(pause, { maxLength: 2 }),
  milestones: fc.array(
    fc.record({ name: fc.constantFrom("基础", "主体封顶", "验收"), planned: day, actual: dayOrNone }),
    {
      maxLength: 3,
    },
  ),
  reports,
  issues: fc.array(fc.record({ deadline: day, closedOn: dayOrNone }), { maxLength: 2 }),
  overrides: byMonth(fc.constantFrom<OverrideLamp>("green", "yellow", "red"), 2),
});

const ratio = fc.oneof(
  fc.constantFrom(0, 0.1, 0.3, 0.6, 0.8, 1),
  fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000),
);

export const ruleSettings: fc.Arbitrary<RuleSettings> = fc.record({
  monthsBehindToRed: fc.integer({ min: 1, max: 4 }),
  monthsRedToCase: fc.integer({ min: 1, max: 3 }),
  redExit: fc.constantFrom("green", "via-yellow"),
  notStarted: fc.boolean(),
  investmentRatio: fc.option(ratio, { nil: null }),
  investmentGap: fc.option(ratio, { nil: null }),
  milestoneDays: fc.option(fc.constantFrom(0, 15, 30), { nil: null }),
  completionOverdue: fc.boolean(),
  notReported: fc.boolean(),
  issueOverdueDays: fc.option(fc.constantFrom(0, 7), { nil: null }),
  severe: fc.option(fc.record({ ratio, gap: ratio }), { nil: null }),
});

/** Every property runs this often, always from the same seed. */
export const runs = { numRuns: 10_000, seed: 20_171_120 };

/**
 * Checks a property on 10,000 cases that are generated once for all properties of a file. The first case that fails
 * is sought again by fast-check, which shrinks it and tells.
 */
export function holdsFor<T>(arbitrary: fc.Arbitrary<T>): (check: (value: T) => void) => void {
  let cases: T[] | null = null;
  return (check) => {
    cases ??= fc.sample(arbitrary, runs);
    try {
      for (const value of cases) check(value);
    } catch (error) {
      fc.assert(fc.property(arbitrary, check), runs);
      throw error;
    }
  };
}
