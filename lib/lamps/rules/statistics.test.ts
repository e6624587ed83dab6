import { describe, expect, test } from "vitest";
import { shiftPeriod } from "@/lib/core/periods";
import { type CountedDecision, countLamps } from "@/lib/lamps/rules/counts";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import { median, projectStatistics, sumFigures } from "@/lib/lamps/rules/statistics";

const signs: Record<string, Lamp> = { 绿: "green", 黄: "yellow", 红: "red", 停: "paused" };

/** Lamps from March 2017 on; 无 is a month without a lamp, 案 a red one that opens a case. */
const lampsFrom = (text: string): CountedDecision[] =>
  [...text].flatMap((sign, month) => {
    const lamp = sign === "案" ? "red" : signs[sign];
    return lamp ? [{ period: shiftPeriod("2017-03", month), lamp, caseOpened: sign === "案" }] : [];
  });

const of = (text: string, from = "2017-03", to = "2017-12") => projectStatistics(lampsFrom(text), from, to);

describe("黄灯、红灯持续的月数", () => {
  type Row = [string, string, { yellow: number[]; red: number[] }];
  const rows: Row[] = [
    ["每一段各计一次", "黄绿黄黄绿", { yellow: [1, 2], red: [] }],
    ["黄灯转红，两段分开计", "黄红红绿", { yellow: [1], red: [2] }],
    ["暂停的月份不计入也不打断", "黄停停黄绿", { yellow: [2], red: [] }],
    ["还没结束的，计到最后一月", "绿红红红", { yellow: [], red: [3] }],
    ["中间不在计划内的，前后是两段", "红无红", { yellow: [], red: [1, 1] }],
    ["一直绿灯的没有", "绿绿绿", { yellow: [], red: [] }],
  ];
  test.each(rows)("%s", (_, lamps, spells) => {
    expect(of(lamps)?.spells).toEqual(spells);
  });
  test("范围之前开始、延续进来的，连以前的月份一起计", () => {
    expect(of("红红红绿", "2017-04", "2017-06")?.spells.red).toEqual([3]);
    expect(of("红绿红绿", "2017-04", "2017-06")?.spells.red).toEqual([1]);
  });
  test("范围之后的不计", () => {
    expect(of("红红红红", "2017-03", "2017-04")?.spells.red).toEqual([2]);
  });
});

describe("中位数", () => {
  test.each<[string, number[], number | null]>([
    ["没有", [], null],
    ["一个", [3], 3],
    ["奇数个取中间", [5, 1, 2], 2],
    ["偶数个取中间两个的平均", [1, 4, 2, 3], 2.5],
  ])("%s", (_, values, expected) => expect(median(values)).toBe(expected));
});

describe("转绿后又亮黄灯、红灯", () => {
  test.each<[string, string, number]>([
    ["黄转绿后又黄", "黄绿黄", 1],
    ["退出红灯后又红", "红绿绿红", 1],
    ["中间暂停的也算", "黄绿停黄", 1],
    ["两次回来，项目计一次", "黄绿黄绿黄", 1],
    ["红灯经黄灯没有转绿，不算", "红黄红", 0],
    ["第一次亮黄灯不算", "绿绿黄", 0],
    ["转绿后没有再亮的不算", "黄绿绿", 0],
  ])("%s", (_, lamps, expected) => expect(of(lamps)?.figures.cameBack).toBe(expected));
  test("回来发生在范围之前的不算", () => {
    expect(of("黄绿黄绿", "2017-06", "2017-06")?.figures.cameBack).toBe(0);
  });
});

describe("与制度规定的统计同一口径", () => {
  const projects = [
    "绿黄绿绿",
    "黄红案绿",
    "黄红黄绿",
    "绿黄停绿",
    "黄停红黄",
    "绿黄绿黄",
    "无无红红",
    "停停停停",
  ];
  test.each([
    ["2017-03", "2017-06"],
    ["2017-04", "2017-05"],
    ["2017-05", "2017-05"],
  ])("%s 至 %s", (from, to) => {
    const counted = countLamps(projects.map(lampsFrom), from, to);
    const {
      nowRed,
      nowYellow,
      nowGreen,
      nowPaused,
      cameBack: _,
      ...sums
    } = sumFigures(projects.flatMap((text) => projectStatistics(lampsFrom(text), from, to) ?? []));
    expect({
      ...sums,
      now: { red: nowRed, yellow: nowYellow, green: nowGreen, paused: nowPaused },
    }).toEqual(counted);
  });
  test("每次变化记到发生的月份，暂停前后相连", () => {
    expect(of("绿黄停红")?.moves).toEqual([
      { period: "2017-04", before: "green", now: "yellow" },
      { period: "2017-06", before: "yellow", now: "red" },
    ]);
  });
  test("范围内没有灯的项目不计", () => {
    expect(of("无无红", "2017-03", "2017-04")).toBeNull();
  });
});
