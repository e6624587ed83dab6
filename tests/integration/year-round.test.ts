import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import exceljs from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { carryOver } from "@/lib/plans/commands/carry-over";
import { getPlans, previewCarryOver } from "@/lib/plans/queries/get-plans";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { updateProject } from "@/lib/projects/commands/update-project";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { lampWords } from "@/lib/web/lamp-words";
import { freshDatabase } from "@/tests/support/database";
import { bytesOf, edited } from "@/tests/support/edit-workbook";
import { centre, on } from "@/tests/support/factories";

const LIST = "../shared/data/maojian-2018.xlsx";
const years = { from: 2018, to: 2019 };
const endOfYear = on("2018-12-20");
const at = on("2019-02-10");
const take = (bytes: Buffer, fileName: string, more: { dryRun?: boolean; year?: number } = {}) =>
  importProjects(centre, { bytes, fileName, createUnits: true, partial: false, dryRun: false, ...more }, at);
const exported = async () =>
  bytesOf((await exportProjects(centre, { year: 2019 }, at.now, lampWords())).content);
const registered = async (more = {}) =>
  (await listProjects(centre, { pageSize: 200, ...more }, at.now)).items;

/** Five of the first year are finished in it: they have no part in the next. */
async function finishFive(): Promise<Set<string>> {
  const finished = (await registered()).slice(0, 5);
  for (const { id, version } of finished) {
    const done = { stage: "finished", actualCompletion: "2018-11-30" } as const;
    await updateProject(centre, { projectId: id, version, ...done }, endOfYear);
  }
  return new Set(finished.map(({ id }) => id));
}

/** What the office writes about the new year: of those carried over every eighth costs more, and ten are new. */
async function changesOf2019(carried: readonly { name: string; totalInvestment: number }[]): Promise<Buffer> {
  const list = new exceljs.Workbook();
  const page = list.addWorksheet("2019");
  page.addRow(["项目名称", "建设性质", "类别", "总投资（万元）", "2019年计划投资（万元）", "责任单位"]);
  for (let index = 1; index <= 10; index += 1)
    page.addRow([`新增项目${index}`, "新建", "工业", 9000, 900, "区住建局"]);
  const all = await registered();
  for (const { name, totalInvestment } of carried.filter((_, index) => index % 8 === 0)) {
    const { category, responsibleUnit } = all.find((one) => one.name === name) ?? {};
    page.addRow([name, "续建", category, totalInvestment + 100, 640, responsibleUnit?.name]);
  }
  return Buffer.from(await list.xlsx.writeBuffer());
}

describe.skipIf(!existsSync(LIST))("the real list and the year after it (needs ../shared/data)", () => {
  beforeAll(async () => {
    await freshDatabase();
  });

  it("exactly the edited cells come back as differences, and then nothing is left to change", async () => {
    expect((await take(await readFile(LIST), "2018.xlsx", { year: 2018 })).counts.new).toBe(100);
    const finished = await finishFive();
    const unfinished = await previewCarryOver(centre, years);
    expect(unfinished).toHaveLength(95);
    expect(unfinished.filter(({ id }) => finished.has(id))).toEqual([]);
    const projects = unfinished.map(({ id, proposed }, index) => ({
      projectId: id,
      amount: proposed ?? 500 + index,
    }));
    expect(await carryOver(centre, { ...years, projects }, endOfYear)).toEqual({
      carried: 95,
      refreshed: 0,
      unchanged: 0,
    });

    const next = await take(await changesOf2019(unfinished), "2019.xlsx", { year: 2019 });
    expect(next).toMatchObject({ applied: true, counts: { new: 10, changed: 12, same: 0, error: 0 } });
    expect(await registered()).toHaveLength(110);
    expect((await getPlans(centre, 2019)).draft.count).toBe(105);

    const bytes = await exported();
    expect((await take(bytes, "项目库.xlsx", { dryRun: true })).counts).toMatchObject({
      same: 110,
      changed: 0,
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
    expect(preview.counts).toMatchObject({ changed: 4, same: 106, new: 0, error: 0 });
    expect((await take(changed, "项目库.xlsx")).applied).toBe(true);
    expect((await take(await exported(), "项目库.xlsx")).counts).toMatchObject({
      same: 110,
      changed: 0,
      error: 0,
    });
  });
});
