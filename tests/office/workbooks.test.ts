import exceljs from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { previewFilings } from "@/lib/progress/commands/import-filings";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { exportFilings } from "@/lib/progress/queries/export-filings";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import { lampWords } from "@/lib/web/lamp-words";
import { typedInLibreOffice } from "@/tests/office/libreoffice";
import { freshDatabase } from "@/tests/support/database";
import { bytesOf, edited } from "@/tests/support/edit-workbook";
import {
  centre,
  closeMonth,
  makeProject,
  makeReporter,
  on,
  openMonth,
  reportOf,
} from "@/tests/support/factories";

const at = on("2017-04-10");
let reporter = centre;

/** What an office program may touch without being asked: breaks, spaces, leading signs, days, money, long numbers. */
beforeAll(async () => {
  await freshDatabase();
  reporter = await makeReporter("市住建局");
  await makeReporter("市交通局");
  const plan = { year: 2017, annualPlan: 1234.56 };
  const ids = [
    await makeProject({ name: "=甲工程", content: " 第一行\n第二行  说明 ", plan }),
    await makeProject({ name: "+86工程", leaders: ["张三（书记、区长）", "李四"], plan }),
    await makeProject({ name: "007", coordinates: { longitude: 104.627636, latitude: 30.121686 }, plan }),
    await makeProject({ name: "2017-3-1", owner: "1/2", agent: "TRUE", plan }),
    await makeProject({ name: "1e5", owner: "'引号公司", pairedUnits: ["市交通局"], plan }),
    await makeProject({ name: "丁工程", totalInvestment: 123_456.78, plannedCompletion: "2018-02-28", plan }),
  ];
  for (let index = ids.length; index < 12; index += 1) ids.push(await makeProject({ plan }));
  await openMonth("2017-03");
  for (const id of ids)
    await submitReport(
      centre,
      reportOf(id, "2017-03", 100.25, {
        work: "三月：\n1. 浇筑\n2. 验收",
        filler: "王五",
        phone: "0832-12345678",
      }),
      on("2017-03-20"),
    );
  await closeMonth("2017-03");
  await openMonth("2017-04");
}, 120_000);

/** The first sheet's cell below a header, opened by the library that also writes them. */
async function looked<T>(
  bytes: Buffer,
  look: (cell: (header: string) => exceljs.Cell) => T,
  headerRow: number,
) {
  const found: T[] = [];
  await edited(bytes, ({ cell }) => found.push(look((header) => cell(header, headerRow + 1))), headerRow);
  return found[0];
}

async function stateOfSheets(bytes: Buffer) {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  return book.worksheets.map(({ name, state }) => [name, state === "visible"]);
}

