import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { updateProject } from "@/lib/projects/commands/update-project";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import { getProject } from "@/lib/projects/queries/get-project";
import { lampWords } from "@/lib/web/lamp-words";
import { freshDatabase } from "@/tests/support/database";
import { bytesOf, type EditedSheet, edited } from "@/tests/support/edit-workbook";
import { centre, makeActor, makeProject, makeReporter, on } from "@/tests/support/factories";

const at = on("2017-11-20");
const ids: string[] = [];

const exported = async () =>
  bytesOf((await exportProjects(centre, { year: 2017 }, at.now, lampWords())).content);
const take = (bytes: Buffer, more: { dryRun?: boolean; partial?: boolean } = {}) =>
  importProjects(
    centre,
    { bytes, fileName: "项目库.xlsx", createUnits: false, partial: false, dryRun: false, ...more },
    at,
  );
const changed = async (edit: (sheet: EditedSheet) => void) => edited(await exported(), edit);
const versionOf = async (at_: number) => (await getProject(centre, ids[at_] ?? "")).version;
const errorsOf = (result: Awaited<ReturnType<typeof take>>) => result.rows.flatMap((row) => row.errors ?? []);

beforeAll(async () => {
  await freshDatabase();
  await makeReporter("市住建局");
  await makeReporter("市交通局");
  const draft = { year: 2017, annualPlan: 1200 };
  ids.push(
    await makeProject({
      name: "=甲工程",
      content: " 第一行\r\n第二行  说明",
      leaders: ["张三（书记、区长）"],
      coordinates: { longitude: 104.627636, latitude: 30.121686 },
      plan: draft,
    }),
    await makeProject({
      name: "乙工程",
      owner: "乙公司",
      pairedUnits: ["市交通局", "市住建局"],
      plan: draft,
    }),
    await makeProject({ name: "丙工程", plan: { ...draft, confirmed: true } }),
  );
});

it("unchanged, it changes nothing: no version, no event", async () => {
  const before = [await db().traceEvent.count(), await versionOf(0)];
  const result = await take(await exported());
  expect(result).toMatchObject({
    source: "export",
    year: 2017,
    counts: { same: 3, changed: 0, new: 0, error: 0 },
  });
  expect([await db().traceEvent.count(), await versionOf(0)]).toEqual(before);
});

it("shows exactly the edited cells, and writes them with their trace", async () => {
  const bytes = await changed(({ cell }) => {
    cell("总投资（万元）", 2).value = 12_345.67;
    cell("2017年计划投资（万元）", 2).value = 1300;
    cell("项目业主", 3).value = null;
    cell("计划竣工时间", 3).value = new Date("2018-06-30T00:00:00Z");
    cell("阶段", 3).value = "竣工";
    cell("实际竣工时间", 3).value = new Date("2017-11-01T00:00:00Z");
    cell("联系领导", 3).value = "领导01、领导02";
    cell("坐标（经度,纬度）", 3).value = "104.5, 30.25";
  });
  const preview = await take(bytes, { dryRun: true });
  expect(errorsOf(preview)).toEqual([]);
  expect(
    preview.rows.map((row) => [row.row, row.status, row.changes?.map((change) => change.field)]),
  ).toEqual([
    [2, "changed", ["totalInvestment", "annualPlan"]],
    [3, "changed", ["coordinates", "owner", "plannedCompletion", "actualCompletion", "stage", "leaders"]],
    [4, "same", undefined],
  ]);
  expect(preview.rows[0]?.changes?.[0]).toMatchObject({ from: 10_000, to: 12_345.67 });
  expect((await take(bytes)).applied).toBe(true);
  expect(await getProject(centre, ids[1] ?? "")).toMatchObject({
    owner: null,
    plannedCompletion: "2018-06-30",
    actualCompletion: "2017-11-01",
    stage: "finished",
    coordinates: { longitude: 104.5, latitude: 30.25 },
    version: 2,
  });
  const last = await db().traceEvent.findFirst({
    where: { chain: ids[1] ?? "", verb: "project.import" },
    orderBy: { index: "desc" },
  });
  expect(last).toMatchObject({
    before: { owner: "乙公司" },
    after: { owner: null, file: "项目库.xlsx", row: 3 },
  });
  // The same file again: it says what stands already.
  expect((await take(bytes)).counts).toMatchObject({ same: 3, changed: 0, error: 0 });
});

