import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import type { ExportProjectsInput } from "@/lib/projects/schema";
import { readWorkbook } from "@/lib/spreadsheet/read-spreadsheet";
import { lampWords } from "@/lib/web/lamp-words";
import { freshDatabase } from "@/tests/support/database";
import { bytesOf, edited } from "@/tests/support/edit-workbook";
import { centre, closeMonth, makeProject, makeReporter, on, openMonth } from "@/tests/support/factories";

const at = on("2017-11-20");
const also = "lamp,contacts,milestones";
let reporter: Actor;

const bytes = async (actor: Actor, filters: ExportProjectsInput) =>
  bytesOf((await exportProjects(actor, { year: 2017, ...filters }, at.now, lampWords())).content);

async function told(actor: Actor, filters: ExportProjectsInput = { also }) {
  const { sheets } = await readWorkbook(await bytes(actor, filters), "x.xlsx");
  const [head = [], ...rows] = sheets[0]?.rows ?? [];
  const places = head.flatMap((name, place) => (String(name).endsWith("（只读）") ? [place] : []));
  return rows.map((row) => Object.fromEntries(places.map((place) => [head[place], row[place] ?? null])));
}

const facts = {
  contacts: [{ name: "联系人01", role: "业主代表", phone: "13800000001" }],
  milestones: [{ name: "开工", planned: "2017-03-01" }],
};

beforeAll(async () => {
  await freshDatabase();
  reporter = await makeReporter("市住建局");
  await makeReporter("市交通局");
  await makeProject({ name: "甲工程", ...facts });
  await makeProject({ name: "乙工程", responsibleUnit: "市交通局", ...facts });
  await openMonth("2017-10");
  await closeMonth("2017-10");
});

it("tells the lamp of the list's month with its run and reasons, whom to call, and the milestones", async () => {
  const [first] = await told(centre);
  expect(first).toMatchObject({
    "2017年10月灯（只读）": "黄灯",
    "2017年10月连续月数（只读）": 1,
    "联系人（只读）": "联系人01 业主代表 13800000001",
    "节点（只读）": "开工：计划 2017-03-01，未完成，权重 1",
  });
  const reasons = String(first?.["2017年10月亮灯原因（只读）"]).split("\n");
  expect(reasons.length).toBeGreaterThan(1);
  expect(reasons.join()).toContain("未报");
});

it("only what was asked for, in one order", async () => {
  expect(await told(centre, {})).toEqual([{}, {}]);
  expect(Object.keys((await told(centre, { also: "milestones,contacts" }))[0] ?? {})).toEqual([
    "联系人（只读）",
    "节点（只读）",
  ]);
  expect(Object.keys((await told(centre, { also: "lamp" }))[0] ?? {})).toHaveLength(3);
});

it("tells a reporter lamps of all, and contacts and milestones of the own unit alone", async () => {
  const [own, other] = await told(reporter);
  expect(own).toMatchObject({ "2017年10月灯（只读）": "黄灯", "联系人（只读）": expect.any(String) });
  expect(other).toMatchObject({
    "2017年10月灯（只读）": "黄灯",
    "联系人（只读）": null,
    "节点（只读）": null,
  });
});

it("is left alone by an import, which says so", async () => {
  const before = await db().traceEvent.count();
  const file = await edited(await bytes(centre, { also }), ({ cell }) => {
    cell("2017年10月灯（只读）", 2).value = "绿灯";
    cell("2017年10月亮灯原因（只读）", 2).value = null;
    cell("联系人（只读）", 2).value = "别人";
    cell("节点（只读）", 3).value = "没有了";
  });
  const options = { fileName: "项目库.xlsx", createUnits: false, partial: false, dryRun: false };
  const result = await importProjects(centre, { bytes: file, ...options }, at);
  expect(result.counts).toMatchObject({ same: 2, changed: 0, new: 0, error: 0 });
  expect(result.fileNotes).toEqual([
    {
      code: "COLUMNS_TOLD",
      detail: {
        columns:
          "2017年10月灯（只读）、2017年10月连续月数（只读）、2017年10月亮灯原因（只读）、联系人（只读）、节点（只读）",
      },
    },
  ]);
  expect(await db().traceEvent.count()).toBe(before);
});
