import { describe, expect, test } from "vitest";
import { type ExistingProject, fateOf, projectMatcher } from "@/lib/projects/rules/import/fate";
import { readProjectRows } from "@/lib/projects/rules/import/read";
import type { Cell } from "@/lib/projects/rules/import/text";

const HEADER = [
  "项目名称",
  "建设性质",
  "总投资（万元）",
  "2017年计划投资（万元）",
  "开工时间",
  "竣工时间",
  "投资主体",
  "包联领导",
  "责任单位",
  "帮扶部门",
];
const CELLS: Cell[] = [
  "云岭路",
  "续建",
  1000,
  500,
  "2016",
  "2018年6月",
  "企业投资",
  "领导01、领导02",
  "区住建局",
  "区财政局、区水利局",
];

function readOne(changes: Record<number, Cell> = {}) {
  const cells = CELLS.map((cell, index) => (index in changes ? (changes[index] ?? null) : cell));
  const [read] = readProjectRows({ name: "", rows: [HEADER, cells] }).rows;
  if (!read) throw new Error("no row was read");
  return read;
}
const imported: ExistingProject = readOne().draft;
const changesOf = (existing: ExistingProject, read = readOne()) => {
  const fate = fateOf(read, existing);
  return fate.status === "changed" ? fate.changes : fate.status;
};

describe("the fate of a row", () => {
  test("no project yet: new", () => {
    expect(fateOf(readOne(), null)).toEqual({ status: "new" });
  });

  test("the same file again changes nothing", () => {
    expect(fateOf(readOne(), imported)).toEqual({ status: "same" });
  });

  test("what differs is listed with from and to", () => {
    expect(changesOf(imported, readOne({ 2: 1200, 7: "领导02、领导01" }))).toEqual([
      { field: "totalInvestment", from: 1000, to: 1200 },
      { field: "leaders", from: ["领导01", "领导02"], to: ["领导02", "领导01"] },
    ]);
    expect(changesOf({ ...imported, responsibleUnit: null })).toEqual([
      { field: "responsibleUnit", from: null, to: "区住建局" },
    ]);
  });

  test("the order of paired units says nothing", () => {
    expect(changesOf({ ...imported, pairedUnits: ["区水利局", "区财政局"] })).toBe("same");
  });

  test("an empty cell never empties a field", () => {
    expect(changesOf(imported, readOne({ 2: null, 7: "", 8: "—", 9: null }))).toBe("same");
  });

  test("what the list has no column for is left alone", () => {
    expect(changesOf({ ...imported, address: "云岭镇", owner: "云岭公司", level: "city" })).toBe("same");
  });

  test("a bare year or month agrees with every day in it", () => {
    expect(changesOf({ ...imported, plannedStart: "2016-07-15", plannedCompletion: "2018-06-10" })).toBe(
      "same",
    );
    expect(changesOf({ ...imported, plannedStart: "2015-12-31" })).toEqual([
      { field: "plannedStart", from: "2015-12-31", to: "2016-01-01" },
    ]);
    expect(changesOf({ ...imported, plannedCompletion: "2018-07-01" })).toEqual([
      { field: "plannedCompletion", from: "2018-07-01", to: "2018-06-30" },
    ]);
  });

  test("a concluded value fills what is empty and never replaces what is known", () => {
    expect(changesOf({ ...imported, actualStart: "2016-09-01" })).toBe("same");
    expect(changesOf({ ...imported, actualStart: null })).toEqual([
      { field: "actualStart", from: null, to: "2016-01-01" },
    ]);
    expect(changesOf({ ...imported, investmentSubject: "mixed" })).toBe("same");
    expect(changesOf({ ...imported, nature: "expansion" }, readOne({ 1: null }))).toBe("same");
  });

  test("the class of the investor follows when its words change", () => {
    expect(changesOf(imported, readOne({ 6: "区级投资" }))).toEqual([
      { field: "investmentText", from: "企业投资", to: "区级投资" },
      { field: "investmentSubject", from: "enterprise", to: "government" },
    ]);
  });
});

describe("a row's project is found", () => {
  const plain = { name: "云岭路", nationalCode: null };
  const coded = { name: "东岸桥", nationalCode: "A1" };
  const match = projectMatcher([plain, coded]);
  test.each([
    ["by its exact name", { name: "云岭路" }, { existing: plain }],
    ["by its code, whatever its name", { name: "东岸大桥", nationalCode: "A1" }, { existing: coded }],
    [
      "by name when the registry has no code yet",
      { name: "云岭路", nationalCode: "B2" },
      { existing: plain },
    ],
    ["by name when the list has no code", { name: "东岸桥" }, { existing: coded }],
    ["not at all: it is new", { name: "云岭路二期", nationalCode: "C3" }, { existing: null }],
    [
      "not, when its new name is another's",
      { name: "云岭路", nationalCode: "A1" },
      { conflict: "NAME_TAKEN", with: plain },
    ],
    [
      "not, when the same name has another code",
      { name: "东岸桥", nationalCode: "D4" },
      { conflict: "CODE_DIFFERS", with: coded },
    ],
  ])("%s", (_, draft, expected) => {
    expect(match(draft)).toEqual(expected);
  });
});
