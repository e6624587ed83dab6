import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { decideChange } from "@/lib/changes/commands/decide-change";
import { requestChange } from "@/lib/changes/commands/request-change";
import { withdrawChange } from "@/lib/changes/commands/withdraw-change";
import type { RequestChangeInput } from "@/lib/changes/schema";
import { db } from "@/lib/core/db";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { getProject } from "@/lib/projects/queries/get-project";
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

let reporter: Actor;
const other = makeActor("centre", { id: "other", name: "另一位" });

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

const files: string[] = [];
const why = {
  files,
  reasonCode: "land",
  reason: "红线内还有 3 户未签约",
  evidence: "征收办函〔2017〕12号",
} as const;

const later = (projectId: string, to: string): RequestChangeInput => ({
  projectId,
  what: "plannedCompletion",
  to,
  ...why,
});

const approve = (actor: Actor, changeId: string, day: string, version?: number) =>
  decideChange(actor, { changeId, decision: "approve", words: "", version }, on(day));
const refuse = (actor: Actor, changeId: string, day: string) =>
  decideChange(actor, { changeId, decision: "refuse", words: "先补签约计划" }, on(day));

/** Due at the end of March, filed as planned each month and still not finished: yellow in March, red in April. */
const overdue = () => makeProject({ plannedCompletion: "2017-03-31" });

async function fileAndClose(id: string, period: string, invested: number): Promise<void> {
  await openMonth(period);
  await submitReport(reporter, reportOf(id, period, invested), on(`${period}-18`));
  await closeMonth(period);
}

const lampsOf = async (id: string) =>
  (await getLamps(centre, id)).decisions.map(({ period, lamp, revision }) => `${period} ${lamp} ${revision}`);

const verbsOf = async (id: string) =>
  (await db().traceEvent.findMany({ where: { chain: id }, orderBy: { sequence: "asc" } })).map(
    (event) => event.verb,
  );

