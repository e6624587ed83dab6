import { describe, expect, it } from "vitest";
import { type Period, periodsBetween } from "@/lib/core/periods";
import { backTester, type LitMonth, type LitMonths, relight } from "@/lib/lamps/rules/back-test";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";

const periods = periodsBetween("2017-01", "2017-06");

/** 100 万元 a month planned; what was invested in each month of the half-year. */
const factsOf = (...invested: number[]): ProjectFacts => ({
  annualPlans: { "2017": 1200 },
  plannedStart: "2017-01-01",
  actualStart: "2017-01-01",
  reports: Object.fromEntries(periods.map((period, index) => [period, { invested: invested[index] ?? 0 }])),
});

const monthsOf = (facts: ProjectFacts): LitMonth[] =>
  replay(facts, "2017-01", "2017-06", defaultRuleSettings).map(({ period, lamp, caseOpened }) => ({
    period,
    lamp,
    caseOpened,
    facts,
  }));

function backTest(projects: readonly LitMonths[], closed: readonly Period[], settings: RuleSettings) {
  const { add, result } = backTester(closed, settings);
  for (const project of projects) add(project);
  return result();
}

const three = { ...defaultRuleSettings, monthsBehindToRed: 3 };
const behind = factsOf(100, 0, 0, 0, 500, 100);

describe("任何规则草稿都可以在已公布的各期上回放", () => {
  it("the settings in force change nothing", () => {
    const months = monthsOf(behind);
    const result = backTest([{ projectId: "a", unit: "市住建局", months }], periods, defaultRuleSettings);
    expect(result.changed).toEqual([]);
    expect(result.units).toEqual([]);
    expect(result.counts.draft).toEqual(result.counts.inForce);
    const all = Object.values(result.matrix).flatMap((row) => Object.values(row));
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(6);
  });

  it("with three months to red the second month behind is yellow, and the case comes a month later or never", () => {
    const months = monthsOf(behind);
    expect(months.map(({ lamp }) => lamp)).toEqual(["green", "yellow", "red", "red", "green", "green"]);
    expect(relight(months, three).map(({ lamp }) => lamp)).toEqual([
      "green",
      "yellow",
      "yellow",
      "red",
      "green",
      "green",
    ]);
    const result = backTest([{ projectId: "a", unit: "市住建局", months }], periods, three);
    expect(result.changed.map(({ period, from, to }) => [period, from, to])).toEqual([
      ["2017-03", "red", "yellow"],
    ]);
    expect(result.matrix.red).toMatchObject({ red: 1, yellow: 1 });
    expect(result.units).toEqual([{ unit: "市住建局", worse: 0, better: 1 }]);
    expect([result.counts.inForce.cases, result.counts.draft.cases]).toEqual([1, 0]);
  });

  it("a month that left the plan ends the run, as it did when it was lit", () => {
    const months = monthsOf(behind).filter(({ period }) => period !== "2017-03");
    expect(relight(months, defaultRuleSettings).map(({ period, behindRun }) => [period, behindRun])).toEqual([
      ["2017-01", 0],
      ["2017-02", 1],
      ["2017-04", 1],
      ["2017-05", 0],
      ["2017-06", 0],
    ]);
  });

  it("the latest month first, and in it what becomes red", () => {
    const strict = { ...defaultRuleSettings, investmentRatio: 1, monthsBehindToRed: 1 };
    const result = backTest(
      [
        { projectId: "a", unit: null, months: monthsOf(factsOf(95, 95, 95, 95, 95, 95)) },
        { projectId: "b", unit: "x", months: monthsOf(factsOf(100, 100, 100, 100, 100, 100)) },
      ],
      periods,
      strict,
    );
    expect(result.changed[0]).toMatchObject({ projectId: "a", period: "2017-06", from: "green", to: "red" });
    expect(result.units).toEqual([{ unit: null, worse: 6, better: 0 }]);
  });
});