it("what somebody else changed meanwhile is a named conflict in the same field, and kept in another", async () => {
  const bytes = await changed(({ cell }) => {
    cell("代办单位", 2).value = "表里的代办";
    cell("类别", 2).value = "基建";
  });
  const colleague = { ...centre, id: "colleague", name: "李四" };
  const project = await getProject(centre, ids[0] ?? "");
  const later = { ...on("2017-11-21", "15:20") };
  await updateProject(
    colleague,
    { projectId: project.id, version: project.version, agent: "李四的代办", owner: "甲公司" },
    later,
  );
  const result = await take(bytes);
  expect(result).toMatchObject({ applied: false, counts: { error: 1, same: 2 } });
  expect(errorsOf(result)).toMatchObject([
    {
      code: "CHANGED_MEANWHILE",
      cell: expect.stringMatching(/2$/),
      value: "表里的代办",
      detail: { who: "李四", when: "2017-11-21 15:20", from: "", to: "李四的代办", yours: "表里的代办" },
    },
  ]);
  const other = await edited(bytes, ({ cell }) => {
    cell("代办单位", 2).value = null;
  });
  expect((await take(other)).counts).toMatchObject({ changed: 1, error: 0 });
  expect(await getProject(centre, project.id)).toMatchObject({
    agent: "李四的代办",
    owner: "甲公司",
    category: "基建",
  });
});

it("rows that are gone delete nothing and are counted; a row without a number is a new project", async () => {
  const bytes = await changed(({ page, cell }) => {
    page.spliceRows(2, 1);
    cell("项目名称", 4).value = "丁工程";
    cell("建设性质", 4).value = "续建";
    cell("类别", 4).value = "工业";
    cell("2017年计划投资（万元）", 4).value = 55;
  });
  const result = await take(bytes);
  expect(result).toMatchObject({ applied: true, counts: { new: 1, same: 2, error: 0 } });
  expect(result.fileNotes).toEqual([{ code: "ROWS_LEFT_OUT", detail: { count: 1 } }]);
  expect(await db().project.count()).toBe(4);
  const created = result.rows.find((row) => row.status === "new")?.project?.id ?? "";
  expect(await getProject(centre, created)).toMatchObject({
    name: "丁工程",
    nature: "continuing",
    plans: [{ year: 2017, annualPlan: 55 }],
  });
});

it("each bad cell is named with its value and what is expected; nothing is written unless partial", async () => {
  const bytes = await changed(({ cell }) => {
    cell("项目名称", 2).value = "乙工程";
    cell("建设性质", 2).value = "翻新";
    cell("总投资（万元）", 2).value = "许多";
    cell("区县", 2).value = "火星区";
    cell("责任单位", 3).value = "没有这个单位";
    cell("编号", 3).value = "2017-999";
    cell("计划开工时间", 4).value = new Date("2017-05-01T00:00:00Z");
    cell("2017年计划投资（万元）", 4).value = 9;
    cell("代办单位", 5).value = "丁的代办";
  });
  const result = await take(bytes);
  expect(result).toMatchObject({ applied: false, counts: { error: 3, changed: 1 } });
  const found = errorsOf(result).map(({ code, cell, value }) => [
    code,
    cell?.replace(/\d+$/, "") !== "",
    value,
  ]);
  expect(found).toEqual([
    ["CHOICE_UNKNOWN", true, "翻新"],
    ["MONEY_UNREADABLE", true, "许多"],
    ["NAME_TAKEN", true, "乙工程"],
    ["UNKNOWN_REGION", true, "火星区"],
    ["NUMBER_CHANGED", true, "2017-999"],
    ["PLAN_CONFIRMED", true, "9"],
    ["FIELD_LOCKED", true, "2017-05-01"],
  ]);
  expect(await take(bytes, { partial: true })).toMatchObject({ applied: true, counts: { changed: 1 } });
});

it("is the centre's alone", async () => {
  const bytes = await exported();
  for (const role of ["reporter", "coordinator", "leader", "auditor", "admin"] as const) {
    await expect(
      importProjects(
        makeActor(role),
        { bytes, fileName: "x.xlsx", createUnits: false, partial: true, dryRun: false },
        at,
      ),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});