describe("asking for a change of what is locked", () => {
  it("keeps what, from, to and why, leaves the plan alone, and is traced", async () => {
    const id = await makeProject({ plannedCompletion: "2018-06-30" });
    await openMonth("2017-03");
    const { id: changeId } = await requestChange(reporter, later(id, "2018-12-31"), on("2017-03-22"));
    expect(await db().planChange.findUniqueOrThrow({ where: { id: changeId } })).toMatchObject({
      what: "plannedCompletion",
      from: { day: "2018-06-30" },
      to: { day: "2018-12-31" },
      state: "pending",
      periodId: "2017-03",
      lastMinute: true,
      onBehalfOf: null,
    });
    expect((await getProject(centre, id)).plannedCompletion).toBe("2018-06-30");
    const event = await db().traceEvent.findFirstOrThrow({ where: { subjectId: changeId } });
    expect(event).toMatchObject({
      verb: "change.request",
      before: { plannedCompletion: "2018-06-30" },
      after: { plannedCompletion: "2018-12-31", reasonCode: "land" },
      reason: why.reason,
    });
    expect((await verifyChain(centre, id)).brokenAt).toBeNull();
  });

  it("is the unit's own, one at a time for one thing, and of what stands there now", async () => {
    const id = await makeProject({ plannedCompletion: "2018-06-30" });
    const foreign = await makeReporter("市交通局");
    expect(await outcomeOf(requestChange(foreign, later(id, "2018-12-31"), on("2017-03-02")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    const leader = makeActor("leader");
    expect(await outcomeOf(requestChange(leader, later(id, "2018-12-31"), on("2017-03-02")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    const stale = { ...later(id, "2018-12-31"), from: "2018-03-31" } as RequestChangeInput;
    expect(await outcomeOf(requestChange(reporter, stale, on("2017-03-02")))).toBe("CONFLICT CHANGE_STALE");
    const outcomes = await Promise.all(
      ["2018-09-30", "2018-10-31", "2018-12-31"].map((to) =>
        outcomeOf(requestChange(reporter, later(id, to), on("2017-03-02"))),
      ),
    );
    expect(outcomes.sort()).toEqual(["CONFLICT CHANGE_PENDING", "CONFLICT CHANGE_PENDING", "done"]);
    const draft = await makeProject({ plan: { year: 2017, annualPlan: 1200 } });
    expect(await outcomeOf(requestChange(reporter, later(draft, "2018-12-31"), on("2017-03-02")))).toBe(
      "RULE_VIOLATION CHANGE_NOT_LOCKED",
    );
  });

  it("stands with its files or not at all", async () => {
    const id = await makeProject({ plannedCompletion: "2018-06-30" });
    const gone = { ...later(id, "2018-12-31"), files: ["018f0000-0000-7000-8000-000000000000"] };
    expect(await outcomeOf(requestChange(reporter, gone, on("2017-03-02")))).toBe("RULE_VIOLATION FILE_GONE");
    expect(await db().planChange.count()).toBe(0);
  });

  it("can be taken back by whoever asked until it is decided, and the same request sent twice is one", async () => {
    const id = await makeProject({ plannedCompletion: "2018-06-30" });
    const once = { key: "k-1", request: "later" };
    const first = await requestChange(reporter, later(id, "2018-12-31"), { ...on("2017-03-02"), once });
    expect(await requestChange(reporter, later(id, "2018-12-31"), { ...on("2017-03-02"), once })).toEqual(
      first,
    );
    const takeBack = (actor: Actor) =>
      outcomeOf(withdrawChange(actor, { changeId: first.id }, on("2017-03-03")));
    expect(await takeBack(centre)).toBe("FORBIDDEN CHANGE_NOT_OWN");
    expect(await takeBack(reporter)).toBe("done");
    expect(await takeBack(reporter)).toBe("CONFLICT CHANGE_DECIDED");
    expect(await outcomeOf(approve(centre, first.id, "2017-03-03"))).toBe("CONFLICT CHANGE_DECIDED");
    expect((await requestChange(reporter, later(id, "2018-12-31"), on("2017-03-04"))).id).not.toBe(first.id);
  });
});

describe("deciding", () => {
  it("writes the approved change, its versions and its events in one transaction", async () => {
    const id = await makeProject({
      milestones: [{ name: "封顶", planned: "2017-09-30" }],
      plan: { year: 2017, annualPlan: 1200, confirmed: true },
    });
    const ask = (input: RequestChangeInput) => requestChange(reporter, input, on("2017-03-02"));
    const moved = await ask({
      projectId: id,
      what: "milestone",
      milestone: "封顶",
      to: "2017-11-30",
      ...why,
    });
    const cut = { annualPlan: 900, monthlyPlan: { "2017-12": 900 } };
    const less = await ask({ projectId: id, what: "plan", year: 2017, to: cut, ...why });
    expect(await approve(centre, moved.id, "2017-03-03")).toMatchObject({ effectiveFrom: "2017-03" });
    await approve(centre, less.id, "2017-03-03");
    const project = await getProject(centre, id);
    expect(project.version).toBe(3);
    expect(project.milestones).toMatchObject([{ name: "封顶", planned: "2017-11-30" }]);
    expect(project.plans).toMatchObject([
      { annualPlan: 900, monthlyPlan: [...Array(11).fill(0), 900], version: 2 },
    ]);
    expect(project.plans[0]?.confirmedAt).not.toBeNull();
    expect((await verbsOf(id)).slice(-4)).toEqual([
      "change.approve",
      "project.update",
      "change.approve",
      "plan.set",
    ]);
    expect((await verifyChain(centre, id)).brokenAt).toBeNull();
  });

  it("is the centre's, needs words to refuse, and of two deciders at once one wins", async () => {
    const id = await makeProject({ plannedCompletion: "2018-06-30" });
    const { id: changeId } = await requestChange(reporter, later(id, "2018-12-31"), on("2017-03-02"));
    expect(await outcomeOf(approve(reporter, changeId, "2017-03-03"))).toBe("FORBIDDEN FORBIDDEN");
    const foreign = await makeReporter("市交通局");
    expect(await outcomeOf(approve(foreign, changeId, "2017-03-03"))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(approve(centre, changeId, "2017-03-03", 7))).toBe("CONFLICT STALE_VERSION");
    const outcomes = await Promise.all([
      outcomeOf(approve(centre, changeId, "2017-03-03")),
      outcomeOf(refuse(other, changeId, "2017-03-03")),
      outcomeOf(approve(other, changeId, "2017-03-03")),
    ]);
    expect(outcomes.sort()).toEqual(["CONFLICT CHANGE_DECIDED", "CONFLICT CHANGE_DECIDED", "done"]);
    const decided = (await verbsOf(id)).filter((verb) => /^change\.(approve|refuse)$/.test(verb));
    expect(decided).toHaveLength(1);
  });

  it("refuses what starts from something else by now, and keeps what was decided as it is", async () => {
    const id = await makeProject({ plannedCompletion: "2018-06-30" });
    const { id: changeId } = await requestChange(reporter, later(id, "2018-12-31"), on("2017-03-02"));
    await db().project.update({ where: { id }, data: { plannedCompletion: new Date("2018-09-30") } });
    expect(await outcomeOf(approve(centre, changeId, "2017-03-03"))).toBe("CONFLICT CHANGE_STALE");
    await refuse(centre, changeId, "2017-03-03");
    await expect(
      db().planChange.update({ where: { id: changeId }, data: { reason: "改写" } }),
    ).rejects.toThrow(/LD002|never changed/);
  });

  it("lets the centre decide what it entered on a unit's behalf, and nobody grant their own wish", async () => {
    const id = await makeProject({ plannedCompletion: "2018-06-30" });
    const forUnit = await requestChange(centre, later(id, "2018-12-31"), on("2017-03-02"));
    expect(await db().planChange.findUniqueOrThrow({ where: { id: forUnit.id } })).toMatchObject({
      onBehalfOf: "市住建局",
    });
    expect(await outcomeOf(approve(centre, forUnit.id, "2017-03-03"))).toBe("done");
    const orphan = await makeProject({ responsibleUnit: null, plannedCompletion: "2018-06-30" });
    const own = await requestChange(centre, later(orphan, "2018-12-31"), on("2017-03-02"));
    expect(await outcomeOf(approve(centre, own.id, "2017-03-03"))).toBe("RULE_VIOLATION CHANGE_OWN");
    expect(await outcomeOf(approve(other, own.id, "2017-03-03"))).toBe("done");
  });
});

describe("lamps of closed periods never change by it", () => {
  it("takes effect from the period open at the approval, not in the one that waits for its close", async () => {
    const id = await overdue();
    await fileAndClose(id, "2017-03", 300);
    await openMonth("2017-04");
    await submitReport(reporter, reportOf(id, "2017-04", 100), on("2017-04-18"));
    const { id: changeId } = await requestChange(reporter, later(id, "2017-12-31"), on("2017-04-20"));
    await lockPeriod(centre, { period: "2017-04" }, on("2017-04-25"));
    expect(await approve(centre, changeId, "2017-04-27")).toMatchObject({ effectiveFrom: "2017-05" });
    const preview = await previewClose(centre, "2017-04", on("2017-04-28").now);
    expect(preview.projects[0]).toMatchObject({ lamp: "red", behindRun: 2 });
    await closePeriod(centre, { period: "2017-04" }, on("2017-04-28"));
    await fileAndClose(id, "2017-05", 100);
    expect(await lampsOf(id)).toEqual(["2017-05 green 1", "2017-04 red 1", "2017-03 yellow 1"]);
  });

  it("lights a re-opened period by what was in force in it, and later ones by the change", async () => {
    const id = await overdue();
    await fileAndClose(id, "2017-03", 300);
    await openMonth("2017-04");
    const { id: changeId } = await requestChange(reporter, later(id, "2017-12-31"), on("2017-04-10"));
    await approve(centre, changeId, "2017-04-11");
    await submitReport(reporter, reportOf(id, "2017-04", 100), on("2017-04-18"));
    await closeMonth("2017-04");
    expect(await lampsOf(id)).toEqual(["2017-04 green 1", "2017-03 yellow 1"]);
    await reopenPeriod(centre, { period: "2017-03", reason: "核对" }, on("2017-05-02"));
    const preview = await previewClose(centre, "2017-03", on("2017-05-03").now);
    expect([preview.projects[0]?.changed, preview.later]).toEqual([false, []]);
    await closePeriod(centre, { period: "2017-03" }, on("2017-05-03"));
    expect(await lampsOf(id)).toEqual(["2017-04 green 2", "2017-03 yellow 2"]);
    const [april, march] = (await getLamps(centre, id)).decisions;
    expect([march?.inputs.plannedCompletion, april?.inputs.plannedCompletion]).toEqual([
      "2017-03-31",
      "2017-12-31",
    ]);
  });
});
