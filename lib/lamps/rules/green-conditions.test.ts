import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastDayOf, type Period } from "@/lib/core/periods";
import { investedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type GreenCondition, greenConditions } from "@/lib/lamps/rules/green-conditions";
import { lampOf } from "@/lib/lamps/rules/lamp";
import { mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { projectFacts, ruleSettings, runs } from "@/tests/support/arbitrary-projects";

const PERIOD = "2017-11";

const conditionsOf = (facts: Partial<ProjectFacts>, rules: Partial<RuleSettings> = {}): GreenCondition[] =>
  greenConditions(
    { annualPlans: { "2017": 6_000 }, reports: { [PERIOD]: { invested: 0 } }, ...facts },
    PERIOD,
    mergeRuleSettings(rules),
  );

describe("怎样转绿", () => {
  const behind: Partial<ProjectFacts> = {
    annualPlans: { "2017": 50_000 },
    monthlyPlan: { "2017-11": 4_950 },
    reports: { "2017-10": { invested: 2_340 } },
  };

  test("11月底累计完成 3,960.00 万元，再完成 1,620.00", () => {
    expect(conditionsOf(behind)).toEqual([
      { code: "INVEST", cumulative: 3_960, more: 1_620 },
      { code: "REPORT" },
    ]);
  });
  test("差额恰到标准仍算落后，须再多1分", () => {
    const facts = { monthlyPlan: { [PERIOD]: 1_000 }, annualPlans: { "2017": 1_000 } };
    expect(conditionsOf(facts, { investmentRatio: null })).toEqual([
      { code: "INVEST", cumulative: 900.01, more: 900.01 },
    ]);
  });
  test("比例折算不足1分的进到分", () => {
    const facts = { monthlyPlan: { [PERIOD]: 0.07 }, annualPlans: { "2017": 6_000 } };
    expect(conditionsOf(facts)).toEqual([{ code: "INVEST", cumulative: 0.06, more: 0.06 }]);
  });
  test("只设严重滞后的，取不严重的最低数", () => {
    const facts = { monthlyPlan: { [PERIOD]: 1_000 }, annualPlans: { "2017": 1_000 } };
    const severe = { ratio: 0.6, gap: 0.3 };
    expect(conditionsOf(facts, { investmentRatio: null, investmentGap: null, severe })).toEqual([
      { code: "INVEST", cumulative: 700, more: 700 },
    ]);
  });
  test("开工、节点、竣工、填报、销号各列其事", () => {
    const facts: Partial<ProjectFacts> = {
      annualPlans: { "2017": 0 },
      plannedStart: "2017-06-01",
      plannedCompletion: "2017-11-30",
      milestones: [
        { name: "基础", planned: "2017-07-01", actual: "2017-07-01" },
        { name: "主体封顶", planned: "2017-09-20" },
        { name: "验收", planned: "2017-11-14", actual: null },
        { name: "移交", planned: "2017-11-20" },
      ],
      issues: [{ deadline: "2017-11-01" }, { deadline: "2017-10-01" }, { deadline: "2017-11-30" }],
      reports: {},
    };
    expect(conditionsOf(facts, { issueOverdueDays: 7 })).toEqual([
      { code: "START" },
      { code: "REACH_MILESTONE", name: "主体封顶" },
      { code: "REACH_MILESTONE", name: "验收" },
      { code: "COMPLETE" },
      { code: "REPORT" },
      { code: "CLOSE_ISSUE", count: 2 },
    ]);
  });
  test("规则关闭时，未报的仍须填报", () => {
    expect(conditionsOf({ annualPlans: { "2017": 0 }, reports: {} }, { notReported: false })).toEqual([
      { code: "REPORT" },
    ]);
  });
  test("不缺什么的、暂停的、不亮灯的，没有条件", () => {
    expect(conditionsOf({ annualPlans: { "2017": 0 } })).toEqual([]);
    expect(conditionsOf({ ...behind, pauses: [{ from: PERIOD, to: null }] })).toEqual([]);
    expect(conditionsOf({ ...behind, annualPlans: {} })).toEqual([]);
    expect(conditionsOf({ ...behind, actualCompletion: "2017-10-31" })).toEqual([]);
  });
});

/** The facts after everything has been done as told, with `cents` 分 less invested. */
function obeyed(facts: ProjectFacts, period: Period, conditions: GreenCondition[], cents = 0): ProjectFacts {
  const last = lastDayOf(period);
  let done: ProjectFacts = facts;
  for (const condition of conditions) {
    if (condition.code === "START") done = { ...done, actualStart: last };
    if (condition.code === "COMPLETE") done = { ...done, actualCompletion: last };
    if (condition.code === "REACH_MILESTONE") {
      const milestones = done.milestones?.map((milestone) =>
        milestone.name === condition.name && !(milestone.actual && milestone.actual <= last)
          ? { ...milestone, actual: last }
          : milestone,
      );
      done = { ...done, milestones };
    }
    if (condition.code === "CLOSE_ISSUE") {
      const issues = done.issues?.map((issue) =>
        issue.closedOn && issue.closedOn <= last ? issue : { ...issue, closedOn: last },
      );
      done = { ...done, issues };
    }
    if (condition.code === "REPORT" || condition.code === "INVEST") {
      const more = condition.code === "INVEST" ? Math.round(condition.more * 100) - cents : 0;
      const before = Math.round((done.reports[period]?.invested ?? 0) * 100);
      done = { ...done, reports: { ...done.reports, [period]: { invested: (before + more) / 100 } } };
    }
  }
  return done;
}

describe("怎样转绿，任何项目、任何规则下都恰到好处", { timeout: 120_000 }, () => {
  const reasonsIn = (facts: ProjectFacts, period: Period, settings: RuleSettings): number | null =>
    lampOf(facts, period, settings, null)?.reasons.length ?? null;
  const anyPeriod = fc.constantFrom("2017-01", "2017-06", "2017-11", "2018-02");

  test("照办则不落后并亮绿灯；本不缺什么的没有条件", () => {
    fc.assert(
      fc.property(projectFacts, ruleSettings, anyPeriod, (facts, settings, period) => {
        const decision = lampOf(facts, period, settings, null);
        const conditions = greenConditions(facts, period, settings);
        expect(conditions.length > 0).toBe(decision !== null && decision.reasons.length > 0);
        if (conditions.length === 0) return;
        expect(lampOf(obeyed(facts, period, conditions), period, settings, null)).toMatchObject({
          // An override changes the lamp, not what is wanting.
          computed: "green",
          reasons: [],
        });
      }),
      runs,
    );
  });

  test("少完成1分，或缺办任何一件，都不行", () => {
    fc.assert(
      fc.property(projectFacts, ruleSettings, anyPeriod, (facts, settings, period) => {
        const conditions = greenConditions(facts, period, settings);
        for (const condition of conditions) {
          if (condition.code === "INVEST") {
            const short = obeyed(facts, period, conditions, 1);
            expect(reasonsIn(short, period, settings)).toBeGreaterThan(0);
            const sum = Math.round(investedThrough(facts, period) * 100) + Math.round(condition.more * 100);
            expect(sum).toBe(Math.round(condition.cumulative * 100));
          }
          // Reporting is part of investing.
          const isImplied = condition.code === "REPORT" && conditions.some(({ code }) => code === "INVEST");
          if (isImplied) continue;
          const without = conditions.filter(
            (other) =>
              other.code !== condition.code ||
              (other.code === "REACH_MILESTONE" &&
                condition.code === "REACH_MILESTONE" &&
                other.name !== condition.name),
          );
          expect(reasonsIn(obeyed(facts, period, without), period, settings)).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });
});
