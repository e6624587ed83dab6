import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { acceptReports } from "@/lib/progress/commands/accept-reports";
import { acceptReport, returnReport } from "@/lib/progress/commands/review-report";
import { saveDraft, submitReport } from "@/lib/progress/commands/submit-report";
import { getFiling, getReview, listFilings, listForms } from "@/lib/progress/queries";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjectTrace, verifyChain } from "@/lib/trace/queries";
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
let reporter: Actor;
let stranger: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
    stranger = await makeReporter("市交通局");
  },
});

const verbsOf = async (projectId: string) =>
  (await listProjectTrace(centre, projectId, { page: 1, pageSize: 50 })).items
    .map((event) => event.verb)
    .filter((verb) => verb.startsWith("report."))
    .reverse();
const brokenAt = async (chain: string) => (await verifyChain(centre, chain)).brokenAt;

describe("filing", () => {
  it("needs a period that is open and a project in the year's plan", async () => {
    const id = await makeProject();
    const outside = await makeProject({ plan: undefined });
    expect(await outcomeOf(submitReport(reporter, reportOf(id, MARCH, 1), on("2017-03-18")))).toBe(
      "RULE_VIOLATION PERIOD_NOT_OPENED",
    );
    await openMonth(MARCH);
    expect(await outcomeOf(submitReport(reporter, reportOf(outside, MARCH, 1), on("2017-03-18")))).toBe(
      "RULE_VIOLATION NOT_IN_PLAN",
    );
  });

  it("opens a unit's forms at once as it opens each, in number order, and nobody else's", async () => {
    const [own, other] = [await makeProject(), await makeProject()];
    const foreign = await makeProject({ responsibleUnit: "市交通局" });
    await openMonth("2017-02");
    await submitReport(reporter, reportOf(own, "2017-02", 7), on("2017-02-18"));
    await openMonth(MARCH);
    await saveDraft(reporter, { ...reportOf(other, MARCH, 5), version: 0 }, on("2017-03-17"));
    const { now } = on("2017-03-18");
    const forms = await listForms(reporter, [foreign, other, own], MARCH, now);
    expect(forms).toEqual([
      await getFiling(reporter, own, MARCH, now),
      await getFiling(reporter, other, MARCH, now),
    ]);
    expect(forms.map(({ report, values }) => [report?.state, values.invested])).toEqual([
      [undefined, null],
      ["draft", 5],
    ]);
    expect(await listForms(stranger, [own, other], MARCH, now)).toEqual([]);
  });

  it("keeps drafts without a trace; handing in makes one event", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    let version = 0;
    for (const invested of [1, 12, 120]) {
      const draft = { ...reportOf(id, MARCH, invested), version };
      version = (await saveDraft(reporter, draft, on("2017-03-10"))).version;
    }
    const filed = await submitReport(reporter, { ...reportOf(id, MARCH, 120), version }, on("2017-03-18"));
    expect(filed).toMatchObject({ state: "submitted", late: false, version: 4 });
    expect(await verbsOf(id)).toEqual(["report.submit"]);
    expect(await brokenAt(id)).toBeNull();
  });

  it("the same request twenty times at once: one report, one event, equal answers", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    const input = reportOf(id, MARCH, 100);
    const once = { key: "form-1", request: input };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submitReport(reporter, input, { ...on("2017-03-18"), once })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await db().monthlyReport.count()).toBe(1);
    expect((await verbsOf(id)).filter((verb) => verb === "report.submit")).toHaveLength(1);
    expect(await brokenAt(id)).toBeNull();
  });

  it("a stale page is told and changes nothing", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    const first = await saveDraft(reporter, { ...reportOf(id, MARCH, 1), version: 0 }, on("2017-03-10"));
    await saveDraft(reporter, { ...reportOf(id, MARCH, 2), version: first.version }, on("2017-03-10"));
    const before = await db().monthlyReport.findFirstOrThrow();
    const stale = { ...reportOf(id, MARCH, 9), version: first.version };
    for (const late of [submitReport, saveDraft]) {
      expect(await outcomeOf(late(reporter, stale, on("2017-03-18")))).toBe("CONFLICT STALE_VERSION");
    }
    expect(await db().monthlyReport.findFirstOrThrow()).toEqual(before);
    expect(await verbsOf(id)).not.toContain("report.submit");
  });

  it("two first drafts at once: one is kept, the other is told", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    const both = await Promise.all(
      [1, 2].map((invested) =>
        outcomeOf(saveDraft(reporter, { ...reportOf(id, MARCH, invested), version: 0 }, on("2017-03-10"))),
      ),
    );
    expect(both.sort()).toEqual(["CONFLICT STALE_VERSION", "done"]);
  });

  it("another unit's project is not found, to file and to read", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    const { now } = on("2017-03-18");
    for (const tried of [
      () => submitReport(stranger, reportOf(id, MARCH, 1), { now }),
      () => saveDraft(stranger, reportOf(id, MARCH, 1), { now }),
      () => getFiling(stranger, id, MARCH, now),
      () => acceptReport(stranger, { projectId: id, period: MARCH }, { now }),
    ]) {
      expect(await outcomeOf(tried())).toBe("NOT_FOUND NOT_FOUND");
    }
    expect((await listFilings(stranger, MARCH, now)).items).toEqual([]);
    expect(await db().monthlyReport.count()).toBe(0);
  });

  it("the centre files on the unit's behalf, and the trace says so", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    await submitReport(centre, reportOf(id, MARCH, 9), on("2017-03-18"));
    const { items } = await listProjectTrace(centre, id, { page: 1, pageSize: 50 });
    expect(items[0]).toMatchObject({ verb: "report.submit", onBehalfOf: "市住建局", actorName: "centre" });
  });

  it("is late after the 25th at 24:00, whether or not the job has run, and after a lock by hand", async () => {
    const [inTime, byClock, byHand] = [await makeProject(), await makeProject(), await makeProject()];
    await openMonth(MARCH);
    const late = async (id: string, day: string, time: string) =>
      (await submitReport(reporter, reportOf(id, MARCH, 9), on(day, time))).late;
    expect(await late(inTime, "2017-03-25", "23:59")).toBe(false);
    expect(await late(byClock, "2017-03-26", "00:00")).toBe(true);
    await openMonth("2017-04");
    await lockPeriod(centre, { period: "2017-04" }, on("2017-04-20"));
    const april = await submitReport(reporter, reportOf(byHand, "2017-04", 9), on("2017-04-20", "10:01"));
    expect(april.late).toBe(true);
  });

  it("is not late again when it was in time, was returned, and comes back after the lock", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    const first = await submitReport(reporter, reportOf(id, MARCH, 9), on("2017-03-24"));
    const comments = { work: "请写明手续" };
    await returnReport(
      centre,
      { projectId: id, period: MARCH, comments, version: first.version },
      on("2017-03-25"),
    );
    const again = await submitReport(reporter, reportOf(id, MARCH, 10), on("2017-03-27"));
    expect(again.late).toBe(false);
  });

  it("opens with last month's texts and without its money, and flags them when nothing was changed", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    await submitReport(reporter, reportOf(id, MARCH, 77, { work: "主体施工" }), on("2017-03-18"));
    await closeMonth(MARCH);
    await openMonth("2017-04");
    const filing = await getFiling(reporter, id, "2017-04", on("2017-04-10").now);
    expect(filing.values).toMatchObject({ work: "主体施工", invested: null, fundsArrived: null });
    expect(filing.previous).toMatchObject({ lamp: "yellow", behindRun: 1 });
    const same = reportOf(id, "2017-04", 90, { work: "主体 施工" });
    expect((await submitReport(reporter, same, on("2017-04-18"))).identical).toBe(true);
    const review = await getReview(centre, id, "2017-04", on("2017-04-19").now);
    expect(review.differences.map((difference) => difference.field)).toEqual(["invested", "work"]);
  });
});

