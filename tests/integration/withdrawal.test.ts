import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { getBoard, getLampStatistics } from "@/lib/dashboard/queries";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { listFilings } from "@/lib/progress/queries";
import { confirmPlans } from "@/lib/projects/commands/confirm-plan";
import { createProject } from "@/lib/projects/commands/create-project";
import { importProjects } from "@/lib/projects/commands/import-projects";
import { updateProject } from "@/lib/projects/commands/update-project";
import { restoreProject, withdrawProject } from "@/lib/projects/commands/withdraw-project";
import { countDraftPlans, listFilterOptions } from "@/lib/projects/queries/filter-options";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { verifyChain } from "@/lib/trace/queries";
import {
  centre,
  closeMonth,
  makeActor,
  makeProject,
  makeReporter,
  on,
  openMonth,
  outcomeOf,
  reportOf,
} from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";

const MARCH = "2017-03";
const APRIL = "2017-04";
const range = { from: MARCH, to: APRIL };
const reason = "业主放弃建设，市政府第12次常务会议同意撤出";
let reporter: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

const versionOf = async (id: string) => (await getProject(centre, id)).version;
const withdraw = async (projectId: string, day = "2017-04-10") =>
  withdrawProject(centre, { projectId, version: await versionOf(projectId), reason }, on(day));
const restore = async (projectId: string, day = "2017-04-20") =>
  restoreProject(centre, { projectId, version: await versionOf(projectId), reason: "撤出有误" }, on(day));
const listed = async (more: Parameters<typeof listProjects>[1] = {}) =>
  (await listProjects(centre, more, on("2017-04-15").now)).items.map((item) => item.id);
const lampsOf = async (period: string) =>
  (await getBoard(centre, { period }))?.projects.map((item) => item.projectId).sort();

/** Two projects with their March lit, and April open. */
async function marchLit(): Promise<{ kept: string; gone: string }> {
  const kept = await makeProject();
  const gone = await makeProject({ category: "将撤出", leaders: ["市级联系领导09"], programme: "临时专项" });
  await openMonth(MARCH);
  await submitReport(reporter, reportOf(kept, MARCH, 300), on("2017-03-20"));
  await closeMonth(MARCH);
  return { kept, gone };
}

