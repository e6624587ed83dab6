import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { confirmPlans } from "@/lib/projects/commands/confirm-plan";
import { type ImportResult, importProjects } from "@/lib/projects/commands/import-projects";
import { updateProject } from "@/lib/projects/commands/update-project";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { verifyChain } from "@/lib/trace/queries";
import { freshDatabase } from "@/tests/support/database";

const now = new Date("2017-11-20T02:00:00Z");
const at = { now };
const centre: Actor = {
  id: "centre",
  name: "项目中心",
  role: "centre",
  unitId: null,
  unitName: "项目中心",
  regionCode: null,
  leaderId: null,
};

type Options = Partial<Parameters<typeof importProjects>[1]>;

const csv = (lines: string[]): Buffer => Buffer.from(`\uFEFF${lines.join("\n")}\n`);
const HEAD =
  "序号,项目名称,建设性质,建设内容,总投资（万元）,2018年计划投资（万元）,开工时间,竣工时间,包联领导,责任单位,项目类型";
const line = (name: string, more: { total?: string; plan?: string; unit?: string; leaders?: string } = {}) =>
  `1,${name},新建,建设厂房,${more.total ?? "1000"},${more.plan ?? "300"},2018,2019,${more.leaders ?? "领导01"},${more.unit ?? "区住建局"},工业`;

const run = (bytes: Buffer, options: Options = {}): Promise<ImportResult> =>
  importProjects(
    centre,
    {
      bytes,
      fileName: "名单.csv",
      year: 2018,
      createUnits: false,
      partial: false,
      dryRun: false,
      ...options,
    },
    at,
  );

const stateOf = async () => ({
  projects: await db().project.count(),
  events: await db().traceEvent.count(),
  versions: (await db().project.aggregate({ _sum: { version: true } }))._sum.version,
  plans: (await db().annualPlan.aggregate({ _sum: { version: true } }))._sum.version,
  units: await db().unit.count(),
});

beforeAll(async () => {
  await freshDatabase();
  await db().unit.create({ data: { name: "区住建局" } });
});

