import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import exceljs from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import { listProjectIds } from "@/lib/projects/queries/list-projects";
import { freshDatabase } from "@/tests/support/database";
import { bytesOf, edited } from "@/tests/support/edit-workbook";
import { centre, on } from "@/tests/support/factories";

const LIST = "../shared/data/maojian-2018.xlsx";
const at = on("2019-02-10");
const take = (bytes: Buffer, fileName: string, more: { dryRun?: boolean; year?: number } = {}) =>
  importProjects(centre, { bytes, fileName, createUnits: true, partial: false, dryRun: false, ...more }, at);
const exported = async () => bytesOf((await exportProjects(centre, { year: 2019 }, at.now)).content);

/** The list of 2019 as the office would write it: sixty carried over, every sixth with more money, ten new. */
async function secondYear(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await exportedOf(2018)) as never);
  const rows = (book.worksheets[0]?.getSheetValues() ?? []).slice(2) as (unknown[] | undefined)[];
  const list = new exceljs.Workbook();
  const page = list.addWorksheet("2019");
  page.addRow(["项目名称", "建设性质", "类别", "总投资（万元）", "2019年计划投资（万元）", "责任单位"]);
  rows.slice(0, 60).forEach((row, index) => {
    const [name, total] = [row?.[3], Number(row?.[15])];
    page.addRow([name, "续建", row?.[6], index % 6 === 0 ? total + 100 : total, 500 + index, row?.[23]]);
  });
  for (let index = 1; index <= 10; index += 1)
    page.addRow([`新增项目${index}`, "新建", "工业", 9000, 900, "区住建局"]);
  return Buffer.from(await list.xlsx.writeBuffer());
}
const exportedOf = async (year: number) => bytesOf((await exportProjects(centre, { year }, at.now)).content);

describe.skipIf(!existsSync(LIST))("the real list and the year after it (needs ../shared/data)", () => {
  beforeAll(async () => {
    await freshDatabase();
  });

  it("exactly the edited cells come back as differences, and then nothing is left to change", async () => {
    expect((await take(await readFile(LIST), "2018.xlsx", { year: 2018 })).counts.new).toBe(100);
    const next = await take(await secondYear(), "2019.xlsx", { year: 2019 });
    expect(next).toMatchObject({ applied: true, counts: { new: 10, changed: 60, error: 0 } });
    expect(await listProjectIds(centre, {}, { now: at.now, most: 1000 })).toHaveLength(110);

    const bytes = await exported();
    expect((await take(bytes, "项目库.xlsx", { dryRun: true })).counts).toMatchObject({
      same: 110,
      error: 0,
    });
    const changed = await edited(bytes, ({ cell }) => {
      cell("总投资（万元）", 5).value = 7777.77;
      cell("代办单位", 40).value = "区政务服务中心";
      cell("2019年计划投资（万元）", 61).value = 321.5;
      cell("计划竣工时间", 108).value = new Date("2020-06-30T00:00:00Z");
    });
    const preview = await take(changed, "项目库.xlsx", { dryRun: true });
    const cells = preview.rows.flatMap((row) => (row.changes ?? []).map(({ field }) => [row.row, field]));
    expect(cells).toEqual([
      [5, "totalInvestment"],
      [40, "agent"],
      [61, "annualPlan"],
      [108, "plannedCompletion"],
    ]);
    expect((await take(changed, "项目库.xlsx")).applied).toBe(true);
    expect((await take(await exported(), "项目库.xlsx")).counts).toMatchObject({
      same: 110,
      changed: 0,
      error: 0,
    });
  });
});