describe("a withdrawn project", () => {
  it("leaves lists, choices, filing and the closings to come; closed periods keep its lamps", async () => {
    const { kept, gone } = await marchLit();
    await openMonth(APRIL).catch(() => undefined);
    const march = await getLampStatistics(centre, { from: MARCH, to: MARCH });
    expect(march).toMatchObject({ projects: 2, now: { green: 1, yellow: 1 } });

    await withdraw(gone);
    expect(await listed()).toEqual([kept]);
    expect(await listed({ withdrawn: "false" })).toEqual([kept]);
    expect(await listed({ withdrawn: "true" })).toEqual([gone]);
    const options = await listFilterOptions(centre);
    expect(options.categories).not.toContain("将撤出");
    expect(options.leaders).toEqual([]);
    expect(options.programmes).toEqual([]);
    const filings = await listFilings(reporter, APRIL, on("2017-04-15").now);
    expect(filings.items.map((item) => item.id)).toEqual([kept]);
    expect(await outcomeOf(submitReport(reporter, reportOf(gone, APRIL, 1), on("2017-04-20")))).toBe(
      "RULE_VIOLATION PROJECT_WITHDRAWN",
    );
    expect((await getLamps(centre, gone)).ahead).toBeNull();

    await submitReport(reporter, reportOf(kept, APRIL, 100), on("2017-04-20"));
    await closeMonth(APRIL);
    expect(await lampsOf(APRIL)).toEqual([kept]);
    expect(await lampsOf(MARCH)).toEqual([kept, gone].sort());
    expect(await getLampStatistics(centre, { from: MARCH, to: MARCH })).toEqual(march);
    expect(await getLampStatistics(centre, range)).toMatchObject({ projects: 2, now: { green: 1 } });
    const board = await getBoard(centre, { period: MARCH });
    expect(board?.projects.find((item) => item.projectId === gone)).toMatchObject({ withdrawn: true });
  });

  it("keeps its lamp when a period closed before is opened and closed again", async () => {
    const { kept, gone } = await marchLit();
    await withdraw(gone);
    await reopenPeriod(centre, { period: MARCH, reason: "更正" }, on("2017-04-11"));
    expect((await previewClose(centre, MARCH, on("2017-04-11").now)).projects).toHaveLength(2);
    await closePeriod(centre, { period: MARCH }, on("2017-04-12"));
    expect(await lampsOf(MARCH)).toEqual([kept, gone].sort());
  });

  it("waits for a close that is under way: then it is out from the month after", async () => {
    const { gone } = await marchLit();
    await openMonth(APRIL).catch(() => undefined);
    await lockPeriod(centre, { period: APRIL }, on("2017-04-25"));
    await Promise.all([
      closePeriod(centre, { period: APRIL }, on("2017-04-28")),
      withdraw(gone, "2017-04-28"),
    ]);
    const { withdrawn } = await getProject(centre, gone);
    const lit = (await lampsOf(APRIL))?.includes(gone);
    expect(withdrawn?.from).toBe(lit ? "2017-05" : APRIL);
  });

  it("is restored as it was, with a reason, and gets lamps again from the next closing on", async () => {
    const { kept, gone } = await marchLit();
    await openMonth(APRIL).catch(() => undefined);
    await withdraw(gone);
    expect(await getProject(centre, gone)).toMatchObject({
      version: 2,
      withdrawn: { by: "centre", reason, from: APRIL },
    });
    await restore(gone);
    expect(await getProject(centre, gone)).toMatchObject({ version: 3, withdrawn: null });
    expect((await listed()).sort()).toEqual([kept, gone].sort());
    await closeMonth(APRIL);
    expect(await lampsOf(APRIL)).toEqual([kept, gone].sort());
    const events = await db().traceEvent.findMany({
      where: { chain: gone, verb: { startsWith: "project." } },
      orderBy: { index: "asc" },
      select: { verb: true, reason: true, after: true },
    });
    expect(events).toMatchObject([
      { verb: "project.create" },
      { verb: "project.withdraw", reason, after: { withdrawn: true, withdrawnFrom: APRIL } },
      { verb: "project.restore", reason: "撤出有误", after: { withdrawn: false } },
    ]);
    expect((await verifyChain(centre, gone)).brokenAt).toBeNull();
  });

  it("takes no edit, no import and no confirmation until it is restored; its name stays its own", async () => {
    const id = await makeProject({ name: "撤出甲", plan: { year: 2017, annualPlan: 12 } });
    await withdraw(id);
    const edit = { projectId: id, version: 2, agent: "某局" };
    expect(await outcomeOf(updateProject(centre, edit, on("2017-04-11")))).toBe(
      "RULE_VIOLATION PROJECT_WITHDRAWN",
    );
    expect(await countDraftPlans(centre, 2017)).toBe(0);
    expect(await confirmPlans(centre, { year: 2017 }, on("2017-04-11"))).toEqual({ confirmed: 0 });
    const again = { name: "撤出甲", nature: "new", category: "工业" } as const;
    expect(await outcomeOf(createProject(centre, again, on("2017-04-11")))).toBe(
      "CONFLICT PROJECT_NAME_WITHDRAWN",
    );
    const bytes = Buffer.from("\uFEFF项目名称,总投资（万元）,责任单位\n撤出甲,5,市住建局\n");
    const options = { fileName: "名单.csv", year: 2017, createUnits: false, partial: false, dryRun: false };
    const result = await importProjects(centre, { bytes, ...options }, on("2017-04-11"));
    expect(result.rows.find((row) => row.status === "error")?.errors).toMatchObject([
      { code: "PROJECT_WITHDRAWN", cell: "A2", detail: { number: "2017-001" } },
    ]);
  });
});

describe("withdrawing and restoring", () => {
  it("is the centre's alone; a stale version and a second time are refused", async () => {
    const projectId = await makeProject();
    const input = { projectId, version: 1, reason };
    for (const role of ["reporter", "leader", "discipline"] as const) {
      const actor = makeActor(role, { unitId: reporter.unitId });
      expect(await outcomeOf(withdrawProject(actor, input, on("2017-04-10")))).toBe("FORBIDDEN FORBIDDEN");
      expect(await outcomeOf(restoreProject(actor, input, on("2017-04-10")))).toBe("FORBIDDEN FORBIDDEN");
    }
    const stale = { ...input, version: 0 };
    expect(await outcomeOf(withdrawProject(centre, stale, on("2017-04-10")))).toBe("CONFLICT STALE_VERSION");
    expect(await outcomeOf(restoreProject(centre, input, on("2017-04-10")))).toBe(
      "RULE_VIOLATION PROJECT_NOT_WITHDRAWN",
    );
    const both = await Promise.all(
      [1, 2].map(() => outcomeOf(withdrawProject(centre, input, on("2017-04-10")))),
    );
    expect(both.sort()).toEqual(["RULE_VIOLATION PROJECT_WITHDRAWN", "done"]);
    expect(await db().traceEvent.count({ where: { chain: projectId, verb: "project.withdraw" } })).toBe(1);
  });
});
