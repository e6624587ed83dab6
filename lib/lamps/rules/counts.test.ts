import { describe, expect, test } from "vitest";
import { shiftPeriod } from "@/lib/core/periods";
import { type CountedDecision, countLamps, transitionsInto } from "@/lib/lamps/rules/counts";
import type { Lamp } from "@/lib/lamps/rules/lamp";

const signs: Record<string, Lamp> = { 绿: "green", 黄: "yellow", 红: "red", 停: "paused" };

/** "绿黄绿": a project's lamps from March 2017 on; 无 is a month without a lamp, 案 a red one that opens a case. */
const lampsFrom = (text: string): CountedDecision[] =>
  [...text].flatMap((sign, month) => {
    const lamp = sign === "案" ? "red" : signs[sign];
    return lamp ? [{ period: shiftPeriod("2017-03", month), lamp, caseOpened: sign === "案" }] : [];
  });

const projects = ["绿绿绿绿", "绿黄绿绿", "黄红案绿", "黄红黄绿", "绿黄停绿", "黄停红黄", "绿黄绿黄"].map(
  lampsFrom,
);

describe("亮灯统计", () => {
  test("现有各灯、曾亮黄灯、曾亮红灯、黄转绿、退出红灯、问责", () => {
    expect(countLamps(projects, "2017-03", "2017-06")).toEqual({
      projects: 7,
      now: { red: 0, yellow: 2, green: 5, paused: 0 },
      everYellow: 6,
      everRed: 3,
      yellowToGreen: 3,
      redExits: 3,
      cases: 1,
    });
  });

  type Row = [string, string, { yellowToGreen: number; redExits: number }];
  const rows: Row[] = [
    ["黄灯转绿，按项目计一次", "黄绿黄绿", { yellowToGreen: 1, redExits: 0 }],
    ["连续黄灯后转绿", "黄黄绿", { yellowToGreen: 1, redExits: 0 }],
    ["暂停不打断黄转绿", "黄停停绿", { yellowToGreen: 1, redExits: 0 }],
    ["转红后转绿的是退出红灯，不是黄转绿", "黄红绿", { yellowToGreen: 0, redExits: 1 }],
    ["红灯经黄灯转绿，只算退出红灯", "红黄绿", { yellowToGreen: 0, redExits: 1 }],
    ["红灯后连续两月黄灯再转绿，也只算退出红灯", "红黄停黄绿", { yellowToGreen: 0, redExits: 1 }],
    ["退出红灯转绿之后的黄转绿另算", "红绿黄绿", { yellowToGreen: 1, redExits: 1 }],
    ["退出红灯按次计", "红绿红停绿", { yellowToGreen: 0, redExits: 2 }],
    ["红灯中暂停不是退出", "红停红", { yellowToGreen: 0, redExits: 0 }],
    ["中间不在计划内的，前后不相连", "黄无绿红无绿", { yellowToGreen: 0, redExits: 0 }],
    ["黄灯转红不是黄转绿", "黄红", { yellowToGreen: 0, redExits: 0 }],
  ];
  test.each(rows)("%s", (_, lamps, expected) => {
    expect(countLamps([lampsFrom(lamps)], "2017-03", "2017-12")).toMatchObject(expected);
  });

  test("范围之前的灯只说明从何而来，不计数", () => {
    expect(countLamps([lampsFrom("黄绿"), lampsFrom("红黄绿")], "2017-04", "2017-05")).toEqual({
      projects: 2,
      now: { red: 0, yellow: 0, green: 1, paused: 0 },
      everYellow: 1,
      everRed: 0,
      yellowToGreen: 1,
      redExits: 1,
      cases: 0,
    });
  });
  test("范围之后的灯不计数；范围内没有灯的项目不计", () => {
    const counts = countLamps([lampsFrom("黄绿"), lampsFrom("无无红")], "2017-03", "2017-03");
    expect(counts).toMatchObject({ projects: 1, everRed: 0, yellowToGreen: 0, now: { yellow: 1, green: 0 } });
  });
});

describe("本期变化", () => {
  test("绿转黄、黄转红、黄转绿、退出红灯", () => {
    expect(transitionsInto(projects, "2017-03")).toEqual({
      greenToYellow: 0,
      yellowToRed: 0,
      yellowToGreen: 0,
      redExits: 0,
    });
    expect(transitionsInto(projects, "2017-04")).toEqual({
      greenToYellow: 3,
      yellowToRed: 2,
      yellowToGreen: 0,
      redExits: 0,
    });
    expect(transitionsInto(projects, "2017-05")).toEqual({
      greenToYellow: 0,
      yellowToRed: 1,
      yellowToGreen: 2,
      redExits: 1,
    });
    expect(transitionsInto(projects, "2017-06")).toEqual({
      greenToYellow: 1,
      yellowToRed: 0,
      yellowToGreen: 1,
      redExits: 2,
    });
  });
});