describe("a list goes in", () => {
  it("a dry run reads only; unknown units are refused by cell until they are to be created", async () => {
    const bytes = csv([HEAD, line("导入甲"), line("导入乙", { unit: "区水利局" })]);
    const before = await stateOf();
    const preview = await run(bytes, { dryRun: true });
    expect(preview).toMatchObject({
      applied: false,
      headerRow: 1,
      counts: { new: 1, error: 1 },
      missingUnits: ["区水利局"],
      missingLeaders: ["领导01"],
    });
    const refused = preview.rows.find((row) => row.status === "error");
    expect(refused?.errors).toMatchObject([
      { code: "UNKNOWN_UNIT", cell: "J3", detail: { unit: "区水利局" } },
    ]);
    expect((await run(bytes)).applied).toBe(false);
    expect(await stateOf()).toEqual(before);

    const partial = await run(bytes, { partial: true });
    expect(partial).toMatchObject({ applied: true, counts: { new: 1, error: 1 } });
    const created = await run(bytes, { createUnits: true });
    expect(created).toMatchObject({ applied: true, counts: { new: 1, same: 1, error: 0 } });
    expect(created.rows.find((row) => row.status === "new")?.project?.number).toBe("2017-002");
  });

  it("the same list again changes nothing at all", async () => {
    const bytes = csv([HEAD, line("导入甲"), line("导入乙", { unit: "区水利局" })]);
    const before = await stateOf();
    expect(await run(bytes)).toMatchObject({ counts: { same: 2, new: 0, changed: 0, error: 0 } });
    expect(await stateOf()).toEqual(before);
  });

  it("changed cells are named, applied and traced with before and after", async () => {
    const bytes = csv([HEAD, line("导入甲", { total: "1200", plan: "350", leaders: "领导02 领导01" })]);
    const preview = await run(bytes, { dryRun: true });
    expect(preview.rows.find((row) => row.status === "changed")?.changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: "totalInvestment", cell: "E2", from: 1000, to: 1200 }),
        expect.objectContaining({ field: "annualPlan", cell: "F2", from: 300, to: 350 }),
        expect.objectContaining({ field: "leaders", from: ["领导01"], to: ["领导02", "领导01"] }),
      ]),
    );
    const applied = await run(bytes, { previewHash: preview.previewHash });
    const id = applied.rows.find((row) => row.status === "changed")?.project?.id ?? "";
    const project = await getProject(centre, id);
    expect(project).toMatchObject({ totalInvestment: 1200, version: 2, content: "建设厂房" });
    expect(project.leaders.map((leader) => leader.title)).toEqual(["领导02", "领导01"]);
    expect(project.plans).toMatchObject([{ year: 2018, annualPlan: 350, version: 2 }]);
    const events = await db().traceEvent.findMany({ where: { chain: id }, orderBy: { index: "asc" } });
    expect(events.map((event) => event.verb)).toEqual([
      "project.import",
      "plan.set",
      "project.import",
      "plan.set",
    ]);
    expect(events[2]).toMatchObject({
      before: { totalInvestment: 1000, leaders: ["领导01"] },
      after: { totalInvestment: 1200, leaders: ["领导02", "领导01"], file: "名单.csv", row: 2 },
    });
    expect((await verifyChain(centre, id)).brokenAt).toBeNull();
  });

  it("a row without a unit arrives without one and says so", async () => {
    const result = await run(csv([HEAD, line("导入丙", { unit: "" })]));
    expect(result).toMatchObject({ applied: true, counts: { new: 1 } });
    const row = result.rows.find((item) => item.status === "new");
    expect(row?.notes?.length).toBeGreaterThan(0);
    expect((await getProject(centre, row?.project?.id ?? "")).responsibleUnit).toBeNull();
  });

  it("is refused when the registry has changed since the preview", async () => {
    const bytes = csv([HEAD, line("导入甲", { total: "1300", plan: "350", leaders: "领导02 领导01" })]);
    const preview = await run(bytes, { dryRun: true });
    const [item] = (await listProjects(centre, { q: "导入甲" }, now)).items;
    await updateProject(centre, { projectId: item?.id ?? "", version: 2, content: "另作他用" }, at);
    await expect(run(bytes, { previewHash: preview.previewHash })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "PREVIEW_OUTDATED",
    });
  });

  it("two people importing one list at once: every project arrives once", async () => {
    const bytes = csv([HEAD, line("并发甲"), line("并发乙"), line("并发丙")]);
    const { previewHash } = await run(bytes, { dryRun: true });
    const both = await Promise.allSettled([run(bytes, { previewHash }), run(bytes, { previewHash })]);
    expect(both.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(both.find((result) => result.status === "rejected")).toMatchObject({
      reason: { reason: "PREVIEW_OUTDATED" },
    });
    expect(await db().project.count({ where: { name: { startsWith: "并发" } } })).toBe(3);
  });

  it("a confirmed plan is not changed by a list", async () => {
    await confirmPlans(centre, { year: 2018 }, at);
    const result = await run(csv([HEAD, line("并发甲", { plan: "999" })]));
    expect(result).toMatchObject({ applied: false, counts: { error: 1 } });
    expect(result.rows.find((row) => row.status === "error")?.errors).toMatchObject([
      { code: "PLAN_CONFIRMED", cell: "F2" },
    ]);
  });

  it("is the centre's alone", async () => {
    for (const role of ["reporter", "coordinator", "leader", "discipline", "auditor", "admin"] as const) {
      await expect(
        importProjects(
          { ...centre, role },
          { bytes: csv([HEAD]), fileName: "x.csv", createUnits: false, partial: false, dryRun: true },
          at,
        ),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

const REAL = ["../shared/data/maojian-2018.xlsx", "../shared/data/maojian-2018.csv"];

describe.skipIf(!REAL.every((path) => existsSync(path)))(
  "the real list of 2018 (needs ../shared/data)",
  () => {
    it.each(REAL)("%s: all 100 projects, 6,659,094 and 1,823,124 万元; again, all the same", async (path) => {
      const bytes = await readFile(path);
      const options = { fileName: path, createUnits: true };
      const preview = await run(bytes, { ...options, dryRun: true });
      expect(preview.totals).toEqual({ totalInvestment: 6_659_094, annualPlan: 1_823_124 });
      expect(preview.counts.new + preview.counts.same).toBe(100);
      expect(preview.counts.error).toBe(0);
      await run(bytes, { ...options, previewHash: preview.previewHash });
      const before = await stateOf();
      expect((await run(bytes, options)).counts).toMatchObject({ same: 100, new: 0, changed: 0, error: 0 });
      expect(await stateOf()).toEqual(before);
    });
  },
);

// Ten thousand: `npm run bench -- import`.
it("a thousand rows go in within one transaction", async () => {
  const rows = Array.from({ length: 1000 }, (_, index) =>
    line(`批量项目${index}`, { leaders: `领导${String(index % 50).padStart(2, "0")}` }),
  );
  const result = await run(csv([HEAD, ...rows]));
  expect(result).toMatchObject({ applied: true, counts: { new: 1000, error: 0 } });
});
