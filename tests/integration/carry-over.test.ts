import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { carryOver } from "@/lib/plans/commands/carry-over";
import { getPlans, previewCarryOver } from "@/lib/plans/queries/get-plans";
import { acceptReport } from "@/lib/progress/commands/review-report";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { getReview } from "@/lib/progress/queries";
import { confirmPlans } from "@/lib/projects/commands/confirm-plan";
import { setPlan } from "@/lib/projects/commands/set-plan";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjectTrace, verifyChain } from "@/lib/trace/queries";
import {
  centre,
  closeMonth,
  makeProject,
  makeReporter,
  on,
  openMonth,
  outcomeOf,
  reportOf,
} from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";

let reporter: Actor;
const years = { from: 2017, to: 2018 };

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

const carry = (projects: { projectId: string; amount: number }[], key?: string) =>
  carryOver(
    centre,
    { ...years, projects },
    {
      ...on("2017-12-20"),
      ...(key ? { once: { key, request: projects } } : {}),
    },
  );

/** 3,000 before the year, 300 accepted in November; 10,000 in all, until June 2019. */
async function underWay(): Promise<string> {
  const id = await makeProject({ investedBefore: 3_000, plannedCompletion: "2019-06-30" });
  await openMonth("2017-11");
  await submitReport(reporter, reportOf(id, "2017-11", 300), on("2017-11-18"));
  await acceptReport(centre, { projectId: id, period: "2017-11" }, on("2017-11-19"));
  return id;
}

const planOf = (projectId: string, year: number) =>
  db().annualPlan.findUnique({ where: { projectId_year: { projectId, year } } });

describe("年度结转", () => {
  it("proposes unfinished projects only, with what has been invested and what their planned months suggest", async () => {
    const id = await underWay();
    const finished = await makeProject({ actualCompletion: "2017-10-31" });
    const past = await makeProject({ plannedCompletion: "2017-09-30" });
    await makeProject({ plan: { year: 2016, annualPlan: 10 } });
    const rows = await previewCarryOver(centre, years);
    expect(rows.map((row) => row.id)).toEqual([id, past]);
    expect(rows[0]).toMatchObject({
      investedBefore: 3_300,
      remaining: 6_700,
      proposed: 4_466.67,
      flags: [],
      act: "new",
    });
    expect(rows[1]).toMatchObject({ proposed: null, flags: ["COMPLETION_PAST"] });
    expect(await outcomeOf(carry([{ projectId: finished, amount: 1 }]))).toBe("CONFLICT CARRY_OUTDATED");
    expect(await outcomeOf(previewCarryOver(reporter, years))).toBe("FORBIDDEN FORBIDDEN");
  });

  it("makes drafts with the figure of each year, traced, and again changes nothing", async () => {
    const id = await underWay();
    const projects = [{ projectId: id, amount: 4_000 }];
    expect(await carry(projects)).toEqual({ carried: 1, refreshed: 0, unchanged: 0 });
    expect(await planOf(id, 2018)).toMatchObject({ carriedFrom: 2017, confirmedAt: null });
    const figures = async () => [
      (await planOf(id, 2017))?.investedBefore?.toNumber(),
      (await planOf(id, 2018))?.investedBefore?.toNumber(),
      (await planOf(id, 2018))?.amount.toNumber(),
      (await getProject(centre, id)).investedBefore,
    ];
    expect(await figures()).toEqual([3_000, 3_300, 4_000, 3_300]);
    const events = async () => (await listProjectTrace(centre, id, { page: 1, pageSize: 50 })).items;
    expect((await events()).slice(0, 2).map((event) => [event.verb, event.after])).toEqual([
      ["project.update", { investedBefore: 3_300 }],
      ["plan.carry", { year: 2018, carriedFrom: 2017, investedBefore: 3_300, annualPlan: 4_000 }],
    ]);
    const count = (await events()).length;
    expect(await carry([{ projectId: id, amount: 9_999 }])).toEqual({
      carried: 0,
      refreshed: 0,
      unchanged: 1,
    });
    expect(await figures()).toEqual([3_000, 3_300, 4_000, 3_300]);
    expect(await events()).toHaveLength(count);
    expect((await verifyChain(centre, id)).brokenAt).toBeNull();
  });

  it("keeps the old year right while it is still being filed, and brings the new one up to date when asked again", async () => {
    const id = await underWay();
    await carry([{ projectId: id, amount: 4_000 }]);
    await openMonth("2017-12");
    const total = { totalInvestment: 3_500 };
    await db().project.update({ where: { id }, data: total });
    await submitReport(reporter, reportOf(id, "2017-12", 150), on("2017-12-21"));
    // 3,000 + 300 + 150 is below 3,500; counted from the new year's figure it would not be.
    expect((await getReview(centre, id, "2017-12", on("2017-12-21").now)).warnings).toEqual([]);
    await acceptReport(centre, { projectId: id, period: "2017-12" }, on("2017-12-22"));
    expect((await previewCarryOver(centre, years))[0]).toMatchObject({
      act: "refresh",
      investedBefore: 3_450,
    });
    expect(await carry([{ projectId: id, amount: 0 }])).toEqual({ carried: 0, refreshed: 1, unchanged: 0 });
    const plan = await planOf(id, 2018);
    expect([plan?.investedBefore?.toNumber(), plan?.amount.toNumber()]).toEqual([3_450, 4_000]);
  });

  it("leaves a plan alone that was made otherwise, and of two at once makes one", async () => {
    const id = await underWay();
    const own = await makeProject({ plannedCompletion: "2019-06-30" });
    await setPlan(centre, { projectId: own, year: 2018, annualPlan: 77 }, on("2017-12-01"));
    const projects = [
      { projectId: id, amount: 4_000 },
      { projectId: own, amount: 5 },
    ];
    const answers = await Promise.all([
      carry(projects),
      carry(projects),
      carry(projects, "k"),
      carry(projects, "k"),
    ]);
    expect(answers.reduce((sum, answer) => sum + answer.carried, 0)).toBeGreaterThanOrEqual(1);
    expect((await planOf(own, 2018))?.amount.toNumber()).toBe(77);
    const carried = await db().traceEvent.count({ where: { verb: "plan.carry" } });
    expect(carried).toBe(1);
  });
});

