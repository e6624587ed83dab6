import { describe, expect, test } from "vitest";
import type { Period } from "@/lib/core/periods";
import { lampOf } from "@/lib/lamps/rules/lamp";
import { mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { factsOf, replayOf, wordsOf } from "@/tests/support/lamp-signs";

const viaYellow: Partial<RuleSettings> = { redExit: "via-yellow" };

/** What the months bring, what the centre overrides (- nothing), and the final lamps with [behindRun, redRun]. */
type Row = [string, string, string, string, [number, number][], Partial<RuleSettings>?, Period?];
const rows: Row[] = [
  [
    "改绿：连续月数归零，次月落后从一计起",
    "落落",
    "绿-",
    "绿黄",
    [
      [0, 0],
      [1, 0],
    ],
  ],
  [
    "红灯改绿：红灯月数归零，再落后为黄灯",
    "落落落",
    "-绿-",
    "黄绿黄",
    [
      [1, 0],
      [0, 0],
      [1, 0],
    ],
  ],
  [
    "红灯改黄：落后月数照计，次月仍落后即红",
    "落落落",
    "-黄-",
    "黄黄红",
    [
      [1, 0],
      [2, 0],
      [3, 1],
    ],
  ],
  [
    "黄灯改红：落后月数照计，红灯月数从一计起",
    "落落",
    "红-",
    "红红",
    [
      [1, 1],
      [2, 2],
    ],
  ],
  [
    "绿灯改黄：落后月数至少为一，次月落后即红",
    "好落",
    "黄-",
    "黄红",
    [
      [1, 0],
      [2, 1],
    ],
  ],
  [
    "绿灯改红：落后月数至少为一，次月不落后即绿",
    "好好",
    "红-",
    "红绿",
    [
      [1, 1],
      [0, 0],
    ],
  ],
  [
    "改判与推算一致的，灯与月数都不变",
    "落落",
    "黄红",
    "黄红",
    [
      [1, 0],
      [2, 1],
    ],
  ],
  [
    "红灯中间改黄：红灯月数断开",
    "落落落落",
    "--黄-",
    "黄红黄红",
    [
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 1],
    ],
  ],
  [
    "红灯中间改绿：从头计起",
    "落落落落",
    "--绿-",
    "黄红绿黄",
    [
      [1, 0],
      [2, 1],
      [0, 0],
      [1, 0],
    ],
  ],
  [
    "改判之后暂停：沿用改判后的月数",
    "落停落",
    "绿--",
    "绿停黄",
    [
      [0, 0],
      [0, 0],
      [1, 0],
    ],
  ],
  [
    "暂停之前改红：恢复后接着计红灯月数",
    "好停落",
    "红--",
    "红停红",
    [
      [1, 1],
      [1, 1],
      [2, 2],
    ],
  ],
  [
    "暂停的月份没有灯可改",
    "落停落",
    "-绿-",
    "黄停红",
    [
      [1, 0],
      [1, 0],
      [2, 1],
    ],
  ],
  [
    "暂停的月份改红也不算红灯",
    "好停好",
    "-红-",
    "绿停绿",
    [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
  ],
  [
    "改判跨年接着计",
    "落落",
    "黄-",
    "黄红",
    [
      [1, 0],
      [2, 1],
    ],
    {},
    "2017-12",
  ],
  [
    "经黄灯退出：改判的红灯也先黄一个月",
    "好好好",
    "红--",
    "红黄绿",
    [
      [1, 1],
      [0, 0],
      [0, 0],
    ],
    viaYellow,
  ],
  [
    "经黄灯退出：当月改绿即绿",
    "落落好好",
    "--绿-",
    "黄红绿绿",
    [
      [1, 0],
      [2, 1],
      [0, 0],
      [0, 0],
    ],
    viaYellow,
  ],
  [
    "三个月的读法：改黄算一个月",
    "好落落",
    "黄--",
    "黄黄红",
    [
      [1, 0],
      [2, 0],
      [3, 1],
    ],
    { monthsBehindToRed: 3 },
  ],
  [
    "未报的改绿，至多为黄",
    "未落",
    "绿-",
    "黄红",
    [
      [1, 0],
      [2, 1],
    ],
  ],
  [
    "未报的改绿至多为黄，规则关闭时亦然",
    "未好",
    "绿-",
    "黄绿",
    [
      [1, 0],
      [0, 0],
    ],
    { notReported: false },
  ],
  [
    "未报的改红照改",
    "未好",
    "红-",
    "红绿",
    [
      [1, 1],
      [0, 0],
    ],
  ],
];

describe("人工改判", () => {
  test.each(rows)("%s", (_, signs, overridden, lamps, runs, rules, from) => {
    const decisions = replayOf(signs, rules, from, overridden);
    expect(wordsOf(decisions)).toBe(lamps);
    expect(decisions.map(({ behindRun, redRun }) => [behindRun, redRun])).toEqual(runs);
  });

  test("推算的灯和原因照旧保留，与最终的灯并列", () => {
    expect(replayOf("落落", {}, "2017-03", "-绿")[1]).toMatchObject({
      lamp: "green",
      computed: "red",
      overridden: true,
      reasons: [{ code: "MILESTONE_OVERDUE" }],
    });
    expect(replayOf("落", {}, "2017-03")[0]).toMatchObject({ computed: "yellow", overridden: false });
    expect(replayOf("停", {}, "2017-03", "红")[0]).toMatchObject({ computed: "paused", overridden: false });
  });

  test("推算的灯接着上月最终的灯算", () => {
    expect(replayOf("落落", {}, "2017-03", "绿-")[1]?.computed).toBe("yellow");
    expect(replayOf("好落", {}, "2017-03", "红-")[1]?.computed).toBe("red");
  });

  const casesOf = (signs: string, overridden: string) =>
    replayOf(signs, {}, "2017-03", overridden).flatMap(({ caseOpened }, month) =>
      caseOpened ? [month + 1] : [],
    );
  test("问责按最终的红灯月数：改红凑满即启动，改绿改黄则不启动", () => {
    expect(casesOf("落落落", "---")).toEqual([3]);
    expect(casesOf("落落落", "红--")).toEqual([2]);
    expect(casesOf("好好", "红红")).toEqual([2]);
    expect(casesOf("落落落", "--绿")).toEqual([]);
    expect(casesOf("落落落", "--黄")).toEqual([]);
    expect(casesOf("落落落落落落", "--黄---")).toEqual([5]);
  });

  test("改判只管一期，别的期不动", () => {
    const facts = {
      ...factsOf("落", "2017-03"),
      overrides: { "2017-02": "green", "2018-03": "green" } as const,
    };
    const settings = mergeRuleSettings({ milestoneDays: 0, investmentRatio: null });
    expect(lampOf(facts, "2017-03", settings, null)).toMatchObject({ lamp: "yellow", overridden: false });
  });
});