describe("the registry", () => {
  const exported = async () =>
    bytesOf((await exportProjects(centre, { year: 2017 }, at.now, lampWords())).content);
  const preview = (bytes: Buffer) =>
    importProjects(
      centre,
      { bytes, fileName: "项目库.xlsx", createUnits: false, partial: false, dryRun: true },
      at,
    );

  it("opened and saved, it says what it said", async () => {
    const result = await preview(await typedInLibreOffice(await exported(), []));
    expect(result.rows.flatMap(({ changes = [], errors = [] }) => [...changes, ...errors])).toEqual([]);
    expect(result).toMatchObject({
      source: "export",
      year: 2017,
      counts: { same: 12, changed: 0, error: 0 },
    });
  });

  it("of what was typed, it shows exactly that", async () => {
    const bytes = await typedInLibreOffice(await exported(), [
      { header: "总投资（万元）", row: 3, says: "20000.5" },
      { header: "计划竣工时间", row: 7, says: "2018-06-30" },
    ]);
    const result = await preview(bytes);
    expect(
      result.rows.flatMap(({ row, errors, changes }) => [
        ...(errors ?? []),
        ...(changes ?? []).map(({ field, from, to }) => ({ row, field, from, to })),
      ]),
    ).toEqual([
      { row: 3, field: "totalInvestment", from: 10_000, to: 20_000.5 },
      { row: 7, field: "plannedCompletion", from: "2018-02-28", to: "2018-06-30" },
    ]);
  });

  it("keeps its drop-down lists, its hidden key and its hidden sheet", async () => {
    const bytes = await typedInLibreOffice(await exported(), []);
    const seen = await looked(
      bytes,
      (cell) => ({
        nature: cell("建设性质").dataValidation,
        unit: cell("责任单位").dataValidation,
        keyIsHidden: cell("行标识（请勿改动）").worksheet.getColumn(1).hidden,
      }),
      1,
    );
    expect(seen).toMatchObject({
      nature: { type: "list", errorStyle: "stop" },
      unit: { type: "list", errorStyle: "warning" },
      keyIsHidden: true,
    });
    expect(seen?.nature.formulae[0]).toMatch(/_liangdeng'?!\$B\$1:\$B\$4$/);
    expect(await stateOfSheets(bytes)).toEqual([
      ["项目库", true],
      ["_liangdeng", false],
    ]);
  });
});

describe("the month's filing sheet", () => {
  const ruled = { list: "建设阶段", money: "本月完成投资（万元）", day: "实际开工日期" };
  const sheet = async () => bytesOf((await exportFilings(reporter, { period: "2017-04" }, at.now)).content);
  const preview = (bytes: Buffer) => previewFilings(reporter, { bytes, fileName: "填报表.xlsx" }, at.now);

  it("opened and saved, it says what it said", async () => {
    const { rows } = await preview(await typedInLibreOffice(await sheet(), []));
    expect(rows.flatMap(({ changes, errors }) => [...changes, ...errors])).toEqual([]);
    expect(rows.map(({ fate }) => fate)).toEqual(rows.map(() => "unchanged"));
    expect(rows).toHaveLength(12);
  });

  it("of what was typed, it shows exactly that", async () => {
    const bytes = await typedInLibreOffice(await sheet(), [
      { header: "本月完成投资（万元）", row: 3, says: "88.5" },
      { header: "实际竣工日期", row: 4, says: "2017-04-08" },
    ]);
    const { rows } = await preview(bytes);
    expect(
      rows.flatMap(({ row, errors, changes }) => [
        ...errors,
        ...changes.map(({ field, from, to }) => ({ row, field, from, to })),
      ]),
    ).toEqual([
      { row: 3, field: "invested", from: null, to: 88.5 },
      { row: 4, field: "actualCompletion", from: null, to: "2017-04-08" },
    ]);
  });

  it("keeps its drop-down list and its rules for money and days", async () => {
    const bytes = await typedInLibreOffice(await sheet(), []);
    const rules = await looked(
      bytes,
      (cell) => Object.values(ruled).map((header) => cell(header).dataValidation),
      2,
    );
    expect(rules).toMatchObject([
      { type: "list", errorStyle: "stop" },
      { type: "decimal", operator: "between" },
      { type: "date", operator: "between" },
    ]);
    expect(rules?.[0]?.formulae[0]).toMatch(/_liangdeng'?!\$B\$1:\$B\$6$/);
  });

  it("saved once, it is protected as before: only white cells take what is typed", async () => {
    const bytes = await typedInLibreOffice(await typedInLibreOffice(await sheet(), []), [
      { header: "项目名称", row: 5, says: "改了名" },
      { header: "填报状态", row: 5, says: "已通过" },
      { header: "下月计划", row: 5, says: "封顶" },
    ]);
    await edited(
      bytes,
      ({ cell }) =>
        expect(["项目名称", "填报状态", "下月计划"].map((header) => cell(header, 5).value)).toEqual([
          "007",
          "未填",
          "封顶",
        ]),
      2,
    );
    const { rows } = await preview(bytes);
    expect(rows.flatMap(({ row, changes }) => changes.map(({ field }) => [row, field]))).toEqual([
      [5, "nextPlan"],
    ]);
  });
});