describe("runs go on across a year's end while the project stays in the plan", () => {
  it("is red in January after yellow in December when carried over, and has no lamp when not", async () => {
    const stays = await makeProject({ plannedCompletion: "2019-06-30" });
    const leaves = await makeProject({ plannedCompletion: "2019-06-30" });
    await openMonth("2017-12");
    for (const id of [stays, leaves])
      await submitReport(reporter, reportOf(id, "2017-12", 10), on("2017-12-18"));
    await closeMonth("2017-12");
    await carry([{ projectId: stays, amount: 1_200 }]);
    expect(await confirmPlans(centre, { year: 2018, projectIds: [leaves] }, on("2017-12-30"))).toEqual({
      confirmed: 0,
    });
    expect(await confirmPlans(centre, { year: 2018, projectIds: [stays] }, on("2017-12-30"))).toEqual({
      confirmed: 1,
    });
    await openMonth("2018-01");
    await submitReport(reporter, reportOf(stays, "2018-01", 10), on("2018-01-18"));
    await closeMonth("2018-01");
    const lampsOf = async (id: string) =>
      (await getLamps(centre, id)).decisions.map(
        ({ period, lamp, behindRun, expected, actual }) =>
          `${period} ${lamp} ${behindRun} ${expected} ${actual}`,
      );
    expect(await lampsOf(stays)).toEqual(["2018-01 red 2 100 10", "2017-12 yellow 1 1200 10"]);
    expect(await lampsOf(leaves)).toEqual(["2017-12 yellow 1 1200 10"]);
    const overview = await getPlans(centre, 2018);
    expect([overview.confirmed, overview.draft.count, overview.lackingCount]).toEqual([
      { count: 1, amount: 1_200 },
      0,
      1,
    ]);
  });
});
