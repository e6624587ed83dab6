import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { importFilings, previewFilings } from "@/lib/progress/commands/import-filings";
import { acceptReport } from "@/lib/progress/commands/review-report";
import { saveDraft, submitReport } from "@/lib/progress/commands/submit-report";
import { exportFilings } from "@/lib/progress/queries/export-filings";
import { freshDatabase } from "@/tests/support/database";
import { bytesOf, type EditedSheet, edited } from "@/tests/support/edit-workbook";
import {
  centre,
  closeMonth,
  makeActor,
  makeProject,
  makeReporter,
  on,
  openMonth,
  reportOf,
} from "@/tests/support/factories";

const at = on("2017-04-10");
const ids: string[] = [];
let reporter = makeActor("reporter");

const sheetOf = async (actor = reporter, unit?: string) =>
  bytesOf((await exportFilings(actor, { period: "2017-04", unit }, at.now)).content);
const filled = async (edit: (sheet: EditedSheet) => void, bytes?: Buffer) =>
  edited(bytes ?? (await sheetOf()), edit, 2);
const fileOf = (bytes: Buffer) => ({ bytes, fileName: "填报表.xlsx" });
const fates = async (bytes: Buffer, actor = reporter) =>
  (await previewFilings(actor, fileOf(bytes), at.now)).rows.map(({ fate }) => fate);
const take = async (bytes: Buffer, submit: boolean, when = at) => {
  const { rows } = await previewFilings(reporter, fileOf(bytes), when.now);
  return importFilings(reporter, { ...fileOf(bytes), rows, submit }, when);
};
const stands = (id: string) =>
  db().monthlyReport.findUnique({ where: { projectId_periodId: { projectId: id, periodId: "2017-04" } } });

beforeAll(async () => {
  await freshDatabase();
  reporter = await makeReporter("市住建局");
  await makeReporter("市交通局");
  for (const name of ["甲工程", "乙工程", "丙工程"]) ids.push(await makeProject({ name }));
  ids.push(await makeProject({ name: "丁工程", responsibleUnit: "市交通局" }));
  await openMonth("2017-03");
  for (const id of ids)
    await submitReport(
      centre,
      reportOf(id, "2017-03", 100, { work: "三月浇筑", filler: "王五" }),
      on("2017-03-20"),
    );
  await closeMonth("2017-03");
  await openMonth("2017-04");
});

it("holds the unit's projects with last month's texts, no money, locked names and drop-downs", async () => {
  await edited(
    await sheetOf(),
    ({ page, cell }) => {
      expect(page.rowCount).toBe(5);
      expect(String(page.getCell("B1").value)).toContain("单位万元");
      expect(cell("项目名称", 3).value).toBe("甲工程");
      expect(cell("本月进展及手续", 3).value).toBe("三月浇筑");
      expect(cell("填报人", 3).value).toBe("王五");
      expect(cell("本月完成投资（万元）", 3).value).toBeNull();
      expect(cell("建设阶段", 3).dataValidation).toMatchObject({ type: "list", errorStyle: "stop" });
      expect(cell("本月完成投资（万元）", 3).dataValidation).toMatchObject({ type: "decimal" });
      expect(cell("本月完成投资（万元）", 3).protection).toMatchObject({ locked: false });
      expect(cell("项目名称", 3).protection?.locked ?? true).toBe(true);
    },
    2,
  );
});

it("untouched, it changes nothing", async () => {
  const bytes = await sheetOf();
  expect(await fates(bytes)).toEqual(["unchanged", "unchanged", "unchanged"]);
  expect((await take(bytes, true)).done).toEqual({ draft: 0, submitted: 0 });
  expect(await db().monthlyReport.count({ where: { periodId: "2017-04" } })).toBe(0);
});

