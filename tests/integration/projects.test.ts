import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { confirmPlan, confirmPlans } from "@/lib/projects/commands/confirm-plan";
import { createProject } from "@/lib/projects/commands/create-project";
import { setPause } from "@/lib/projects/commands/set-pause";
import { setPlan } from "@/lib/projects/commands/set-plan";
import { updateProject } from "@/lib/projects/commands/update-project";
import { getProject } from "@/lib/projects/queries";
import { listCategories, listLeaders } from "@/lib/projects/queries/filter-options";
import { listProjects } from "@/lib/projects/queries/list-projects";
import type { CreateProjectInput } from "@/lib/projects/schema";
import { listProjectTrace, verifyChain } from "@/lib/trace/queries";
import { freshDatabase } from "@/tests/support/database";
import { centre, makeActor } from "@/tests/support/factories";

const now = new Date("2017-11-20T02:00:00Z");
const at = { now };

let unitId = "";
let otherUnitId = "";

const draft = (name: string, more: Partial<CreateProjectInput> = {}): CreateProjectInput => ({
  name,
  nature: "new",
  category: "工业",
  regionCode: "512002",
  responsibleUnit: "市住建局",
  leaders: ["市级联系领导01", "市级联系领导02"],
  totalInvestment: 10000.5,
  content: "建设标准厂房 100% 达产",
  ...more,
});

const traceOf = async (id: string) => (await listProjectTrace(centre, id, { page: 1, pageSize: 50 })).items;

beforeAll(async () => {
  await freshDatabase();
  await db().region.createMany({
    data: [
      { code: "512002", name: "雁江区" },
      { code: "512021", name: "安岳县" },
    ],
  });
  unitId = (await db().unit.create({ data: { name: "市住建局" }, select: { id: true } })).id;
  otherUnitId = (await db().unit.create({ data: { name: "市交通局" }, select: { id: true } })).id;
});

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

describe("the annual plan", () => {
  it("is a draft until confirmed and locked from then on", async () => {
    const { id } = await createProject(centre, draft("计划项目"), at);
    const plan = { projectId: id, year: 2017, annualPlan: 1200 };
    expect(await setPlan(centre, plan, at)).toMatchObject({ version: 1, confirmed: false });
    expect(await setPlan(centre, plan, at)).toMatchObject({ version: 1 });
    await setPlan(centre, { ...plan, monthlyPlan: { "2017-06": 600, "2017-12": 1200 }, version: 1 }, at);
    await expect(setPlan(centre, { ...plan, annualPlan: 1, version: 1 }, at)).rejects.toMatchObject({
      reason: "STALE_VERSION",
    });
    await confirmPlan(centre, { projectId: id, year: 2017 }, at);
    await expect(setPlan(centre, { ...plan, annualPlan: 1300 }, at)).rejects.toMatchObject({
      code: "RULE_VIOLATION",
      reason: "PLAN_CONFIRMED",
    });
    await expect(confirmPlan(centre, { projectId: id, year: 2017 }, at)).rejects.toMatchObject({
      reason: "PLAN_CONFIRMED",
    });
    expect((await setPlan(centre, { ...plan, confirmed: true }, at)).version).toBe(3);
    const events = await traceOf(id);
    expect(events.map((event) => event.verb)).toEqual([
      "plan.confirm",
      "plan.set",
      "plan.set",
      "project.create",
    ]);
  });

  it("is confirmed for the whole year at once", async () => {
    const { id } = await createProject(
      centre,
      draft("批量确认", { plan: { year: 2019, annualPlan: 5 } }),
      at,
    );
    expect(await confirmPlans(centre, { year: 2019 }, at)).toEqual({ confirmed: 1 });
    expect(await confirmPlans(centre, { year: 2019 }, at)).toEqual({ confirmed: 0 });
    expect((await getProject(centre, id)).plans[0]?.confirmedAt).toBe(now.toISOString());
  });
});

describe("pauses", () => {
  it("are set, ended by the same first period, never overlap, and leave closed periods alone", async () => {
    const { id } = await createProject(centre, draft("暂停项目"), at);
    await setPause(centre, { projectId: id, from: "2017-05", to: null, reason: "征地" }, at);
    await setPause(centre, { projectId: id, from: "2017-05", to: "2017-06", reason: "征地" }, at);
    expect((await getProject(centre, id)).pauses).toMatchObject([{ from: "2017-05", to: "2017-06" }]);
    await expect(
      setPause(centre, { projectId: id, from: "2017-06", to: "2017-09", reason: "再停" }, at),
    ).rejects.toMatchObject({ reason: "PAUSE_OVERLAPS" });
    await db().period.create({
      data: { id: "2017-08", state: "closed", lockAt: now, closedAt: now, revision: 1 },
    });
    await expect(
      setPause(centre, { projectId: id, from: "2017-08", to: "2017-09", reason: "再停" }, at),
    ).rejects.toMatchObject({ reason: "PERIOD_CLOSED", detail: { period: "2017-08" } });
    await setPause(centre, { projectId: id, from: "2017-09", to: null, reason: "再停" }, at);
    expect((await traceOf(id)).filter((event) => event.verb === "pause.set")).toHaveLength(3);
  });
});

