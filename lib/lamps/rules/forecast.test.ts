import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { forecastOf } from "@/lib/lamps/rules/forecast";
import { type LampRun, lampOf } from "@/lib/lamps/rules/lamp";
import { mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { projectFacts, ruleSettings, runs } from "@/tests/support/arbitrary-projects";

const PERIOD = "2017-11";
const yellowOnce: LampRun = { lamp: "yellow", behindRun: 1, redRun: 0 };

const facts: ProjectFacts = {
  annualPlans: { "2017": 1_200 },
  reports: {
    "2017-05": { invested: 500 },
    "2017-08": { invested: 100 },
    "2017-09": { invested: 50.01 },
    "2017-10": { invested: 70 },
  },
};

const forecast = (
  changes: Partial<ProjectFacts> = {},
  rules: Partial<RuleSettings> = {},
  run: LampRun | null = null,
) => forecastOf({ ...facts, ...changes }, PERIOD, mergeRuleSettings(rules), run);

describe("下月预测", () => {
  test("按最近三个已报月份的平均进度推算，四舍五入到分", () => {
    expect(forecast()).toEqual({
      period: PERIOD,
      lamp: "yellow",
      pace: 73.34,
      cumulative: 793.35,
      investedSoFar: 720.01,
      leastWithoutYellow: 980.01,
      leastWithoutRed: 720.01,
    });
  });
  test("已是黄灯的，不转红与不亮黄灯要求相同", () => {
    expect(forecast({}, {}, yellowOnce)).toMatchObject({
      lamp: "red",
      leastWithoutYellow: 980.01,
      leastWithoutRed: 980.01,
    });
  });
  test("不足三个月的按已有的月份，从未报过的按零", () => {
    expect(forecast({ reports: { "2017-02": { invested: 30 } } })).toMatchObject({
      pace: 30,
      cumulative: 60,
    });
    expect(forecast({ reports: {} })).toMatchObject({ pace: null, cumulative: 0, lamp: "yellow" });
  });
  test("上年已报的月份也算进度，但不算本年完成", () => {
    const reports = { "2016-11": { invested: 10 }, "2016-12": { invested: 20 } };
    expect(forecast({ reports })).toMatchObject({ pace: 15, cumulative: 15, investedSoFar: 0 });
  });
  test("当月已报的以所报为准", () => {
    const reports = { ...facts.reports, [PERIOD]: { invested: 400 } };
    expect(forecast({ reports })).toMatchObject({
      lamp: "green",
      pace: 73.34,
      cumulative: 1_120.01,
      investedSoFar: 1_120.01,
    });
  });
  test("另有落后原因的，投资再多也不能不亮黄灯", () => {
    const overdue = { plannedStart: "2017-11-30" };
    expect(forecast(overdue, { investmentGap: null })).toMatchObject({ leastWithoutYellow: null });
    expect(forecast(overdue, {}, yellowOnce)).toMatchObject({
      leastWithoutYellow: null,
      leastWithoutRed: null,
    });
  });
  test("红灯须经黄灯退出的，不能直接转绿", () => {
    const red: LampRun = { lamp: "red", behindRun: 2, redRun: 1 };
    expect(forecast({}, { redExit: "via-yellow" }, red)).toMatchObject({
      leastWithoutYellow: null,
      leastWithoutRed: 980.01,
    });
  });
  test("设了严重滞后的，不转红至少要不严重", () => {
    expect(forecast({}, { severe: { ratio: 0.7, gap: 0.5 } })).toMatchObject({
      lamp: "yellow",
      leastWithoutRed: 770,
      leastWithoutYellow: 980.01,
    });
  });
  test("暂停的月份不亮红黄灯，不亮灯的月份没有预测", () => {
    expect(forecast({ pauses: [{ from: PERIOD, to: PERIOD }] })).toMatchObject({
      lamp: "paused",
      leastWithoutYellow: 720.01,
      leastWithoutRed: 720.01,
    });
    expect(forecast({ annualPlans: {} })).toBeNull();
    expect(forecast({ actualCompletion: "2017-10-31" })).toBeNull();
  });

  test("最低投资恰到好处：到了就行，少1分不行", { timeout: 120_000 }, () => {
    const run = fc.option(
      fc.record<LampRun>({
        lamp: fc.constantFrom("yellow", "red"),
        behindRun: fc.integer({ min: 0, max: 3 }),
        redRun: fc.integer({ min: 0, max: 2 }),
      }),
      { nil: null },
    );
    fc.assert(
      fc.property(projectFacts, ruleSettings, run, (any, settings, previous) => {
        const result = forecastOf(any, PERIOD, settings, previous);
        if (result === null) return;
        const reported = Math.round((any.reports[PERIOD]?.invested ?? 0) * 100);
        const lampAt = (cumulative: number) => {
          const more = Math.round(cumulative * 100) - Math.round(result.investedSoFar * 100);
          const reports = { ...any.reports, [PERIOD]: { invested: (reported + more) / 100 } };
          return lampOf({ ...any, reports }, PERIOD, settings, previous)?.lamp;
        };
        expect(lampAt(result.cumulative)).toBe(result.lamp);
        const everything = 30_000_000_000;
        for (const [least, bad] of [
          [result.leastWithoutYellow, ["yellow", "red"]],
          [result.leastWithoutRed, ["red"]],
        ] as const) {
          expect(bad).not.toContain(least === null ? undefined : lampAt(least));
          if (least === null) expect(bad).toContain(lampAt(everything));
          else if (least > result.investedSoFar)
            expect(bad).toContain(lampAt(Math.round(least * 100 - 1) / 100));
        }
      }),
      runs,
    );
  });
});
