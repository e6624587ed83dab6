import { describe, expect, test } from "vitest";
import type { Period } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { replay } from "@/lib/lamps/rules/lamp";
import { mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { factsOf, replayOf, wordsOf } from "@/tests/support/lamp-signs";

const lampsOf = (signs: string, rules: Partial<RuleSettings> = {}, from: Period = "2017-03"): string =>
  wordsOf(replayOf(signs, rules, from));

const severe = { ratio: 0.6, gap: 1 };
const viaYellow: Partial<RuleSettings> = { redExit: "via-yellow" };

type Row = [string, string, string, Partial<RuleSettings>?, Period?];
const rows: Row[] = [
  ["进展顺利的亮绿灯", "好好好", "绿绿绿"],
  ["未按时开工或进度滞后的亮黄灯", "好落好", "绿黄绿"],
  ["连续两月亮黄灯的转为红灯", "落落", "黄红"],
  ["连续三月的读法：第三个月转红", "落落落落", "黄黄红红", { monthsBehindToRed: 3 }],
  ["一个月即红的读法", "落好落", "红绿红", { monthsBehindToRed: 1 }],
  ["不连续的两个月不转红", "落好落好落", "黄绿黄绿黄"],
  ["三个月的读法：中断即重计", "落落好落落落", "黄黄绿黄黄红", { monthsBehindToRed: 3 }],
  ["原因不同也算连续", "落未", "黄红"],
  ["未报即落后", "未未好", "黄红绿"],
  ["退出红灯：首个不落后的月份转绿", "落落落好", "黄红红绿"],
  ["退出红灯后再落后，从头计起", "落落好落", "黄红绿黄"],
  ["跨年连续计算", "落落", "黄红", {}, "2017-12"],
  ["退出年度计划后重计：次年不在计划内，后年从头计起", `落${"外".repeat(12)}落落`, "黄黄红", {}, "2017-12"],
  ["暂停不计入也不打断：黄、停、红", "落停落", "黄停红"],
  ["多月暂停后仍接着计", "落停停停落落", "黄停停停红红"],
  ["暂停前为绿灯的，暂停后首次落后为黄灯", "好停落", "绿停黄"],
  ["红灯期间暂停，恢复后仍落后的仍为红灯", "落落停落", "黄红停红"],
  ["红灯期间暂停，恢复后不落后的转绿", "落落停好", "黄红停绿"],
  ["从暂停开始的，从零计起", "停落落", "停黄红"],
  ["红灯经黄灯退出：先黄一个月再转绿", "落落好好", "黄红黄绿", viaYellow],
  ["经黄灯退出的当月不算落后，次月落后只为黄灯", "落落好落", "黄红黄黄", viaYellow],
  ["经黄灯退出：暂停后亦然", "落落停好好", "黄红停黄绿", viaYellow],
  ["经黄灯退出只对红灯，黄灯直接转绿", "落好", "黄绿", viaYellow],
  ["严重滞后立即亮红灯", "重好", "红绿", { severe }],
  ["严重滞后未设时不立即转红", "重重", "绿绿"],
  ["严重滞后之后只一般落后的，按连续月数", "重落落", "红黄红", { severe, monthsBehindToRed: 3 }],
  ["未报不得亮绿灯：规则关闭后亮黄灯，但不转红", "未未未好", "黄黄黄绿", { notReported: false }],
  ["规则关闭后，未报的月份不延续连续月数", "落未落", "黄黄黄", { notReported: false }],
];

describe("亮灯", () => {
  test.each(rows)("%s", (_, signs, lamps, rules, from) => {
    expect(lampsOf(signs, rules, from)).toBe(lamps);
  });
});

describe("连续月数与问责", () => {
  const casesOf = (signs: string, rules: Partial<RuleSettings> = {}) =>
    replayOf(signs, rules, "2017-03").flatMap(({ caseOpened }, month) => (caseOpened ? [month + 1] : []));
  const runsOf = (signs: string, rules: Partial<RuleSettings> = {}) =>
    replayOf(signs, rules, "2017-03").map(({ behindRun, redRun }) => [behindRun, redRun]);

  test("连续两月亮红灯的启动问责，每次连续只一次", () => {
    expect(casesOf("落落落落落")).toEqual([3]);
  });
  test("退出红灯后再次连续两月亮红灯的，再启动一次", () => {
    expect(casesOf("落落落好落落落")).toEqual([3, 7]);
  });
  test("问责月数可调为一个月、三个月", () => {
    expect(casesOf("落落落落", { monthsRedToCase: 1 })).toEqual([2]);
    expect(casesOf("落落落落落", { monthsRedToCase: 3 })).toEqual([4]);
  });
  test("暂停的月份不启动问责，恢复后接着计", () => {
    expect(casesOf("落落停停落")).toEqual([5]);
    expect(casesOf("落落落停停")).toEqual([3]);
  });
  test("暂停的月份沿用上月的连续月数", () => {
    expect(runsOf("落落停落好停")).toEqual([
      [1, 0],
      [2, 1],
      [2, 1],
      [3, 2],
      [0, 0],
      [0, 0],
    ]);
  });
  test("经黄灯退出的当月连续月数为零，不列原因", () => {
    const leaving = replayOf("落落好", viaYellow, "2017-03")[2];
    expect(leaving).toMatchObject({ lamp: "yellow", behindRun: 0, redRun: 0, reasons: [] });
  });
  test("规则关闭后未报的月份：黄灯，列明未报，连续月数为零", () => {
    expect(replayOf("未", { notReported: false }, "2017-03")[0]).toMatchObject({
      lamp: "yellow",
      behindRun: 0,
      reasons: [{ code: "NOT_REPORTED", measured: null, threshold: null }],
    });
  });
  test("规则关闭后未报而另有落后原因的，照常落后", () => {
    const facts = { ...factsOf("未未", "2017-03"), plannedStart: "2017-01-01" };
    const settings = mergeRuleSettings({ notReported: false });
    expect(replay(facts, "2017-03", "2017-04", settings)[1]).toMatchObject({ lamp: "red", behindRun: 2 });
  });
  test("接着给定的上期连续月数推演", () => {
    const start = { lamp: "red", behindRun: 4, redRun: 1 } as const;
    const settings = mergeRuleSettings({ milestoneDays: 0 });
    const [first] = replay(factsOf("落", "2017-03"), "2017-03", "2017-03", settings, start);
    expect(first).toMatchObject({ lamp: "red", behindRun: 5, redRun: 2, caseOpened: true });
  });
  test("竣工次月起不再亮灯", () => {
    const facts = { ...factsOf("好好好", "2017-03"), actualCompletion: "2017-04-15" };
    const periods = replay(facts, "2017-03", "2017-05", mergeRuleSettings()).map(({ period }) => period);
    expect(periods).toEqual(["2017-03", "2017-04"]);
  });
  test("起止颠倒的范围没有决定", () => {
    expect(replay(factsOf("好", "2017-03"), "2017-04", "2017-03", mergeRuleSettings())).toEqual([]);
  });
});

describe("决定所依据的数", () => {
  const onSchedule = {
    lamp: "green",
    computed: "green",
    overridden: false,
    behindRun: 0,
    redRun: 0,
    reasons: [],
    caseOpened: false,
  };
  test("序时、完成、比例、差额一并记下；跨年后重新起算", () => {
    const facts: ProjectFacts = {
      annualPlans: { "2017": 1_200, "2018": 600 },
      reports: { "2017-11": { invested: 990 }, "2017-12": { invested: 210 }, "2018-01": { invested: 45 } },
    };
    const settings = mergeRuleSettings();
    expect(replay(facts, "2017-11", "2018-01", settings)).toEqual([
      {
        ...{ period: "2017-11", ...onSchedule },
        ...{ expected: 1_100, actual: 990, annualPlan: 1_200, ratio: 0.9, gap: 0.0917 },
      },
      {
        ...{ period: "2017-12", ...onSchedule },
        ...{ expected: 1_200, actual: 1_200, annualPlan: 1_200, ratio: 1, gap: 0 },
      },
      {
        ...{ period: "2018-01", ...onSchedule },
        ...{ expected: 50, actual: 45, annualPlan: 600, ratio: 0.9, gap: 0.0083 },
      },
    ]);
  });
});
