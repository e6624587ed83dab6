import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, lastDayOf, type Period } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import type { GreenCondition } from "@/lib/lamps/rules/green-conditions";
import { conditionsAgainstRed, greenPath } from "@/lib/lamps/rules/green-path";
import { type Lamp, type LampRun, lampOf, replay } from "@/lib/lamps/rules/lamp";
import { mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { holdsFor, projectFacts, ruleSettings } from "@/tests/support/arbitrary-projects";

const PERIOD = "2017-11";
const redOnce: LampRun = { lamp: "red", behindRun: 2, redRun: 1 };
const yellowOnce: LampRun = { lamp: "yellow", behindRun: 1, redRun: 0 };

/** 1,100 of 1,200 expected by the end of November, 400 so far and nothing reported for the month. */
const behind: ProjectFacts = { annualPlans: { "2017": 1_200 }, reports: { "2017-10": { invested: 400 } } };

const pathOf = (
  more: Partial<ProjectFacts> = {},
  rules: Partial<RuleSettings> = {},
  run: LampRun | null = null,
) => greenPath({ ...behind, ...more }, PERIOD, () => mergeRuleSettings(rules), run);

const invest = (cumulative: number, more: number) => [
  { code: "INVEST", cumulative, more },
  { code: "REPORT" },
];

describe("怎样转绿：一步一步", () => {
  test("通常一步：当月办到，当月转绿", () => {
    const green = {
      steps: [{ period: PERIOD, lamp: "green", conditions: invest(980.01, 580.01) }],
      none: null,
    };
    expect(pathOf()).toEqual(green);
    expect(pathOf({}, {}, redOnce)).toEqual(green);
  });
  test("红灯须经黄灯退出的，分两步：先不落后，再保持一个月", () => {
    expect(pathOf({}, { redExit: "via-yellow" }, redOnce)).toEqual({
      steps: [
        { period: PERIOD, lamp: "yellow", conditions: invest(980.01, 580.01) },
        { period: "2017-12", lamp: "green", conditions: invest(1_080.01, 100) },
      ],
      none: null,
    });
  });
  test("暂停的月份跳过，从恢复的月份起", () => {
    const paused = pathOf({ pauses: [{ from: PERIOD, to: PERIOD }] });
    expect(paused.steps.map(({ period, lamp }) => [period, lamp])).toEqual([["2017-12", "green"]]);
  });
  test("恢复时间待定的、计划之外的、已竣工的，没有转绿的办法", () => {
    expect(pathOf({ pauses: [{ from: PERIOD, to: null }], annualPlans: yearsOn() })).toEqual({
      steps: [],
      none: "PAUSED",
    });
    expect(pathOf({ annualPlans: {} })).toEqual({ steps: [], none: "NO_LAMP" });
    expect(pathOf({ actualCompletion: "2017-10-31" })).toEqual({ steps: [], none: "NO_LAMP" });
  });
  test("当月已改判为红的，次月起才转绿；改判为绿的当月即绿", () => {
    const red = pathOf({ overrides: { [PERIOD]: "red" } });
    expect(red.steps.map(({ period, lamp }) => [period, lamp])).toEqual([
      [PERIOD, "red"],
      ["2017-12", "green"],
    ]);
    const reported = { ...behind.reports, [PERIOD]: { invested: 0 } };
    expect(pathOf({ overrides: { [PERIOD]: "green" }, reports: reported }).steps).toEqual([
      { period: PERIOD, lamp: "green", conditions: [] },
    ]);
  });
  test("规则自某期起改变的，各月按各月的规则要求", () => {
    const viaYellow = mergeRuleSettings({ redExit: "via-yellow" });
    const looser = { ...viaYellow, investmentRatio: 0.5, investmentGap: null };
    const path = greenPath(behind, PERIOD, (period) => (period > PERIOD ? looser : viaYellow), redOnce);
    expect(path.steps.map(({ conditions }) => conditions)).toEqual([
      invest(980.01, 580.01),
      [{ code: "REPORT" }],
    ]);
  });
  test("年底要求并入次年计划；没有次年计划的到此为止", () => {
    const settings = mergeRuleSettings({ redExit: "via-yellow" });
    const year = greenPath({ ...behind, annualPlans: { "2017": 1_200 } }, "2017-12", () => settings, redOnce);
    expect(year).toMatchObject({ steps: [{ period: "2017-12", lamp: "yellow" }], none: "NO_LAMP" });
  });
});

function yearsOn(): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 6 }, (_, at) => [String(2017 + at), 1_200]));
}

describe("怎样不转红", () => {
  const against = (more: Partial<ProjectFacts>, rules: Partial<RuleSettings>, run: LampRun | null) =>
    conditionsAgainstRed({ ...behind, ...more }, PERIOD, mergeRuleSettings(rules), run);
  test("头一个月落后的不会转红，没有要求", () => {
    expect(against({}, {}, null)).toEqual([]);
  });
  test("已是黄灯的，不落后才不转红", () => {
    expect(against({}, {}, yellowOnce)).toEqual(invest(980.01, 580.01));
  });
  test("只因严重滞后的，不严重即可", () => {
    expect(against({}, { severe: { ratio: 0.6, gap: 0.5 } }, null)).toEqual(invest(660, 260));
  });
  test("规则关闭时，只差未报的不必为不转红而报；要完成投资的仍要报", () => {
    const rules = { notReported: false };
    const late = { plannedStart: "2017-11-30", annualPlans: { "2017": 0 } };
    expect(against(late, rules, yellowOnce)).toEqual([{ code: "START" }]);
    expect(against({}, rules, yellowOnce)).toEqual(invest(980.01, 580.01));
  });
  test("已改判为红的，没有办法", () => {
    expect(against({ overrides: { [PERIOD]: "red" } }, {}, null)).toBeNull();
  });
});

