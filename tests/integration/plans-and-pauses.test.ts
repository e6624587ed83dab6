import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { confirmPlan, confirmPlans } from "@/lib/projects/commands/confirm-plan";
import { createProject } from "@/lib/projects/commands/create-project";
import { setPause } from "@/lib/projects/commands/set-pause";
import { setPlan } from "@/lib/projects/commands/set-plan";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjectTrace } from "@/lib/trace/queries";
import { centre } from "@/tests/support/factories";
import { draft, emptyRegistry } from "@/tests/support/registry";

const now = new Date("2017-11-20T02:00:00Z");
const at = { now };

const traceOf = async (id: string) => (await listProjectTrace(centre, id, { page: 1, pageSize: 50 })).items;

beforeAll(emptyRegistry);

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
