import { describe, expect, it } from "vitest";
import {
  covers,
  fillMonthlyPlan,
  isNationalCodeShaped,
  isNonDecreasing,
  nextNumber,
  overlaps,
  planWarnings,
  projectWarnings,
  traceCategoryOf,
} from "@/lib/projects/rules";

describe("national code: 24 characters with hyphens, checked for shape only", () => {
  it.each([
    ["2101-512002-04-01-123456", true],
    ["2112-512021-17-03-000001", true],
    ["2017-512002-78-03-100200", true],
    ["2021-512002-04-01-123456", false],
    ["2113-512002-04-01-123456", false],
    ["2101-51200-04-01-1234567", false],
    ["2101512002040112345", false],
    ["2101-512002-04-01-12345X", false],
    ["", false],
  ])("%s → %s", (code, expected) => expect(isNationalCodeShaped(code)).toBe(expected));
});

describe("short number: the year and a running number", () => {
  it.each([
    [2017, 0, "2017-001"],
    [2017, 41, "2017-042"],
    [2018, 999, "2018-1000"],
  ])("%i after %i → %s", (year, last, expected) => expect(nextNumber(year, last)).toBe(expected));
});

describe("monthly plan: cumulative, sparse, filled to twelve months", () => {
  it("holds the last value in a missing month and is 0 before the first", () => {
    expect(fillMonthlyPlan(2017, { "2017-03": 100, "2017-06": 250.5 })).toEqual([
      0, 0, 100, 100, 100, 250.5, 250.5, 250.5, 250.5, 250.5, 250.5, 250.5,
    ]);
  });
  it("stays empty when no month is given: the annual plan is spread by the rules", () => {
    expect(fillMonthlyPlan(2017, {})).toEqual([]);
    expect(fillMonthlyPlan(2017, null)).toEqual([]);
  });
  it("refuses a month of another year", () => expect(fillMonthlyPlan(2017, { "2018-01": 1 })).toBeNull());
  it.each([
    [[], true],
    [[0, 0, 10], true],
    [[10, 9.99], false],
  ])("%j does not decrease → %s", (values, expected) => expect(isNonDecreasing(values)).toBe(expected));
  it("warns when December is not the annual plan", () => {
    expect(planWarnings(1200, [...Array(11).fill(0), 1200])).toEqual([]);
    expect(planWarnings(1200, [...Array(11).fill(0), 1100])).toEqual(["PLAN_LAST_MONTH_DIFFERS"]);
    expect(planWarnings(1200, [])).toEqual([]);
  });
});

describe("warnings, never blocks", () => {
  const sound = { totalInvestment: 1000, investedBefore: 100, plannedStart: "2017-03-01" };
  it("a sound project has none", () =>
    expect(projectWarnings({ ...sound, plan: { annualPlan: 900, monthly: [] } })).toEqual([]));
  it.each([
    [{ ...sound, nationalCode: "512" }, "NATIONAL_CODE_SHAPE"],
    [{ ...sound, plannedCompletion: "2017-02-28" }, "COMPLETION_BEFORE_START"],
    [{ ...sound, investedBefore: 1000.01 }, "INVESTED_ABOVE_TOTAL"],
    [{ ...sound, plan: { annualPlan: 900.01, monthly: [] } }, "PLAN_ABOVE_TOTAL"],
  ])("%j → %s", (project, warning) => expect(projectWarnings(project)).toEqual([warning]));
});

describe("pause: whole periods, both ends included, null = until further notice", () => {
  it.each([
    [{ from: "2017-05", to: "2017-06" }, "2017-04", false],
    [{ from: "2017-05", to: "2017-06" }, "2017-05", true],
    [{ from: "2017-05", to: "2017-06" }, "2017-06", true],
    [{ from: "2017-05", to: "2017-06" }, "2017-07", false],
    [{ from: "2017-05", to: null }, "2019-01", true],
  ])("%j covers %s → %s", (pause, period, expected) => expect(covers(pause, period)).toBe(expected));
  it.each([
    [{ from: "2017-05", to: "2017-06" }, { from: "2017-06", to: "2017-08" }, true],
    [{ from: "2017-05", to: "2017-06" }, { from: "2017-07", to: "2017-08" }, false],
    [{ from: "2017-05", to: null }, { from: "2019-01", to: "2019-01" }, true],
    [{ from: "2017-05", to: "2017-06" }, { from: "2017-01", to: null }, true],
  ])("%j overlaps %j → %s", (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });
});

it.each([
  ["planned", "planning"],
  ["preliminary", "preliminary_work"],
  ["ready", "preliminary_work"],
  ["building", "construction"],
  ["producing", "construction"],
])("a change at stage %s is traced under %s", (stage, category) =>
  expect(traceCategoryOf(stage)).toBe(category),
);
