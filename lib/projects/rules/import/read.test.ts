import { describe, expect, test } from "vitest";
import { findHeader } from "@/lib/projects/rules/import/header";
import type { ImportOptions } from "@/lib/projects/rules/import/mapping";
import { readProjectRows, readProjectSheets } from "@/lib/projects/rules/import/read";
import type { Cell } from "@/lib/projects/rules/import/text";

const read = (rows: Cell[][], options?: ImportOptions) => readProjectRows({ name: "表一", rows }, options);
const HEADER = [
  "序号",
  "项目名称",
  "建设性质",
  "总投资（万元）",
  "2017年计划投资（万元）",
  "开工时间",
  "竣工时间",
  "责任单位",
  "类别",
];
const row = (changes: Record<number, Cell> = {}): Cell[] =>
  [1, "云岭路", "新建", 1000, 500, "2017", "2018", "区住建局", "基建"].map((cell, index) =>
    index in changes ? (changes[index] ?? null) : cell,
  );
const one = (changes: Record<number, Cell>) => read([HEADER, row(changes)]).rows[0];

describe("the header row is found", () => {
  test("below title and unit rows", () => {
    expect(findHeader([["云岭区重点项目"], ["单位：万元"], HEADER, row()])).toMatchObject({
      row: 3,
      height: 1,
    });
  });

  test("of two lines, groups above their columns", () => {
    const rows = [
      ["序号", "项目名称", "2017年", null, "责任单位"],
      [null, null, "计划投资", "形象进度", null],
      [1, "云岭路", 500, "路基", "区住建局"],
    ];
    expect(findHeader(rows)).toMatchObject({ row: 1, height: 2 });
    const reading = read(rows);
    expect(reading.columns.map(({ field }) => field)).toEqual([
      "serial",
      "name",
      "annualPlan",
      null,
      "responsibleUnit",
    ]);
    expect(reading).toMatchObject({
      year: 2017,
      rows: [{ row: 3, draft: { name: "云岭路", annualPlan: 500 } }],
    });
  });

  test("not in a letter, and a file without one says so", () => {
    expect(findHeader([["各单位："], ["现将项目名称报送如下"]])).toBeNull();
    expect(read([["各单位："]]).errors).toEqual([{ code: "HEADER_NOT_FOUND", detail: {} }]);
  });

  test("the sheet with the most projects is the list", () => {
    const sheets = [
      { name: "说明", rows: [["请认真填写"]] },
      { name: "项目", rows: [HEADER, row()] },
    ];
    expect(readProjectSheets(sheets)).toMatchObject({ sheet: "项目", rows: [{ row: 2 }] });
    expect(readProjectSheets([]).errors).toEqual([{ code: "HEADER_NOT_FOUND", detail: {} }]);
  });
});

describe("the reader corrects what a column was taken for", () => {
  const rows = [
    ["名目", "总投资", "牵头", "责任单位"],
    ["云岭路", 5, "区城投", "区住建局"],
  ];
  test("an unknown header gets a field, and a known one gives it up", () => {
    const columns = { A: "name", C: "responsibleUnit", D: null } as const;
    const reading = read(rows, { headerRow: 1, columns, year: 2017 });
    expect(reading.columns.map(({ field }) => field)).toEqual([
      "name",
      "totalInvestment",
      "responsibleUnit",
      null,
    ]);
    expect(reading.rows[0]?.draft).toMatchObject({ name: "云岭路", responsibleUnit: "区城投" });
  });

  test("a field given to one column is taken from the other", () => {
    const reading = read(rows, { headerRow: 1, columns: { A: "name", C: "responsibleUnit" } });
    expect(reading.columns[3]?.field).toBeNull();
  });

  test("a field for two columns, and no column for the name, are said", () => {
    const twice = read(rows, { headerRow: 1, columns: { A: "name", B: "name" } });
    expect(twice.errors).toContainEqual({ code: "FIELD_TWICE", detail: { field: "name", columns: "A、B" } });
    expect(read(rows, { headerRow: 1 })).toMatchObject({
      rows: [],
      errors: [{ code: "NAME_COLUMN_MISSING" }],
    });
  });

  test("of two headers alike the first counts, of two years the one that is asked for", () => {
    const header = ["项目名称", "2017年计划投资", "2018年计划投资", "工程名称"];
    const fields = (options?: ImportOptions) =>
      read([header, ["云岭路", 1, 2, "x"]], options).columns.map(({ field }) => field);
    expect(fields()).toEqual(["name", "annualPlan", null, null]);
    expect(fields({ year: 2018 })).toEqual(["name", null, "annualPlan", null]);
  });
});

