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
