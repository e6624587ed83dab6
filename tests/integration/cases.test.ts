import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { casePeriods, getCase, listCases } from "@/lib/cases/queries";
import { db } from "@/lib/core/db";
import { getBoard } from "@/lib/dashboard/queries";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { returnReport } from "@/lib/progress/commands/review-report";
import { submitReport } from "@/lib/progress/commands/submit-report";
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

const discipline = makeActor("discipline");
const all = { page: 1, pageSize: 50 };
let reporter: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

/** Files and closes months one after the other; null leaves a month unreported. */
async function months(projectIds: string[], invested: Record<string, number | null>): Promise<void> {
  for (const [period, amount] of Object.entries(invested)) {
    await openMonth(period);
    for (const id of projectIds) {
      if (amount !== null) await submitReport(reporter, reportOf(id, period, amount), on(`${period}-18`));
    }
    await closeMonth(period);
  }
}

/** Yellow in March, red in April, May and June: the second red month opens the case. */
const fourBad = { "2017-03": 10, "2017-04": 20, "2017-05": null, "2017-06": 30 };

async function correct(id: string, period: string, invested: number): Promise<void> {
  await reopenPeriod(centre, { period, reason: "漏报一笔投资" }, on("2017-07-02"));
  await returnReport(centre, { projectId: id, period, comments: { invested: "漏报" } }, on("2017-07-02"));
  await submitReport(reporter, reportOf(id, period, invested), on("2017-07-03"));
  await closePeriod(centre, { period }, on("2017-07-04"));
}

describe("the second red month in a row", () => {
  it("opens one case in the closing transaction, with the chain of lamps and reports frozen", async () => {
    const id = await makeProject({ leaders: ["市委副书记"] });
    await months([id], fourBad);
    const { items, total } = await listCases(discipline, all);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      number: "WZ-2017-0001",
      state: "opened",
      projectId: id,
      unit: "市住建局",
      period: "2017-05",
      revision: 1,
    });
    const { evidence } = await getCase(discipline, items[0]?.id ?? "");
    expect(evidence.project).toMatchObject({ unit: "市住建局", leaders: ["市委副书记"] });
    expect(
      evidence.months.map(({ period, lamp, report }) => [
        period,
        lamp,
        report?.invested ?? null,
        report?.work ?? null,
      ]),
    ).toEqual([
      ["2017-03", "yellow", 10, "2017-03月浇筑"],
      ["2017-04", "red", 20, "2017-04月浇筑"],
      ["2017-05", "red", null, null],
    ]);
    expect(evidence.months[1]).toMatchObject({ behindRun: 2, redRun: 1, expected: 400, actual: 30 });
    const events = await db().traceEvent.findMany({ where: { chain: id, verb: "case.open" } });
    expect(events.map(({ subjectId, after }) => [subjectId, after])).toEqual([
      ["WZ-2017-0001", { caseNumber: "WZ-2017-0001", caseState: "opened", period: "2017-05", revision: 1 }],
    ]);
    for (const chain of [id, "system"]) expect((await verifyChain(centre, chain)).brokenAt).toBeNull();
    await expect(db().accountabilityCase.deleteMany()).rejects.toThrow(/permission denied/);
    await expect(db().accountabilityCase.updateMany({ data: { evidence: {} } })).rejects.toThrow(/is frozen/);
  });

  it("numbers several in the order of the projects, on from the last of the year", async () => {
    const ids = [await makeProject(), await makeProject()];
    await months(ids, {
      "2017-03": 10,
      "2017-04": 10,
      "2017-05": 10,
      "2017-06": 600,
      "2017-07": 0,
      "2017-08": 0,
    });
    const third = await makeProject();
    await months([third], { "2017-09": 0, "2017-10": 0, "2017-11": 0 });
    const rows = await db().accountabilityCase.findMany({ orderBy: { number: "asc" } });
    expect(rows.map(({ number, projectId, periodId }) => [number, projectId, periodId])).toEqual([
      ["WZ-2017-0001", ids[0], "2017-05"],
      ["WZ-2017-0002", ids[1], "2017-05"],
      ["WZ-2017-0003", ids[0], "2017-10"],
      ["WZ-2017-0004", ids[1], "2017-10"],
      ["WZ-2017-0005", third, "2017-11"],
    ]);
  });
});

describe("a re-opening", () => {
  it("that takes the ground away withdraws the case, with the revision that did it, and never deletes it", async () => {
    const id = await makeProject();
    await months([id], fourBad);
    await correct(id, "2017-04", 390);
    const [row] = (await listCases(discipline, all)).items;
    expect(row).toMatchObject({
      number: "WZ-2017-0001",
      state: "withdrawn",
      period: "2017-05",
      withdrawnRevision: 2,
    });
    const detail = await getCase(discipline, row?.id ?? "");
    expect(detail.withdrawnBy).toEqual({ period: "2017-04", by: "centre", reason: "漏报一笔投资" });
    // What it rested on stays as it was.
    expect(detail.evidence.months[1]).toMatchObject({
      period: "2017-04",
      lamp: "red",
      report: { invested: 20 },
    });
    const verbs = await db().traceEvent.findMany({
      where: { chain: id, subject: "case" },
      orderBy: { index: "asc" },
      select: { verb: true },
    });
    expect(verbs.map(({ verb }) => verb)).toEqual(["case.open", "case.withdraw"]);
    expect(await casePeriods({ id })).toEqual(new Map());
  });

  it("that moves the run withdraws the old case and opens one where the run now reaches its limit", async () => {
    const id = await makeProject();
    await months([id], fourBad);
    await correct(id, "2017-03", 290);
    const rows = await db().accountabilityCase.findMany({ orderBy: { number: "asc" } });
    expect(rows.map(({ number, periodId, revision, state }) => [number, periodId, revision, state])).toEqual([
      ["WZ-2017-0001", "2017-05", 1, "withdrawn"],
      ["WZ-2017-0002", "2017-06", 2, "opened"],
    ]);
  });

  it("that leaves the run as it was leaves the case alone", async () => {
    const id = await makeProject();
    await months([id], fourBad);
    await correct(id, "2017-04", 21);
    const { items } = await listCases(discipline, all);
    expect(items.map(({ number, state, revision }) => [number, state, revision])).toEqual([
      ["WZ-2017-0001", "opened", 1],
    ]);
  });
});

describe("who knows of a case", () => {
  it("discipline its inside, others that it exists, the auditor the trace alone", async () => {
    const id = await makeProject();
    await months([id], fourBad);
    const [row] = (await listCases(discipline, all)).items;
    for (const role of ["centre", "leader", "coordinator", "reporter", "auditor", "admin"] as const) {
      expect(await outcomeOf(listCases(makeActor(role), all))).toBe("FORBIDDEN FORBIDDEN");
      expect(await outcomeOf(getCase(makeActor(role), row?.id ?? ""))).toBe("NOT_FOUND NOT_FOUND");
    }
    expect((await getLamps(reporter, id)).cases).toEqual(["2017-05"]);
    expect((await getBoard(centre, {}))?.projects[0]?.cases).toEqual(["2017-05"]);
    expect((await getBoard(centre, { period: "2017-04" }))?.projects[0]?.cases).toEqual([]);
  });
});
