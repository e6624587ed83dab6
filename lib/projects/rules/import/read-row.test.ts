import { describe, expect, test } from "vitest";
import type { ImportOptions } from "@/lib/projects/rules/import/mapping";
import { readProjectRows } from "@/lib/projects/rules/import/read";
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
const codes = (changes: Record<number, Cell>) =>
  one(changes)?.notes.map(({ code, cell }) => `${code} ${cell}`);
const column = (header: string, cell: Cell, options?: ImportOptions) =>
  read(
    [
      ["项目名称", "建设性质", header],
      ["云岭路", "新建", cell],
    ],
    options,
  ).rows[0];

describe("a row becomes a draft", () => {
  test("every field of it", () => {
    const header = [
      "项目代码",
      "项目名称",
      "建设性质",
      "建设内容",
      "总投资（亿元）",
      "2017年计划投资（万元）",
      "截至2016年底累计完成投资（元）",
      "开工时间",
      "竣工时间",
      "投资主体",
      "包联领导",
      "责任单位",
      "代办单位",
      "建设单位",
      "行业主管部门",
      "帮扶部门",
      "类别",
      "所在区县",
      "级别",
      "建设地点",
    ];
    const cells = [
      "2017-510000-47-03-123456",
      "云岭\n路",
      "续建",
      "一、甲   乙",
      1.5,
      5000,
      123400,
      "2016年5月",
      "2018",
      "企业投资",
      "领导01领导02",
      "区 住建局",
      "区发改局",
      "云岭公司",
      "区交通局",
      "区财政局、区水利局",
      "基建",
      "雁江区",
      "市级",
      "云岭镇",
    ];
    const [found] = read([header, cells]).rows;
    expect(found?.draft).toEqual({
      nationalCode: "2017-510000-47-03-123456",
      name: "云岭路",
      nature: "continuing",
      content: "一、甲 乙",
      totalInvestment: 15000,
      annualPlan: 5000,
      investedBefore: 12.34,
      plannedStart: "2016-05-01",
      plannedCompletion: "2018-12-31",
      actualStart: "2016-05-01",
      investmentText: "企业投资",
      investmentSubject: "enterprise",
      leaders: ["领导01", "领导02"],
      responsibleUnit: "区住建局",
      agent: "区发改局",
      owner: "云岭公司",
      industryUnit: "区交通局",
      pairedUnits: ["区财政局", "区水利局"],
      category: "基建",
      region: "雁江区",
      level: "city",
      address: "云岭镇",
    });
    expect(found?.errors).toEqual([]);
    expect(found?.assumed).toEqual(["investmentSubject", "actualStart"]);
  });

  test("what the list does not say is absent, not empty", () => {
    expect(Object.keys(one({ 3: null, 6: "", 7: "—" })?.draft ?? {}).sort()).toEqual(
      ["annualPlan", "category", "name", "nature", "plannedStart"].sort(),
    );
  });

  test.each<[Record<number, Cell>, string[]]>([
    [{}, ["START_YEAR_ONLY F2", "COMPLETION_YEAR_ONLY G2"]],
    [{ 5: "2017年3月", 6: "2018.6" }, ["START_MONTH_ONLY F2", "COMPLETION_MONTH_ONLY G2"]],
    [{ 5: "2017/3/1", 6: "2018第一季度" }, ["COMPLETION_QUARTER_ONLY G2"]],
    [{ 5: "2017下半年", 6: "" }, ["START_HALF_ONLY F2"]],
    [{ 5: "2018-05-01", 6: "2017-05-01" }, ["COMPLETION_BEFORE_START G2"]],
    [{ 5: 2017.1, 6: "" }, ["START_MONTH_ONLY F2", "DATE_AMBIGUOUS F2"]],
    [{ 5: "", 6: "", 3: "约1000" }, ["MONEY_ABOUT D2"]],
    [{ 5: "", 6: "", 3: 10.125 }, ["MONEY_ROUNDED D2"]],
    [{ 5: "", 6: "", 3: null, 4: "—" }, ["MISSING_TOTAL_INVESTMENT D2", "MISSING_ANNUAL_PLAN E2"]],
    [{ 5: "", 6: "", 7: null }, ["MISSING_UNIT H2"]],
    [{ 5: "", 6: "", 7: "区住建局、区城投公司" }, ["SEVERAL_UNITS H2"]],
    [{ 5: "", 6: "", 8: null }, ["MISSING_CATEGORY I2"]],
    [{ 5: "", 6: "", 2: null }, ["NATURE_ASSUMED C2"]],
  ])("what is odd is noted with its cell: %j", (changes, notes) => {
    expect(codes(changes)).toEqual(notes);
  });

  test.each<[Record<number, Cell>, string, string, string]>([
    [{ 2: "迁建" }, "C2", "迁建", "NATURE_UNKNOWN"],
    [{ 3: "待定" }, "D2", "待定", "MONEY_UNREADABLE"],
    [{ 4: -5 }, "E2", "-5", "MONEY_NEGATIVE"],
    [{ 5: "已开工" }, "F2", "已开工", "DATE_UNREADABLE"],
    [{ 6: "2018-02-30" }, "G2", "2018-02-30", "DATE_IMPOSSIBLE"],
  ])("what cannot be read is an error with its cell: %j", (changes, cell, value, code) => {
    expect(one(changes)?.errors).toEqual([{ cell, value, code, detail: expect.anything() }]);
  });

  test("texts beyond their length, and too many names, are errors", () => {
    expect(one({ 1: "云".repeat(201) })?.errors[0]).toMatchObject({
      code: "TEXT_TOO_LONG",
      detail: { max: 200, length: 201 },
    });
    expect(column("建设内容", "云".repeat(10_001))?.errors[0]?.code).toBe("TEXT_TOO_LONG");
    const names = Array.from({ length: 21 }, (_, index) => `领导${index}`).join("、");
    expect(column("包联领导", names)?.errors[0]).toMatchObject({
      code: "TOO_MANY_NAMES",
      detail: { max: 20, count: 21 },
    });
    expect(column("级别", "甲级")?.errors[0]?.code).toBe("LEVEL_UNKNOWN");
  });

  test("a code of another shape and an unknown kind of investor are notes", () => {
    expect(column("项目代码", "川投123")?.notes[0]?.code).toBe("NATIONAL_CODE_SHAPE");
    expect(column("投资主体", "其他")?.notes[0]?.code).toBe("SUBJECT_UNCLASSIFIED");
  });

  test("a long unit name broken to fit its cell is one unit", () => {
    expect(one({ 7: "云岭片区综合\n治理指挥部" })?.draft.responsibleUnit).toBe("云岭片区综合治理指挥部");
    expect(one({ 7: "区住建局\n区城投公司" })?.draft.responsibleUnit).toBe("区住建局");
  });

  test("a row without a category takes that of its heading, or the default", () => {
    const rows = [["序号", "项目名称", "责任单位"], ["一、工业（1项）"], [1, "云岭路", "区住建局"]];
    expect(read(rows).rows[0]).toMatchObject({
      draft: { category: "工业" },
      assumed: expect.arrayContaining(["category"]),
    });
    expect(read([HEADER, row({ 8: null })], { defaultCategory: "其他" }).rows[0]?.draft.category).toBe(
      "其他",
    );
  });
});