describe("year and money unit", () => {
  const plan = (above: Cell[][], header: string, options?: ImportOptions) =>
    read([...above, ["项目名称", header], ["云岭路", 2]], options);

  test("the header's own unit counts, then the reader's word, then the unit row, then 万元 with a note", () => {
    expect(plan([["单位：元"]], "2017年计划投资（亿元）").sums.annualPlan).toBe(20000);
    expect(plan([["单位：元"]], "2017年计划投资", { moneyUnit: "亿元" }).sums.annualPlan).toBe(20000);
    expect(plan([["单位：亿元"]], "2017年计划投资")).toMatchObject({
      moneyUnit: "亿元",
      sums: { annualPlan: 20000 },
      notes: [],
    });
    expect(plan([], "2017年计划投资")).toMatchObject({
      sums: { annualPlan: 2 },
      notes: [{ code: "MONEY_UNIT_ASSUMED", detail: { unit: "万元" } }],
    });
  });

  test("the plan's header names the year, else it is given, else the title names it", () => {
    expect(plan([["2016年重点项目"]], "2017年计划投资（万元）").year).toBe(2017);
    expect(plan([["2016年重点项目"]], "年度计划投资（万元）", { year: 2018 })).toMatchObject({
      year: 2018,
      notes: [],
    });
    expect(plan([["2016年重点项目"]], "年度计划投资（万元）")).toMatchObject({
      year: 2016,
      notes: [{ code: "YEAR_FROM_TITLE", detail: { year: 2016 } }],
    });
    expect(plan([], "2017年计划投资（万元）", { year: 2018 })).toMatchObject({
      year: 2017,
      notes: [{ code: "YEAR_DIFFERS", detail: { year: 2017, given: 2018 } }],
    });
    expect(plan([], "年度计划投资（万元）")).toMatchObject({
      year: null,
      errors: [{ code: "YEAR_MISSING" }],
    });
  });
});

describe("rows that are no projects are skipped with the reason", () => {
  test.each<[Cell[], string]>([
    [[], "BLANK"],
    [[null, " ", ""], "BLANK"],
    [[7], "BLANK"],
    [["合计（3项）", null, null, 61000.5, 21000], "TOTAL"],
    [["总 计", null, null, 61000.5], "TOTAL"],
    [[null, "小计", null, 500], "TOTAL"],
    [["工业小计", null, null, 500], "TOTAL"],
    [["一、工业（2项）", null, null, 60000, 20000], "SECTION"],
    [["（二）商贸", null], "SECTION"],
    [[null, "三、基建"], "SECTION"],
    [["注：以上为区级重点项目"], "NOTE"],
    [["填表人：办公室"], "NOTE"],
    [HEADER, "HEADER_REPEATED"],
  ])("%j: %s", (cells, reason) => {
    const reading = read([HEADER, row(), cells]);
    expect(reading.skipped.at(-1)).toMatchObject({ row: 3, reason });
    expect(reading.rows).toHaveLength(1);
  });

  test("above the header: title, unit row, blank; and the header itself", () => {
    const reading = read([["2017年重点项目表"], ["单位：万元"], [], HEADER, row()]);
    expect(reading.skipped.map(({ reason }) => reason)).toEqual(["TITLE", "UNIT_ROW", "BLANK", "HEADER"]);
  });

  test("a row with facts and no name is an error, not left out", () => {
    expect(one({ 1: null })?.errors).toEqual([{ cell: "B2", value: "", code: "NAME_MISSING", detail: {} }]);
  });

  test("a project that is called like a total is one when it has facts", () => {
    expect(one({ 1: "中医院设计总计" })?.draft.name).toBe("中医院设计总计");
    expect(one({ 1: "一、二号路" })?.draft.name).toBe("一、二号路");
  });

  test("a grand total that differs from the rows is noted", () => {
    const sums = { 0: "合计", 1: null, 2: null, 3: 1001, 4: 500, 5: null, 6: null, 7: null, 8: null };
    expect(read([HEADER, row(), row(sums)]).notes).toEqual([
      { code: "TOTAL_DIFFERS", detail: { field: "totalInvestment", stated: 1001, sum: 1000, row: 3 } },
    ]);
    expect(read([HEADER, row(), row({ ...sums, 3: 1000 })]).notes).toEqual([]);
  });
});