describe("who sees and may what", () => {
  it("a foreign project is not found; a visible one that may not be edited is forbidden", async () => {
    const { id } = await createProject(centre, draft("权限项目"), at);
    const edit = { projectId: id, version: 1, name: "改名" };
    const foreign = makeActor("coordinator", { regionCode: "512021" });
    await expect(getProject(foreign, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(updateProject(foreign, edit, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(updateProject(makeActor("admin"), edit, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(setPlan(foreign, { projectId: id, year: 2017, annualPlan: 1 }, at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(getProject(centre, "not-an-id")).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const role of ["reporter", "leader", "discipline"] as const) {
      await expect(updateProject(makeActor(role, { unitId }), edit, at)).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(createProject(makeActor(role, { unitId }), draft("越权"), at)).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    expect(await getProject(makeActor("reporter", { unitId }), id)).toMatchObject({ visibility: "full" });
    expect(await getProject(makeActor("reporter", { unitId: otherUnitId }), id)).toMatchObject({
      visibility: "public",
      content: "",
      owner: null,
    });
  });

  it("lists a region to its coordinator, nothing to auditor and administrator, no foreign text by search", async () => {
    await createProject(centre, draft("安岳项目", { regionCode: "512021", content: "秘密配方" }), at);
    const list = await listProjects(makeActor("coordinator", { regionCode: "512021" }), {}, now);
    expect(list.items.map((item) => item.name)).toEqual(["安岳项目"]);
    for (const role of ["auditor", "admin"] as const) {
      await expect(listProjects(makeActor(role), {}, now)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const found = async (who: Actor) => (await listProjects(who, { q: "秘密配方" }, now)).total;
    expect(await found(centre)).toBe(1);
    expect(await found(makeActor("reporter", { unitId }))).toBe(1);
    expect(await found(makeActor("reporter", { unitId: otherUnitId }))).toBe(0);
    expect(await found(makeActor("reporter"))).toBe(0);
  });
});

describe("the list", () => {
  it("filters, sorts and pages on the server and sums all that match", async () => {
    const plan = (annualPlan: number) => ({ plan: { year: 2018, annualPlan } });
    await createProject(
      centre,
      draft("列表甲", { category: "农业", totalInvestment: 1.1, ...plan(0.1) }),
      at,
    );
    await createProject(
      centre,
      draft("列表乙", { category: "农业", totalInvestment: 2.2, ...plan(0.2) }),
      at,
    );
    await createProject(
      centre,
      draft("列表丙", {
        category: "农业",
        totalInvestment: 3.3,
        responsibleUnit: "市交通局",
        stage: "building",
      }),
      at,
    );
    const names = async (filter: Parameters<typeof listProjects>[1]) =>
      (await listProjects(centre, { category: "农业", year: 2018, ...filter }, now)).items.map(
        (item) => item.name,
      );
    const all = await listProjects(centre, { category: "农业", year: "2018", pageSize: 2 }, now);
    expect(all).toMatchObject({ total: 3, page: 1, pageSize: 2, year: 2018 });
    expect(all.sums).toEqual({ totalInvestment: 6.6, annualPlan: 0.3, plans: 2 });
    expect(all.items.map((item) => item.annualPlan)).toEqual([0.1, 0.2]);
    expect(await names({ pageSize: 2, page: 2 })).toEqual(["列表丙"]);
    expect(await names({ sort: "-totalInvestment" })).toEqual(["列表丙", "列表乙", "列表甲"]);
    expect(await names({ unit: otherUnitId })).toEqual(["列表丙"]);
    expect(await names({ unit: "市交通局", stage: "building" })).toEqual(["列表丙"]);
    expect(await names({ q: "交通" })).toEqual(["列表丙"]);
    expect(await names({ leader: "市级联系领导02", q: "列表甲" })).toEqual(["列表甲"]);
    expect(await names({ q: "%" })).toHaveLength(3);
    expect(await names({ q: "_" })).toEqual([]);
    expect(await listCategories(centre)).toContain("农业");
    expect((await listLeaders(centre)).map((leader) => leader.title)).toContain("市级联系领导03");
  });

  it("shows the lamps of the latest closed period and filters by them", async () => {
    expect((await listProjects(centre, {}, now)).period).toBe("2017-08");
    expect((await listProjects(centre, { lamp: "red" }, now)).total).toBe(0);
    const all = (await listProjects(centre, {}, now)).total;
    expect((await listProjects(centre, { lamp: "none" }, now)).total).toBe(all);
  });
});
