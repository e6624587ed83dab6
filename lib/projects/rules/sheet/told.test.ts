import { describe, expect, it } from "vitest";
import { type ToldLamp, toldCells, toldColumns } from "@/lib/projects/rules/sheet/told";
import { plainWords } from "@/tests/support/plain-words";

const told = { period: "2017-10", words: plainWords };
const red: ToldLamp = {
  lamp: "red",
  computed: "red",
  behindRun: 3,
  redRun: 2,
  reasons: [
    { code: "NOT_STARTED", measured: 9, threshold: null },
    { code: "INVESTMENT_RATIO", measured: 0.5, threshold: 0.8 },
  ],
  expected: 100,
  actual: 50,
  overridden: false,
};
const facts = { lamp: null, contacts: [], milestones: [] };
const lampCells = (lamp: Partial<ToldLamp> | null, at = told) =>
  toldCells(["lamp"], { ...facts, lamp: lamp && { ...red, ...lamp } }, at);

describe("what a workbook tells beside the facts", () => {
  it("says in each header that it is to be read, and of the lamp of which month it is", () => {
    const headers = toldColumns(["lamp", "contacts", "milestones"], told).map(({ header }) => header);
    expect(headers).toEqual([
      "2017-10灯（只读）",
      "2017-10连续月数（只读）",
      "2017-10亮灯原因（只读）",
      "联系人（只读）",
      "节点（只读）",
    ]);
    expect(toldColumns(["lamp"], { ...told, period: null })[0]?.header).toBe("灯（只读）");
  });

  it.each<[string, Partial<ToldLamp> | null, (string | number | null)[]]>([
    ["红灯数红灯的月数，列出每条原因", {}, ["red lamp", 2, "because NOT_STARTED\nbecause INVESTMENT_RATIO"]],
    [
      "黄灯数滞后的月数",
      { lamp: "yellow", behindRun: 1, redRun: 0 },
      ["yellow lamp", 1, "because NOT_STARTED\nbecause INVESTMENT_RATIO"],
    ],
    ["绿灯没有月数和原因", { lamp: "green", computed: "green", reasons: [] }, ["green lamp", null, null]],
    ["暂停的说明暂停", { lamp: "paused" }, ["paused lamp", null, "paused for a reason"]],
    [
      "改判的带标记",
      { overridden: true },
      ["red lamp（改判）", 2, "because NOT_STARTED\nbecause INVESTMENT_RATIO"],
    ],
    ["没有灯的空着", null, [null, null, null]],
  ])("%s", (_, lamp, cells) => expect(lampCells(lamp)).toEqual(cells));

  it("has no lamp before the first close", () => {
    expect(lampCells({}, { ...told, period: null as never })).toEqual([null, null, null]);
  });

  it("writes whom to call and each milestone on a line of its own", () => {
    const cells = toldCells(
      ["contacts", "milestones"],
      {
        lamp: null,
        contacts: [
          { name: "联系人01", role: "业主代表", phone: "13800000001" },
          { name: "联系人02", role: "", phone: "" },
        ],
        milestones: [
          { name: "开工", planned: "2017-03-01", actual: "2017-03-09", weight: 1 },
          { name: "封顶", planned: "2018-03-01", actual: null, weight: 3 },
        ],
      },
      told,
    );
    expect(cells).toEqual([
      "联系人01 业主代表 13800000001\n联系人02",
      "开工：计划 2017-03-01，2017-03-09 完成，权重 1\n封顶：计划 2018-03-01，未完成，权重 3",
    ]);
    expect(toldCells(["contacts", "milestones"], facts, told)).toEqual([null, null]);
  });
});
