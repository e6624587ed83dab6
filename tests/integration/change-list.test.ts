import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { decideChange } from "@/lib/changes/commands/decide-change";
import { requestChange } from "@/lib/changes/commands/request-change";
import { getChange } from "@/lib/changes/queries/get-change";
import {
  countChangesByUnit,
  countPendingChanges,
  listAnswers,
  listChanges,
} from "@/lib/changes/queries/list-changes";
import { db } from "@/lib/core/db";
import { getBoard } from "@/lib/dashboard/queries";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { getProject } from "@/lib/projects/queries/get-project";
import { listProjects } from "@/lib/projects/queries/list-projects";
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
let neighbour: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
    neighbour = await makeReporter("市交通局");
    await db().region.create({ data: { code: "512021", name: "安岳县" } });
  },
});

const coordinator = makeActor("coordinator", { regionCode: "512021" });

const ask = async (actor: Actor, projectId: string, to: string, day: string): Promise<string> => {
  const input = {
    projectId,
    what: "plannedCompletion",
    to,
    reasonCode: "funding",
    reason: "贷款晚批",
  } as const;
  return (await requestChange(actor, { ...input, evidence: "", files: [] }, on(day))).id;
};

const decide = (changeId: string, decision: "approve" | "refuse", day: string) =>
  decideChange(centre, { changeId, decision, words: "已阅" }, on(day));

describe("the list of requests", () => {
  /** Two of 市住建局 (one of them on the last days), one of 市交通局 in 安岳县. */
  async function threeRequests() {
    const mine = await makeProject({ plannedCompletion: "2018-06-30" });
    const other = await makeProject({ plannedCompletion: "2018-06-30" });
    const theirs = await makeProject({
      plannedCompletion: "2018-06-30",
      responsibleUnit: "市交通局",
      regionCode: "512021",
    });
    await openMonth("2017-03");
    const early = await ask(reporter, mine, "2018-12-31", "2017-03-02");
    const late = await ask(reporter, other, "2018-09-30", "2017-03-24");
    const foreign = await ask(neighbour, theirs, "2018-09-30", "2017-03-10");
    await decide(early, "approve", "2017-03-11");
    await decide(foreign, "refuse", "2017-03-12");
    return { mine, early, late, foreign };
  }

  it("shows what waits first, narrows by state, month, unit and last days, and counts by unit", async () => {
    const { early, late, foreign } = await threeRequests();
    const ids = async (filters: Parameters<typeof listChanges>[1], actor = centre) =>
      (await listChanges(actor, filters)).items.map((item) => item.id);
    expect(await ids({})).toEqual([late, foreign, early]);
    expect(await ids({ state: "approved" })).toEqual([early]);
    expect(await ids({ unit: "市交通局" })).toEqual([foreign]);
    expect(await ids({ lastMinute: "true" })).toEqual([late]);
    expect(await ids({ period: "2017-02" })).toEqual([]);
    expect(await ids({ what: "plan" })).toEqual([]);
    const counted = await countChangesByUnit(centre, {});
    expect(counted.map(({ unit, asked, lastMinute, pending }) => [unit, asked, lastMinute, pending])).toEqual(
      [
        ["市住建局", 2, 1, 1],
        ["市交通局", 1, 0, 0],
      ],
    );
    expect(await countPendingChanges(centre)).toBe(1);
    expect((await listAnswers(neighbour, on("2017-03-20").now)).map((row) => row.decision)).toEqual(["已阅"]);
    expect(await listAnswers(neighbour, on("2017-06-20").now)).toEqual([]);
  });

  it("is read by whoever sees the project in full: the unit, its region, the centre; not by the neighbour", async () => {
    const { late, foreign } = await threeRequests();
    const seen = async (actor: Actor) => (await listChanges(actor, {})).total;
    expect([
      await seen(reporter),
      await seen(neighbour),
      await seen(coordinator),
      await seen(makeActor("leader")),
    ]).toEqual([2, 1, 1, 3]);
    expect(await outcomeOf(listChanges(makeActor("auditor"), {}))).toBe("FORBIDDEN FORBIDDEN");
    const at = on("2017-03-24").now;
    expect(await outcomeOf(getChange(neighbour, late, at))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(getChange(coordinator, foreign, at))).toBe("done");
  });

  it("counts approved changes beside the lamp: project, list and board", async () => {
    const { mine } = await threeRequests();
    await submitReport(reporter, reportOf(mine, "2017-03", 300), on("2017-03-18"));
    await closeMonth("2017-03");
    expect((await getProject(neighbour, mine)).changes).toBe(1);
    const listed = await listProjects(centre, {}, on("2017-03-28").now);
    expect(listed.items.map((item) => item.changes)).toEqual([1, 0, 0]);
    const board = await getBoard(centre, {});
    expect(board?.projects.find((row) => row.projectId === mine)?.changes).toBe(1);
  });
});

describe("what approving would do to the lamp of the month that is being filed", () => {
  it("compares the lamp without and with it, runs included, and writes nothing", async () => {
    const id = await makeProject({ plannedCompletion: "2017-03-31" });
    await openMonth("2017-03");
    await submitReport(reporter, reportOf(id, "2017-03", 1200), on("2017-03-18"));
    await closeMonth("2017-03");
    await openMonth("2017-04");
    await submitReport(reporter, reportOf(id, "2017-04", 0), on("2017-04-18"));
    const changeId = await ask(reporter, id, "2017-12-31", "2017-04-19");
    const { effect, standing, mayDecide } = await getChange(centre, changeId, on("2017-04-20").now);
    expect(effect).toMatchObject({
      period: "2017-04",
      reported: true,
      without: { lamp: "red", behindRun: 2, reasons: [{ code: "COMPLETION_OVERDUE" }] },
      with: { lamp: "green", behindRun: 0, reasons: [], turnsGreen: [] },
    });
    expect([standing, mayDecide]).toEqual([true, true]);
    expect((await getProject(centre, id)).plannedCompletion).toBe("2017-03-31");
    await decide(changeId, "refuse", "2017-04-20");
    expect(await getChange(reporter, changeId, on("2017-04-20").now)).toMatchObject({
      effect: null,
      mayDecide: false,
      mayWithdraw: false,
      decision: "已阅",
    });
  });
});
