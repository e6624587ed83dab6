import { describe, expect, test } from "vitest";
import { periodsBetween } from "@/lib/core/periods";
import { expectedThrough, investedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";

const facts = (changes: Partial<ProjectFacts>): ProjectFacts => ({
  annualPlans: { "2017": 1_200, "2018": 2_400 },
  reports: {},
  ...changes,
});

type Row = [string, Partial<ProjectFacts>, string, number];
const rows: Row[] = [
  ["没有计划日期：1月至12月均摊", {}, "2017-10", 1_000],
  ["12月底为全年计划", {}, "2017-12", 1_200],
  ["次年另起", {}, "2018-01", 200],
  ["自计划开工月起均摊", { plannedStart: "2017-07-31" }, "2017-07", 200],
  ["计划开工月之前为零", { plannedStart: "2017-07-01" }, "2017-06", 0],
  ["至计划竣工月摊完", { plannedCompletion: "2017-04-01" }, "2017-04", 1_200],
  ["计划竣工月之后为全年计划", { plannedCompletion: "2017-04-01" }, "2017-11", 1_200],
  [
    "计划开工早于本年的，从1月起",
    { plannedStart: "2015-06-01", plannedCompletion: "2017-06-30" },
    "2017-01",
    200,
  ],
  [
    "计划竣工晚于本年的，到12月止",
    { plannedStart: "2017-09-01", plannedCompletion: "2019-01-01" },
    "2017-09",
    300,
  ],
  ["计划开工在本年之后的，按十二个月均摊", { plannedStart: "2018-03-01" }, "2017-01", 100],
  ["计划竣工在本年之前的，按十二个月均摊", { plannedCompletion: "2016-12-31" }, "2017-01", 100],
  [
    "计划竣工早于开工的，按十二个月均摊",
    { plannedStart: "2017-09-01", plannedCompletion: "2017-03-01" },
    "2017-01",
    100,
  ],
  ["均摊到分，四舍", { annualPlans: { "2017": 100 }, plannedStart: "2017-10-01" }, "2017-10", 33.33],
  ["均摊到分，五入", { annualPlans: { "2017": 100 }, plannedStart: "2017-10-01" }, "2017-11", 66.67],
  ["恰半分进一", { annualPlans: { "2017": 0.06 } }, "2017-01", 0.01],
  ["有月计划的按月计划", { monthlyPlan: { "2017-03": 50, "2017-04": 75.5 } }, "2017-04", 75.5],
  ["月计划缺的月份沿用上一个值", { monthlyPlan: { "2017-03": 50, "2017-08": 90 } }, "2017-07", 50],
  ["月计划首个值之前为零", { monthlyPlan: { "2017-03": 50 } }, "2017-02", 0],
  ["月计划为零也是月计划", { monthlyPlan: { "2017-03": 0 } }, "2017-12", 0],
  ["月计划不跨年沿用：次年没有月计划的按均摊", { monthlyPlan: { "2017-12": 50 } }, "2018-06", 1_200],
  ["不在计划内的年份为零", { monthlyPlan: { "2016-03": 50 } }, "2016-06", 0],
];

describe("序时进度", () => {
  test.each(rows)("%s", (_, changes, period, expected) => {
    expect(expectedThrough(facts(changes), period)).toBe(expected);
  });
});

describe("累计完成投资", () => {
  const reports = {
    "2016-12": { invested: 999 },
    "2017-01": { invested: 0.1 },
    "2017-02": { invested: 0.2 },
    "2017-05": { invested: 7 },
  };
  test("从当年1月算起，缺报的月份为零，按分相加", () => {
    expect(
      periodsBetween("2016-12", "2017-05").map((period) => investedThrough(facts({ reports }), period)),
    ).toEqual([999, 0.1, 0.3, 0.3, 0.3, 7.3]);
  });
  test("以后月份的不算", () => {
    expect(investedThrough(facts({ reports }), "2017-04")).toBe(0.3);
  });
});
