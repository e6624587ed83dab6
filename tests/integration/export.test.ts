import { beforeAll, expect, it, vi } from "vitest";
import { exportProjects } from "@/lib/projects/queries/export-projects";
import type { ExportProjectsInput } from "@/lib/projects/schema";
import { readWorkbook } from "@/lib/spreadsheet/read-spreadsheet";
import { lampWords } from "@/lib/web/lamp-words";
import { freshDatabase } from "@/tests/support/database";
import { bytesOf } from "@/tests/support/edit-workbook";
import { centre, makeActor, makeProject, makeReporter, on } from "@/tests/support/factories";

vi.mock("@/lib/spreadsheet/limits", async (importOriginal) => {
  const { limits } = await importOriginal<typeof import("@/lib/spreadsheet/limits")>();
  return { limits: { ...limits, exportedRows: 2 } };
});

const { now } = on("2017-11-20");

async function exported(actor: Parameters<typeof exportProjects>[0], filters: ExportProjectsInput = {}) {
  const { content } = await exportProjects(actor, { year: 2017, ...filters }, now, lampWords());
  const { sheets, marker } = await readWorkbook(await bytesOf(content), "x.xlsx");
  const [head = [], ...rows] = sheets[0]?.rows ?? [];
  return {
    marker,
    rows: rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? null]))),
  };
}

beforeAll(async () => {
  await freshDatabase();
  const unit = await makeReporter("市住建局");
  await makeReporter("市交通局");
  expect(unit.unitName).toBe("市住建局");
  await makeProject({
    name: "=甲工程",
    category: "工业",
    content: "第一行\n第二行",
    leaders: ["张三（书记、区长）"],
  });
  await makeProject({
    name: "乙工程",
    category: "基建",
    responsibleUnit: "市交通局",
    content: "内部内容",
    owner: "乙公司",
  });
});

it("all that match and no more, with keys, real numbers and days for the centre", async () => {
  const { marker, rows } = await exported(centre);
  expect(marker?.[0]).toMatchObject(["liangdeng.projects.1", "2017", now.toISOString(), "2"]);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    编号: "2017-001",
    项目名称: "'=甲工程",
    建设性质: "新建",
    "总投资（万元）": 10_000,
    "2017年计划投资（万元）": 1200,
    计划开工时间: "2017-01-01",
    联系领导: "张三（书记、区长）",
    建设内容及规模: "第一行\n第二行",
  });
  expect(String(rows[0]?.["行标识（请勿改动）"])).toMatch(/^[0-9a-f-]{36}\.1\.\d+$/);
  expect((await exported(centre, { category: "基建" })).rows.map((row) => row.项目名称)).toEqual(["乙工程"]);
});

it("chosen columns, and always what a row is about", async () => {
  const { rows } = await exported(centre, { columns: "stage,totalInvestment" });
  expect(Object.keys(rows[0] ?? {})).toEqual([
    "行标识（请勿改动）",
    "编号",
    "项目名称",
    "总投资（万元）",
    "阶段",
  ]);
});

it("a reporter gets other units' public facts only, and no keys", async () => {
  const { marker, rows } = await exported(await makeReporter("市住建局"));
  expect(marker).toEqual([["liangdeng.list.1"]]);
  expect(rows.every((row) => row["行标识（请勿改动）"] === null)).toBe(true);
  expect(rows[0]).toMatchObject({ 建设内容及规模: "第一行\n第二行" });
  expect(rows[1]).toMatchObject({ 项目名称: "乙工程", 建设内容及规模: null, 项目业主: null });
});

it.each(["auditor", "admin"] as const)("%s sees no registry", async (role) => {
  await expect(exportProjects(makeActor(role), {}, now, lampWords())).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

it("more than a workbook holds is refused by its limit, never cut", async () => {
  expect((await exported(centre)).rows).toHaveLength(2);
  await makeProject({ name: "丙工程" });
  await expect(exported(centre)).rejects.toMatchObject({ reason: "EXPORT_TOO_LONG", detail: { limit: 2 } });
  expect((await exported(centre, { category: "基建" })).rows).toHaveLength(1);
});