it("shows the differences before anything is saved, then hands in what is chosen; again, nothing changes", async () => {
  const bytes = await filled(({ cell }) => {
    cell("本月完成投资（万元）", 3).value = 88.5;
    cell("本月进展及手续", 3).value = "四月封顶";
    cell("实际开工日期", 3).value = new Date("2017-01-06T00:00:00Z");
    cell("本月进展及手续", 4).value = "只写了文字";
    cell("本月完成投资（万元）", 5).value = 10;
  });
  const preview = await previewFilings(reporter, fileOf(bytes), at.now);
  expect(preview.rows).toMatchObject([
    {
      fate: "ready",
      identical: false,
      changes: [
        { field: "invested", from: null, to: 88.5, cell: expect.stringMatching(/3$/) },
        { field: "work", from: "三月浇筑", to: "四月封顶" },
        { field: "actualStart", from: null, to: "2017-01-06" },
      ],
    },
    { fate: "partial", changes: [{ field: "work" }] },
    { fate: "ready", identical: true },
  ]);
  expect(await db().monthlyReport.count({ where: { periodId: "2017-04" } })).toBe(0);

  const result = await take(bytes, true);
  expect(result.done).toEqual({ draft: 0, submitted: 2 });
  expect(await stands(ids[0] ?? "")).toMatchObject({ state: "submitted", late: false, version: 1 });
  expect(await stands(ids[2] ?? "")).toMatchObject({ state: "submitted", identical: true });
  expect(
    await db().traceEvent.count({
      where: { subjectId: (await stands(ids[0] ?? ""))?.id ?? "", verb: "report.submit" },
    }),
  ).toBe(1);

  const events = await db().traceEvent.count();
  expect(await fates(bytes)).toEqual(["unchanged", "partial", "unchanged"]);
  expect((await take(bytes, true)).done).toEqual({ draft: 0, submitted: 0 });
  expect(await db().traceEvent.count()).toBe(events);
  expect((await take(bytes, false)).done).toEqual({ draft: 1, submitted: 0 });
  expect((await take(bytes, false)).done).toEqual({ draft: 0, submitted: 0 });
  expect(await stands(ids[1] ?? "")).toMatchObject({ state: "draft", version: 1 });
});

it("what was saved since the download is a conflict, written only when it is chosen as it was shown", async () => {
  const bytes = await filled(({ cell }) => {
    cell("下月计划", 4).value = "表里的计划";
  });
  await saveDraft(reporter, reportOf(ids[1] ?? "", "2017-04", 5, { nextPlan: "网页上的计划" }), at);
  const preview = await previewFilings(reporter, fileOf(bytes), at.now);
  expect(preview.rows[1]).toMatchObject({ fate: "conflict", version: 2 });
  const stale = await importFilings(
    reporter,
    { ...fileOf(bytes), rows: [{ row: 4, version: 1 }], submit: false },
    at,
  );
  expect(stale.rows[1]).toMatchObject({ fate: "conflict", errors: [{ code: "STALE_VERSION" }] });
  expect(await stands(ids[1] ?? "")).toMatchObject({ nextPlan: "网页上的计划", version: 2 });
});

it("each bad cell is named with its value and what is expected", async () => {
  const bytes = await filled(({ cell }) => {
    cell("建设阶段", 4).value = "快好了";
    cell("本月完成投资（万元）", 4).value = -3;
    cell("本月到位资金（万元）", 4).value = "若干";
    cell("实际竣工日期", 4).value = "2017年2月30日";
    cell("填报人", 4).value = "长".repeat(61);
  });
  const { rows } = await previewFilings(reporter, fileOf(bytes), at.now);
  expect(rows[1]?.fate).toBe("error");
  expect(rows[1]?.errors.map(({ cell, code, value }) => [cell?.slice(-1), code, value.slice(0, 12)])).toEqual(
    [
      ["4", "CHOICE_UNKNOWN", "快好了"],
      ["4", "MONEY_NEGATIVE", "-3"],
      ["4", "MONEY_UNREADABLE", "若干"],
      ["4", "DATE_IMPOSSIBLE", "2017年2月30日"],
      ["4", "TEXT_TOO_LONG", "长".repeat(12)],
    ],
  );
});

it("accepted reports stay; other units' rows are nobody's of mine; a list is no filing sheet", async () => {
  await acceptReport(centre, { projectId: ids[0] ?? "", period: "2017-04" }, at);
  const all = await sheetOf(centre);
  const bytes = await edited(
    all,
    ({ cell }) => {
      for (const row of [3, 6]) cell("下月计划", row).value = "改了";
    },
    2,
  );
  expect((await fates(bytes))[0]).toBe("accepted");
  expect((await fates(bytes))[3]).toBe("foreign");
  expect((await fates(bytes, centre))[3]).toBe("partial");
  await expect(
    previewFilings(reporter, { bytes: Buffer.from("项目名称,总投资\n甲,1\n"), fileName: "名单.csv" }, at.now),
  ).rejects.toMatchObject({ reason: "NOT_A_FILING_SHEET" });
  await expect(exportFilings(makeActor("leader"), { period: "2017-04" }, at.now)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