/**
 * The facts with the conditions done on the last day, written apart from the product's own: `cents` 分 less
 * invested, `days` later than the last day.
 */
function done(
  facts: ProjectFacts,
  period: Period,
  conditions: readonly GreenCondition[],
  cents = 0,
  days = 0,
) {
  const on = addDays(lastDayOf(period), days);
  const has = (code: string) => conditions.some((condition) => condition.code === code);
  const named = conditions.flatMap((condition) =>
    condition.code === "REACH_MILESTONE" ? [condition.name] : [],
  );
  const investing = conditions.find((condition) => condition.code === "INVEST");
  const more = investing?.code === "INVEST" ? Math.round(investing.more * 100) - cents : 0;
  const before = Math.round((facts.reports[period]?.invested ?? 0) * 100);
  const late = (day: string | null | undefined) => !day || day > lastDayOf(period);
  return {
    ...facts,
    ...(has("START") ? { actualStart: on } : {}),
    ...(has("COMPLETE") ? { actualCompletion: on } : {}),
    milestones: facts.milestones?.map((item) =>
      named.includes(item.name) && late(item.actual) ? { ...item, actual: on } : item,
    ),
    issues: facts.issues?.map((item) =>
      has("CLOSE_ISSUE") && late(item.closedOn) ? { ...item, closedOn: on } : item,
    ),
    reports:
      has("REPORT") || investing
        ? { ...facts.reports, [period]: { invested: (before + more) / 100 } }
        : facts.reports,
  } satisfies ProjectFacts;
}

const previous = fc.option(
  fc.record<LampRun>({
    lamp: fc.constantFrom("yellow", "red"),
    behindRun: fc.integer({ min: 1, max: 3 }),
    redRun: fc.integer({ min: 0, max: 2 }),
  }),
  { nil: null },
);
const holds = holdsFor(
  fc.record({
    facts: projectFacts,
    settings: ruleSettings,
    previous,
    period: fc.constantFrom("2017-01", "2017-06", "2017-11", "2018-02"),
  }),
);
const isDated = ({ code }: GreenCondition) =>
  code === "START" || code === "COMPLETE" || code === "REACH_MILESTONE" || code === "CLOSE_ISSUE";
const fail = (words: string): never => {
  throw new Error(words);
};

describe("任何项目、任何规则下都恰到好处", { timeout: 120_000 }, () => {
  test("照各步办到，推演的最后一步亮绿灯；最后一步少1分、晚一天、缺一件都不绿", () => {
    let reached = 0;
    holds(({ facts, settings, previous: run, period }) => {
      const { steps, none } = greenPath(facts, period, () => settings, run);
      const last = steps.at(-1);
      if (none !== null || !last) return;
      reached++;
      let before = facts;
      for (const step of steps.slice(0, -1)) before = done(before, step.period, step.conditions);
      const lampWith = (end: ProjectFacts): Lamp | undefined =>
        replay(end, period, last.period, settings, run).at(-1)?.lamp;
      const { conditions, period: at } = last;
      if (lampWith(done(before, at, conditions)) !== "green") fail("done and not green");
      if (conditions.some(({ code }) => code === "INVEST")) {
        if (lampWith(done(before, at, conditions, 1)) === "green") fail("one 分 less is green");
      }
      if (conditions.some(isDated) && lampWith(done(before, at, conditions, 0, 1)) === "green")
        fail("one day later is green");
      for (const left of conditions) {
        const implied = left.code === "REPORT" && conditions.some(({ code }) => code === "INVEST");
        const others = conditions.filter((condition) => condition !== left && !twins(condition, left));
        if (!implied && lampWith(done(before, at, others)) === "green") fail(`green without ${left.code}`);
      }
    });
    expect(reached).toBeGreaterThan(5_000);
  });

  test("不转红的最低要求：办到不红，少1分、晚一天、缺一件都红", () => {
    let asked = 0;
    holds(({ facts, settings, previous: run, period }) => {
      const conditions = conditionsAgainstRed(facts, period, settings, run);
      const lampWith = (end: ProjectFacts) => lampOf(end, period, settings, run)?.lamp;
      if (conditions === null) {
        if (facts.overrides?.[period] !== "red") fail("nothing helps, though not overridden");
        return;
      }
      if (lampWith(done(facts, period, conditions)) === "red") fail("done and red");
      if (conditions.length === 0) return;
      asked++;
      if (conditions.some(({ code }) => code === "INVEST")) {
        if (lampWith(done(facts, period, conditions, 1)) !== "red") fail("one 分 less is not red");
      }
      if (conditions.some(isDated) && lampWith(done(facts, period, conditions, 0, 1)) !== "red")
        fail("one day later is not red");
      for (const left of conditions) {
        const implied = left.code === "REPORT" && conditions.some(({ code }) => code === "INVEST");
        const others = conditions.filter((condition) => condition !== left && !twins(condition, left));
        if (!implied && lampWith(done(facts, period, others)) !== "red") fail(`not red without ${left.code}`);
      }
    });
    expect(asked).toBeGreaterThan(1_000);
  });
});

/** Two milestones of one name are done together. */
function twins(one: GreenCondition, other: GreenCondition): boolean {
  return one.code === "REACH_MILESTONE" && other.code === "REACH_MILESTONE" && one.name === other.name;
}