describe("a continuing project that should have started in an earlier year has started", () => {
  test.each<[Cell, Cell, string | undefined]>([
    ["续建", "2016", "2016-01-01"],
    ["续建", "2017", undefined],
    ["续建", null, undefined],
    ["新建", "2016", undefined],
    [null, "2016", "2016-01-01"],
  ])("%s from %s in the plan of 2017: %s", (nature, start, actualStart) => {
    const found = one({ 2: nature, 5: start });
    expect(found?.draft.actualStart).toBe(actualStart);
    expect(found?.notes.some(({ code }) => code === "START_ASSUMED")).toBe(actualStart !== undefined);
  });
});

test("a name or code that stood in an earlier row is an error in the later one", () => {
  const reading = read([HEADER, row(), row({ 1: "云\n岭路" })]);
  expect(reading.rows.map(({ errors }) => errors)).toEqual([
    [],
    [{ cell: "B3", value: "云岭路", code: "DUPLICATE_IN_FILE", detail: { row: 2 } }],
  ]);
  const codeTwice = read([
    ["项目代码", "项目名称"],
    ["X1", "甲路"],
    ["X1", "乙路"],
  ]);
  expect(codeTwice.rows[1]?.errors).toMatchObject([
    { cell: "A3", code: "DUPLICATE_IN_FILE", detail: { row: 2 } },
  ]);
});
