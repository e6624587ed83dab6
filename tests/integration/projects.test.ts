import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { createProject } from "@/lib/projects/commands/create-project";
import { updateProject } from "@/lib/projects/commands/update-project";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjectTrace, verifyChain } from "@/lib/trace/queries";
import { centre } from "@/tests/support/factories";
import { draft, emptyRegistry } from "@/tests/support/registry";

const now = new Date("2017-11-20T02:00:00Z");
const at = { now };

const traceOf = async (id: string) => (await listProjectTrace(centre, id, { page: 1, pageSize: 50 })).items;

beforeAll(emptyRegistry);

describe("the registry", () => {
  it("enters a project with plan, milestones and leaders, numbered within the year, and traces it", async () => {
    const made = await createProject(
      centre,
      draft("城南产业园", {
        nationalCode: "512",
        plan: { year: 2017, annualPlan: 1200, monthlyPlan: { "2017-03": 100, "2017-12": 1100 } },
        milestones: [{ name: "主体封顶", planned: "2017-09-30" }],
      }),
      at,
    );
    expect(made.number).toBe("2017-001");
    expect(made.warnings).toEqual(["NATIONAL_CODE_SHAPE", "PLAN_LAST_MONTH_DIFFERS"]);
    const project = await getProject(centre, made.id);
    expect(project.leaders.map((leader) => leader.title)).toEqual(["市级联系领导01", "市级联系领导02"]);
    expect(project.plans).toMatchObject([
      { year: 2017, annualPlan: 1200, monthlyPlan: [0, 0, ...Array(9).fill(100), 1100], confirmedAt: null },
    ]);
    expect(JSON.parse(JSON.stringify(project))).toEqual(project);
    const events = await traceOf(made.id);
    expect(events.map((event) => event.verb)).toEqual(["plan.set", "project.create"]);
    expect(events[1]?.after).toMatchObject({ number: "2017-001", responsibleUnit: "市住建局" });
    expect((await verifyChain(centre, made.id)).brokenAt).toBeNull();
  });

  it("gives simultaneous projects different numbers and refuses a name that is taken", async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) => createProject(centre, draft(`并发项目${index}`), at)),
    );
    expect(new Set(made.map((project) => project.number)).size).toBe(8);
    const twice = await Promise.allSettled([
      createProject(centre, draft("同名项目"), at),
      createProject(centre, draft("同名项目"), at),
    ]);
    expect(twice.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(twice.find((result) => result.status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT", reason: "PROJECT_NAME_TAKEN" },
    });
  });

  it("answers the same request again with the first answer", async () => {
    const request = draft("重复提交");
    const once = { key: "k-1", request };
    const first = await createProject(centre, request, { now, once });
    expect(await createProject(centre, request, { now, once })).toEqual(first);
  });

  it("refuses what no row can hold: unknown unit, unknown region", async () => {
    await expect(
      createProject(centre, draft("甲", { responsibleUnit: "无此单位" }), at),
    ).rejects.toMatchObject({
      code: "RULE_VIOLATION",
      reason: "UNKNOWN_UNIT",
      detail: { unit: "无此单位" },
    });
    await expect(createProject(centre, draft("甲", { regionCode: "999" }), at)).rejects.toMatchObject({
      reason: "UNKNOWN_REGION",
    });
    expect(await db().project.count({ where: { name: "甲" } })).toBe(0);
  });

  it("changes what is given, keeps before and after, and refuses the stale and the empty-handed", async () => {
    const { id } = await createProject(centre, draft("变更项目"), at);
    const changed = await updateProject(
      centre,
      { projectId: id, version: 1, totalInvestment: 12000, leaders: ["市级联系领导03"], reason: "批复调整" },
      at,
    );
    expect(changed.version).toBe(2);
    const [event] = await traceOf(id);
    expect(event).toMatchObject({
      verb: "project.update",
      reason: "批复调整",
      before: { totalInvestment: 10000.5, leaders: ["市级联系领导01", "市级联系领导02"] },
      after: { totalInvestment: 12000, leaders: ["市级联系领导03"] },
    });
    await expect(
      updateProject(centre, { projectId: id, version: 1, name: "新名" }, at),
    ).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "STALE_VERSION",
    });
    expect(
      (await updateProject(centre, { projectId: id, version: 2, totalInvestment: 12000 }, at)).version,
    ).toBe(2);
    expect(await traceOf(id)).toHaveLength(2);
  });

  it("lets one of two simultaneous edits win", async () => {
    const { id } = await createProject(centre, draft("抢改项目"), at);
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((value) =>
        updateProject(centre, { projectId: id, version: 1, totalInvestment: value }, at),
      ),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await traceOf(id)).filter((event) => event.verb === "project.update")).toHaveLength(1);
  });
});
