import { describe, expect, test } from "vitest";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import type { LampRun } from "@/lib/lamps/rules/lamp";
import { outlookOf } from "@/lib/lamps/rules/outlook";
import { mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";

const PERIOD = "2017-11";
const yellow: LampRun = { lamp: "yellow", behindRun: 1, redRun: 0 };
const red: LampRun = { lamp: "red", behindRun: 2, redRun: 1 };
const pausedInRed: LampRun = { lamp: "paused", behindRun: 2, redRun: 1 };

/** 1,100 expected by the end of November; a pace of 100 a month. */
const facts: ProjectFacts = {
  annualPlans: { "2017": 1_200 },
  reports: {
    "2017-07": { invested: 400 },
    "2017-08": { invested: 100 },
    "2017-09": { invested: 100 },
    "2017-10": { invested: 100 },
  },
};
const outlook = (
  more: Partial<ProjectFacts> = {},
  run: LampRun | null = yellow,
  rules: Partial<RuleSettings> = {},
) => outlookOf({ ...facts, ...more }, PERIOD, mergeRuleSettings(rules), run);

describe("本月公布时将转红，除非…", () => {
  test("按现有进度将转红：列出当月须完成多少，按进度还差多少", () => {
    expect(outlook()).toMatchObject({
      kind: "turnsRed",
      lamp: "red",
      standing: "red",
      reported: false,
      missing: 280.01,
      short: 180.01,
      againstRed: [{ code: "INVEST", cumulative: 980.01, more: 280.01 }, { code: "REPORT" }],
    });
  });
  test("上月红灯，按现有进度仍为红灯；红灯期间暂停过的也算", () => {
    expect(outlook({}, red)?.kind).toBe("staysRed");
    expect(outlook({}, pausedInRed)?.kind).toBe("staysRed");
  });
  test("按进度不转红，但不报即转红", () => {
    const reports = { ...facts.reports, "2017-09": { invested: 300 } };
    expect(outlook({ reports })).toMatchObject({
      kind: "ifUnreported",
      lamp: "green",
      standing: "red",
      missing: 80.01,
      short: 0,
    });
  });
  test("已报的以所报为准：够了就不列，差1分仍列", () => {
    const filed = (invested: number) => ({ reports: { ...facts.reports, [PERIOD]: { invested } } });
    expect(outlook(filed(280.01))).toMatchObject({
      kind: null,
      standing: "green",
      againstRed: [],
      missing: 0,
    });
    expect(outlook(filed(280))).toMatchObject({
      kind: "turnsRed",
      missing: 0.01,
      short: 0.01,
      againstRed: [{ code: "INVEST", more: 0.01 }],
    });
  });
  test("首月落后只会转黄，不列", () => {
    expect(outlook({}, null)).toMatchObject({ kind: null, lamp: "yellow", againstRed: [] });
  });
  test("不差投资的，列出要办的事", () => {
    const late = { plannedStart: "2017-11-01", annualPlans: { "2017": 0 } };
    expect(outlook(late)).toMatchObject({
      kind: "turnsRed",
      missing: 0,
      againstRed: [{ code: "START" }, { code: "REPORT" }],
    });
  });
  test("已改判为红的，没有办法；改判为黄的不列", () => {
    expect(outlook({ overrides: { [PERIOD]: "red" } })).toMatchObject({
      kind: "turnsRed",
      missing: null,
      short: null,
    });
    expect(outlook({ overrides: { [PERIOD]: "yellow" } })).toMatchObject({ kind: null, missing: 0 });
  });
  test("暂停的不列；计划之外的没有预测", () => {
    expect(outlook({ pauses: [{ from: PERIOD, to: PERIOD }] })?.kind).toBeNull();
    expect(outlook({ annualPlans: {} })).toBeNull();
  });
});
