import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { rowsThatFit, unitSheet } from "@/lib/document/unit-sheet";
import type { UnitSheet } from "@/lib/meetings/rules/facts";
import { unitSheetOf } from "@/tests/support/minutes-facts";

const words = {
  lamp: (lamp: string) => ({ red: "红灯", yellow: "黄灯", green: "绿灯", paused: "暂停" })[lamp] ?? "",
  reason: () => "投资完成序时的 57.14%",
  state: (state: string) => ({ working: "办理", assigned: "交办" })[state] ?? state,
};

async function saidBy(sheet: UnitSheet): Promise<string[]> {
  const zip = await fromBufferPromise(await unitSheet(sheet, "全市第六次重大项目工作例会", words));
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== "word/document.xml") continue;
    const xml = await text(await zip.openReadStreamPromise(entry));
    return (xml.match(/<w:p>.*?<\/w:p>/gs) ?? []).map((paragraph) => paragraph.replace(/<[^>]*>/g, ""));
  }
  return [];
}

describe("一页表：每块先占三分之一，省下的给后面，再给前面", () => {
  it.each([
    ["都排得下", [[10, 10], [10]], 100, [2, 1]],
    ["一块多，用别块省下的", [Array(9).fill(10), [10], []], 60, [5, 1, 0]],
    ["三块都多，各三分之一", [Array(9).fill(10), Array(9).fill(10), Array(9).fill(10)], 90, [3, 3, 3]],
    ["太高的一行挡住后面的，不挑着排", [[80, 10], [10]], 60, [0, 1]],
    ["没有内容", [[], []], 60, [0, 0]],
  ] as [string, number[][], number, number[]][])("%s", (_, heights, budget, counts) => {
    expect(rowsThatFit(heights, budget)).toEqual(counts);
  });
});

describe("一页表的内容", () => {
  it("写会议、合计、上次承诺与会后情况、未销号事项、项目的灯和原因", async () => {
    const said = await saidBy(unitSheetOf("市住建局"));
    for (const words of [
      "市住建局现场交账一页表",
      "全市第六次重大项目工作例会",
      "责任项目3个：红灯1个、黄灯1个、绿灯1个、暂停0个；未销号事项2件，逾期1件；上次会议议定和承诺1项。",
      "7月20日前完成剩余12户签约",
      "办理；7月25日：已签约9户，剩余3户正在协商。",
      "逾期11天",
      "10天",
      "红灯1个月",
      "12,000.00",
      "投资完成序时的 57.14%",
    ]) {
      expect(said).toContain(words);
    }
  });

  it("没有的写“无”，排不下的写几项从略", async () => {
    const [issue] = unitSheetOf("市住建局").issues;
    if (!issue) throw new Error("the sample has one");
    const said = await saidBy(
      unitSheetOf("市住建局", { projects: [], promises: [], issues: Array(60).fill(issue) }),
    );
    expect(said).toContain("上次会议议定和承诺事项：无");
    expect(said).toContain("7月责任项目（万元）：无");
    const head = said.find((words) => words.startsWith("未销号事项（")) ?? "";
    const [, shown, rest] = /^未销号事项（列(\d+)项，其余(\d+)项从略）$/.exec(head) ?? [];
    expect(Number(shown) + Number(rest)).toBe(60);
    expect(said.filter((words) => words === "逾期11天")).toHaveLength(Number(shown));
  });
});
