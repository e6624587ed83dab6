import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { createProject } from "@/lib/projects/commands/create-project";
import { setPlan } from "@/lib/projects/commands/set-plan";
import { updateProject } from "@/lib/projects/commands/update-project";
import { listCategories, listLeaders } from "@/lib/projects/queries/filter-options";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjects } from "@/lib/projects/queries/list-projects";
import { centre, makeActor } from "@/tests/support/factories";
import { draft, emptyRegistry } from "@/tests/support/registry";

const now = new Date("2017-11-20T02:00:00Z");
const at = { now };

let unitId = "";
let otherUnitId = "";

const idOf = async (unit: string) =>
  (await db().unit.findUniqueOrThrow({ where: { name: unit }, select: { id: true } })).id;

beforeAll(async () => {
  await emptyRegistry();
  unitId = await idOf("市住建局");
  otherUnitId = await idOf("市交通局");
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
    expect((await listLeaders(centre)).map((leader) => leader.title)).toContain("市级联系领导02");
  });

  it("shows the lamps of the latest closed period and filters by them", async () => {
    await db().period.create({
      data: { id: "2017-08", state: "closed", lockAt: now, closedAt: now, revision: 1 },
      select: { id: true },
    });
    expect((await listProjects(centre, {}, now)).period).toBe("2017-08");
    expect((await listProjects(centre, { lamp: "red" }, now)).total).toBe(0);
    const all = (await listProjects(centre, {}, now)).total;
    expect((await listProjects(centre, { lamp: "none" }, now)).total).toBe(all);
  });
});
