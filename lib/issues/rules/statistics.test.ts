import { describe, expect, it } from "vitest";
import { type CountedIssue, medianOf, statisticsOf } from "@/lib/issues/rules/statistics";

const TODAY = "2017-10-20";
const issue = (more: Partial<CountedIssue>): CountedIssue => ({
  state: "working",
  category: "land",
  unit: "市国土资源局",
  projectId: "a",
  annualPlan: 1000,
  level: 1,
  firstLevel: 1,
  raisedOn: "2017-10-10",
  deadline: "2017-11-30",
  closingOn: null,
  closedOn: null,
  ...more,
});
const closed = (raisedOn: string, closedOn: string, more: Partial<CountedIssue> = {}) =>
  issue({ state: "closed", raisedOn, closingOn: closedOn, closedOn, ...more });

describe("台账统计", () => {
  const issues = [
    issue({ deadline: "2017-10-19" }),
    issue({ deadline: "2017-10-22", raisedOn: "2017-08-01" }),
    issue({ category: "power", unit: "市经信委", projectId: "b", annualPlan: 500.5 }),
    issue({ category: "power", projectId: null, annualPlan: null, state: "registered", unit: null }),
    closed("2017-09-01", "2017-09-11"),
    closed("2017-09-01", "2017-09-21", { level: 2 }),
    closed("2017-09-01", "2017-09-04", { level: 2, firstLevel: 2, projectId: "c", annualPlan: 9000 }),
  ];
  const found = statisticsOf(issues, TODAY);

  it("总数、未销号、逾期、三天内到期、已销号、中位天数", () => {
    expect(found.all).toEqual({ total: 7, open: 4, overdue: 1, soon: 1, closed: 3, medianDays: 10 });
  });

  it("哪类原因卡住多少计划投资：一个项目只算一次，销了号的不算", () => {
    expect(found.blockedPlan).toBe(1500.5);
    expect(found.categories.map(({ category, blockedPlan }) => [category, blockedPlan])).toEqual([
      ["land", 1000],
      ["power", 500.5],
    ]);
  });

  it("从一级起的，有几成没有提级就销了号", () => {
    expect(found.lowestLevelRate).toBe(0.5);
    expect(statisticsOf([], TODAY).lowestLevelRate).toBeNull();
  });

  it("按单位，逾期多的在前", () => {
    expect(found.units.map(({ unit, overdue, open }) => [unit, overdue, open])).toEqual([
      ["市国土资源局", 1, 2],
      ["市经信委", 0, 1],
      [null, 0, 1],
    ]);
  });

  it("未销号的年龄", () => {
    expect(found.ageing).toEqual([
      { above: 0, upTo: 7, count: 0 },
      { above: 8, upTo: 15, count: 3 },
      { above: 16, upTo: 30, count: 0 },
      { above: 31, upTo: 60, count: 0 },
      { above: 61, upTo: null, count: 1 },
    ]);
  });

  it.each([
    [[], null],
    [[3], 3],
    [[9, 1], 5],
    [[9, 1, 4], 4],
  ])("中位数 %j", (values, median) => {
    expect(medianOf(values)).toBe(median);
  });
});