describe("review", () => {
  it("returns with words on fields, takes the report again, accepts it; accepted ones need a return first", async () => {
    const id = await makeProject();
    const target = { projectId: id, period: MARCH };
    await openMonth(MARCH);
    await submitReport(reporter, reportOf(id, MARCH, 9), on("2017-03-18"));
    await returnReport(centre, { ...target, comments: { work: "请写明工序" } }, on("2017-03-19"));
    await submitReport(reporter, reportOf(id, MARCH, 9, { work: "浇筑二层" }), on("2017-03-20"));
    await acceptReport(centre, target, on("2017-03-21"));
    expect(await outcomeOf(submitReport(reporter, reportOf(id, MARCH, 8), on("2017-03-22")))).toBe(
      "RULE_VIOLATION REPORT_ACCEPTED",
    );
    await returnReport(centre, { ...target, comments: { invested: "请核实" } }, on("2017-03-22"));
    await submitReport(reporter, reportOf(id, MARCH, 8), on("2017-03-23"));
    expect(await verbsOf(id)).toEqual([
      "report.submit",
      "report.return",
      "report.submit",
      "report.accept",
      "report.return",
      "report.submit",
    ]);
    expect(await brokenAt(id)).toBeNull();
  });

  it("accepts many at once, each with its own outcome", async () => {
    const [filed, missing] = [await makeProject(), await makeProject()];
    await openMonth(MARCH);
    await submitReport(reporter, reportOf(filed, MARCH, 9), on("2017-03-18"));
    const inputs = [filed, missing, filed].map((projectId) => ({ projectId, period: MARCH }));
    expect(await acceptReports(centre, inputs, on("2017-03-19"))).toEqual([
      { projectId: filed, accepted: true, reason: null },
      { projectId: missing, accepted: false, reason: "NOT_FOUND" },
      { projectId: filed, accepted: false, reason: "REPORT_NOT_SUBMITTED" },
    ]);
    expect(await brokenAt(filed)).toBeNull();
    await returnReport(
      centre,
      { projectId: filed, period: MARCH, comments: { work: "再写" } },
      on("2017-03-20"),
    );
    await submitReport(reporter, reportOf(filed, MARCH, 10), on("2017-03-21"));
    const seen = { projectId: filed, period: MARCH, version: 1 };
    expect(await acceptReports(centre, [seen], on("2017-03-22"))).toMatchObject([
      { reason: "STALE_VERSION" },
    ]);
    const both = await Promise.all(
      [centre, makeActor("centre", { id: "other" })].map((actor) =>
        acceptReports(actor, [{ projectId: filed, period: MARCH }], on("2017-03-22")),
      ),
    );
    expect(both.map(([outcome]) => outcome?.accepted).sort()).toEqual([false, true]);
    expect(await acceptReports(makeActor("leader"), inputs.slice(0, 1), on("2017-03-22"))).toMatchObject([
      { accepted: false, reason: "FORBIDDEN" },
    ]);
  });

  it("writes what an accepted report says to the project: new version, one event", async () => {
    const id = await makeProject({
      actualStart: null,
      milestones: [{ name: "封顶", planned: "2017-02-10" }],
    });
    await openMonth(MARCH);
    const before = await getProject(centre, id);
    const said = {
      actualStart: "2017-03-02",
      stage: "building",
      milestones: [{ name: "封顶", actual: "2017-03-09" }],
    } as const;
    await submitReport(
      reporter,
      reportOf(id, MARCH, 9, { ...said, milestones: [...said.milestones] }),
      on("2017-03-18"),
    );
    expect(await getProject(centre, id)).toEqual(before);
    await acceptReport(centre, { projectId: id, period: MARCH }, on("2017-03-19"));
    expect(await getProject(centre, id)).toMatchObject({
      actualStart: "2017-03-02",
      stage: "building",
      milestones: [{ name: "封顶", actual: "2017-03-09" }],
      version: before.version + 1,
    });
    const { items } = await listProjectTrace(centre, id, { page: 1, pageSize: 50 });
    expect(items[0]).toMatchObject({
      verb: "project.update",
      before: { actualStart: null, stage: "planned", milestones: [{ name: "封顶", actual: null }] },
      after: { actualStart: "2017-03-02", stage: "building" },
    });
    expect(await brokenAt(id)).toBeNull();
  });
});
