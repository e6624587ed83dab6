import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { nextPeriod, type Period } from "@/lib/core/periods";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { acceptReport, returnReport } from "@/lib/progress/commands/review-report";
import { saveDraft, submitReport } from "@/lib/progress/commands/submit-report";
import { updateProject } from "@/lib/projects/commands/update-project";
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

const MARCH = "2017-03";
const ROUNDS = 20;
let reporter: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

const brokenAt = async (chain: string) => (await verifyChain(centre, chain)).brokenAt;

describe("closing", () => {
  it("only what is locked, by hand or by the clock, and month by month", async () => {
    await openMonth(MARCH);
    await openMonth("2017-04");
    const close = (period: Period, day: string, time?: string) =>
      outcomeOf(closePeriod(centre, { period }, on(day, time)));
    expect(await close("2017-05", "2017-05-28")).toBe("NOT_FOUND NOT_FOUND");
    expect(await close("2017-04", "2017-04-28")).toBe("RULE_VIOLATION EARLIER_PERIOD_UNCLOSED");
    expect(await close(MARCH, "2017-03-25", "23:59")).toBe("RULE_VIOLATION PERIOD_NOT_LOCKED");
    expect(await close(MARCH, "2017-03-26", "00:00")).toBe("done");
    expect(await close(MARCH, "2017-03-27")).toBe("CONFLICT ALREADY_CLOSED");
    expect(await outcomeOf(closePeriod(reporter, { period: "2017-04" }, on("2017-04-28")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
  });

  it("opens the next month when it has begun, and not before", async () => {
    await openMonth(MARCH);
    await closeMonth(MARCH);
    expect(await db().period.count()).toBe(1);
    await openMonth("2017-04");
    await lockPeriod(centre, { period: "2017-04" }, on("2017-04-25"));
    await closePeriod(centre, { period: "2017-04" }, on("2017-05-02"));
    expect(await db().period.findUnique({ where: { id: "2017-05" } })).toMatchObject({ state: "open" });
  });

  it("counts accepted and submitted, not drafts and returned; lights every project of the plan", async () => {
    const [accepted, submitted, draft, returned, missing, paused] = [
      await makeProject(),
      await makeProject(),
      await makeProject(),
      await makeProject(),
      await makeProject(),
      await makeProject(),
    ];
    const outside = await makeProject({ plan: undefined });
    const finished = await makeProject({ actualCompletion: "2017-02-20" });
    await db().pause.create({ data: { projectId: paused, from: MARCH, to: MARCH, reason: "汛期" } });
    await openMonth(MARCH);
    for (const id of [accepted, submitted, returned]) {
      await submitReport(reporter, reportOf(id, MARCH, 300), on("2017-03-18"));
    }
    await acceptReport(centre, { projectId: accepted, period: MARCH }, on("2017-03-19"));
    await saveDraft(reporter, reportOf(draft, MARCH, 300), on("2017-03-18"));
    const comments = { work: "请细化" };
    await returnReport(centre, { projectId: returned, period: MARCH, comments }, on("2017-03-19"));

    await lockPeriod(centre, { period: MARCH }, on("2017-03-25"));
    const preview = await previewClose(centre, MARCH, on("2017-03-28").now);
    const closing = await closePeriod(centre, { period: MARCH }, on("2017-03-28"));
    expect(closing.counts).toEqual({ green: 2, yellow: 3, red: 0, paused: 1 });
    expect(preview.counts).toEqual(closing.counts);
    const rows = await db().lampDecision.findMany();
    const lampOf = (id: string) => {
      const row = rows.find((item) => item.projectId === id);
      return row && [row.lamp, row.reportState, (row.reasons as { code: string }[]).map(({ code }) => code)];
    };
    const unreported = ["yellow", null, ["INVESTMENT_RATIO", "INVESTMENT_GAP", "NOT_REPORTED"]];
    expect(lampOf(accepted)).toEqual(["green", "accepted", []]);
    expect(lampOf(submitted)).toEqual(["green", "submitted", []]);
    for (const id of [draft, returned, missing]) expect(lampOf(id)).toEqual(unreported);
    expect(lampOf(paused)).toEqual(["paused", null, []]);
    for (const id of [outside, finished]) expect(lampOf(id)).toBeUndefined();
    for (const id of [accepted, missing, "system"]) expect(await brokenAt(id)).toBeNull();
  });

  it("writes what a submitted report says to the project, and lights by it", async () => {
    const id = await makeProject({ actualStart: null, plannedStart: "2017-03-01" });
    await openMonth(MARCH);
    await submitReport(reporter, reportOf(id, MARCH, 300, { actualStart: "2017-03-02" }), on("2017-03-18"));
    await closeMonth(MARCH);
    expect((await getProject(centre, id)).actualStart).toBe("2017-03-02");
    expect((await getLamps(centre, id)).decisions[0]?.lamp).toBe("green");
  });

  it("goes by what the centre corrected in the registry since, not by what a report once said", async () => {
    const id = await makeProject({ actualStart: null, plannedStart: "2017-03-01" });
    await openMonth(MARCH);
    await submitReport(reporter, reportOf(id, MARCH, 300, { actualStart: "2017-03-02" }), on("2017-03-18"));
    await closeMonth(MARCH);
    const { version } = await getProject(centre, id);
    const corrected = { projectId: id, version, actualStart: "2017-05-20", reason: "现场核实" };
    await updateProject(centre, corrected, on("2017-04-10"));
    await openMonth("2017-04");
    await submitReport(reporter, reportOf(id, "2017-04", 300), on("2017-04-18"));
    await closeMonth("2017-04");
    const [april] = (await getLamps(centre, id)).decisions;
    expect(april?.inputs.actualStart).toBe("2017-05-20");
    expect(april?.reasons.map((reason) => reason.code)).toContain("NOT_STARTED");
    expect((await getProject(centre, id)).actualStart).toBe("2017-05-20");
  });

  it(`of two at once one wins and the other is told, ${ROUNDS} times`, async () => {
    const id = await makeProject();
    const colleague = makeActor("centre", { id: "centre-2" });
    let period: Period = "2015-01";
    await openMonth(period);
    for (let round = 0; round < ROUNDS; round++) {
      await lockPeriod(centre, { period }, on(`${period}-25`));
      const both = await Promise.all(
        [centre, colleague].map((one) =>
          outcomeOf(closePeriod(one, { period }, on(`${nextPeriod(period)}-02`))),
        ),
      );
      expect(both.sort()).toEqual(["CONFLICT ALREADY_CLOSED", "done"]);
      period = nextPeriod(period);
    }
    expect(await db().periodClosing.count()).toBe(ROUNDS);
    expect(await db().period.count()).toBe(ROUNDS + 1);
    for (const chain of [id, "system"]) expect(await brokenAt(chain)).toBeNull();
  });

  it(`a submission racing it counts or is refused, nothing in between, ${ROUNDS} times`, async () => {
    const id = await makeProject();
    await db().annualPlan.create({ data: { projectId: id, year: 2018, amount: 1200, monthly: [] } });
    let period: Period = "2017-01";
    await openMonth(period);
    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      await lockPeriod(centre, { period }, on(`${period}-25`));
      const current = period;
      const [close, submit] = await Promise.all([
        sleep(round % 2 ? 6 : 0).then(() =>
          outcomeOf(closePeriod(centre, { period: current }, on(`${nextPeriod(current)}-02`))),
        ),
        sleep(round % 5).then(() =>
          outcomeOf(submitReport(reporter, reportOf(id, current, 1), on(`${current}-27`))),
        ),
      ]);
      seen.add(submit);
      const where = { periodId: period };
      const decisions = await db().lampDecision.findMany({ where, select: { reportState: true } });
      const reports = await db().monthlyReport.findMany({ where, select: { state: true, late: true } });
      expect([close, submit, decisions, reports]).toEqual(
        submit === "done"
          ? ["done", "done", [{ reportState: "submitted" }], [{ state: "submitted", late: true }]]
          : ["done", "RULE_VIOLATION PERIOD_CLOSED", [{ reportState: null }], []],
      );
      period = nextPeriod(period);
    }
    // Both orders have been seen, or the race was none.
    expect([...seen].sort()).toEqual(["RULE_VIOLATION PERIOD_CLOSED", "done"]);
    expect(await brokenAt(id)).toBeNull();
  });

  it("the database itself refuses what is written past the commands", async () => {
    const id = await makeProject();
    await openMonth(MARCH);
    await submitReport(reporter, reportOf(id, MARCH, 9), on("2017-03-18"));
    await closeMonth(MARCH);
    const report = { projectId: id, periodId: MARCH };
    const closed = /is closed/;
    await expect(db().monthlyReport.updateMany({ data: { invested: 1 } })).rejects.toThrow(closed);
    await expect(db().monthlyReport.deleteMany()).rejects.toThrow(closed);
    await expect(db().monthlyReport.create({ data: report })).rejects.toThrow(closed);
    await expect(
      db().$executeRaw`
        INSERT INTO lamp_decision (project_id, period_id, revision, lamp, computed, behind_run, red_run, reasons, case_opened,
          annual_plan, expected, actual, inputs, rule_version_id)
        SELECT project_id, period_id, 2, 'green', 'green', 0, 0, '[]', false, 0, 0, 0, '{}', rule_version_id
        FROM lamp_decision`,
    ).rejects.toThrow(closed);
    const denied = /permission denied/;
    await expect(db().lampDecision.updateMany({ data: { lamp: "green" } })).rejects.toThrow(denied);
    await expect(db().traceEvent.updateMany({ data: { reason: "" } })).rejects.toThrow(denied);
    await expect(db().traceEvent.deleteMany()).rejects.toThrow(denied);
    await expect(db().$executeRaw`TRUNCATE trace_event`).rejects.toThrow(denied);
  });
});
