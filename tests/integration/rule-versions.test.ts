import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { getBoard } from "@/lib/dashboard/queries";
import { adoptRules, withdrawRules } from "@/lib/lamps/commands/adopt-rules";
import { discardDraft, draftRules } from "@/lib/lamps/commands/draft-rules";
import { runBackTest } from "@/lib/lamps/queries/back-test";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { listAhead } from "@/lib/lamps/queries/list-ahead";
import { getRuleDraft, listRules } from "@/lib/lamps/queries/rule-versions";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { lockPeriod } from "@/lib/periods/commands/lock-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { submitReport } from "@/lib/progress/commands/submit-report";
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
const three = { ...defaultRuleSettings, monthsBehindToRed: 3 };

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

const draft = (name = "连续三个月") => draftRules(centre, { name, settings: three }, on("2017-03-02"));
const adopt = (draftId: string, fromPeriod: string, day = "2017-03-03", actor = centre) =>
  adoptRules(actor, { draftId, fromPeriod, reason: "市政府第 3 次常务会议" }, on(day));

/** Closed months in which a project invests nothing: behind from the first one on. */
async function idleMonths(...periods: string[]): Promise<string> {
  const projectId = await makeProject({ plan: { year: 2017, annualPlan: 1200, confirmed: true } });
  for (const period of periods) {
    if (!(await db().period.findUnique({ where: { id: period } }))) await openMonth(period);
    await submitReport(reporter, reportOf(projectId, period, 0), on(`${period}-20`));
    await closeMonth(period);
  }
  return projectId;
}

const lampsOf = async (projectId: string) =>
  (
    await db().lampDecision.findMany({
      where: { projectId },
      orderBy: [{ periodId: "asc" }, { revision: "asc" }],
      select: { periodId: true, revision: true, lamp: true },
    })
  ).map(({ periodId, revision, lamp }) => `${periodId} ${revision} ${lamp}`);

describe("a draft lights nothing; adopted it applies from its period on", () => {
  it("closed periods keep their version, later ones are lit by the new one, also when re-opened", async () => {
    const projectId = await idleMonths("2017-01", "2017-02");
    const { id } = await draft();
    await adopt(id, "2017-03");
    await openMonth("2017-03");
    await submitReport(reporter, reportOf(projectId, "2017-03", 0), on("2017-03-20"));
    await closeMonth("2017-03");
    expect(await lampsOf(projectId)).toEqual(["2017-01 1 yellow", "2017-02 1 red", "2017-03 1 red"]);

    await reopenPeriod(centre, { period: "2017-02", reason: "更正投资数" }, on("2017-04-02"));
    await closePeriod(centre, { period: "2017-02" }, on("2017-04-03"));
    const closings = await db().periodClosing.findMany({
      orderBy: [{ periodId: "asc" }, { revision: "asc" }],
      select: { periodId: true, revision: true, ruleVersion: { select: { fromPeriod: true } } },
    });
    expect(closings.map((row) => `${row.periodId} ${row.revision} ${row.ruleVersion.fromPeriod}`)).toEqual([
      "2017-01 1 2017-01",
      "2017-02 1 2017-01",
      "2017-02 2 2017-01",
      "2017-03 1 2017-03",
      "2017-03 2 2017-03",
    ]);
  });

  it("a board shows the rules of its own period; what turns a lamp green and the forecast go by those adopted from the coming one", async () => {
    const projectId = await idleMonths("2017-01", "2017-02");
    await openMonth("2017-03");
    const half = { ...defaultRuleSettings, investmentRatio: 0.5, investmentGap: null };
    const { id } = await draftRules(centre, { name: "减半", settings: half }, on("2017-03-02"));
    const invest = (board: Awaited<ReturnType<typeof getBoard>>) =>
      board?.projects[0]?.turnsGreen.find(({ code }) => code === "INVEST");
    expect(invest(await getBoard(centre, {}))).toEqual({ code: "INVEST", cumulative: 240, more: 240 });
    await adopt(id, "2017-03");
    await adopt((await draft()).id, "2017-04");

    const board = await getBoard(centre, {});
    expect(board).toMatchObject({
      period: "2017-02",
      ruleVersion: { fromPeriod: "2017-01" },
      settings: defaultRuleSettings,
    });
    expect(invest(board)).toEqual({ code: "INVEST", cumulative: 150, more: 150 });
    const { ahead } = await getLamps(centre, projectId);
    expect(ahead?.forecast).toMatchObject({ period: "2017-03", lamp: "red", leastWithoutYellow: 150 });
    expect(await listAhead(centre, on("2017-03-20").now)).toMatchObject({
      settings: half,
      items: [{ kind: "staysRed", missing: 150 }],
    });

    await submitReport(reporter, reportOf(projectId, "2017-03", 149.99), on("2017-03-20"));
    expect((await previewClose(centre, "2017-03", on("2017-03-20").now)).counts.red).toBe(1);
    await submitReport(reporter, reportOf(projectId, "2017-03", 150), on("2017-03-20"));
    await closeMonth("2017-03");
    expect(await getBoard(centre, {})).toMatchObject({
      ruleVersion: { fromPeriod: "2017-03" },
      settings: half,
      counts: { green: 1, red: 0 },
    });
  });

  it("is refused for what is closed or locked, and for a month that has a version", async () => {
    await idleMonths("2017-01");
    const { id } = await draft();
    expect(await outcomeOf(adopt(id, "2017-01"))).toBe("RULE_VIOLATION RULES_PERIOD_PAST");
    await openMonth("2017-02");
    await lockPeriod(centre, { period: "2017-02" }, on("2017-02-25"));
    expect(await outcomeOf(adopt(id, "2017-02"))).toBe("RULE_VIOLATION RULES_PERIOD_PAST");
    await adopt(id, "2017-03");
    expect(await outcomeOf(adopt((await draft()).id, "2017-03"))).toBe("RULE_VIOLATION RULES_PERIOD_TAKEN");
  });

  it("of two who adopt for one month, one does", async () => {
    await idleMonths("2017-01");
    const [a, b] = [await draft("甲"), await draft("乙")];
    const outcomes = await Promise.all([a, b].map(({ id }) => outcomeOf(adopt(id, "2017-02", "2017-02-03"))));
    expect(outcomes.sort()).toEqual(["RULE_VIOLATION RULES_PERIOD_TAKEN", "done"]);
    expect(await db().ruleDraft.count()).toBe(1);
  });

  it("a lock at the same moment leaves either the old rules or the new, never a version for what is past", async () => {
    await idleMonths("2017-01");
    await openMonth("2017-02");
    const { id } = await draft();
    const [adopted] = await Promise.all([
      outcomeOf(adopt(id, "2017-02", "2017-02-20")),
      lockPeriod(centre, { period: "2017-02" }, on("2017-02-25")),
    ]);
    const { revision } = await closePeriod(centre, { period: "2017-02" }, on("2017-02-28"));
    const closing = await db().periodClosing.findUniqueOrThrow({
      where: { periodId_revision: { periodId: "2017-02", revision } },
      select: { ruleVersion: { select: { fromPeriod: true } } },
    });
    expect(closing.ruleVersion.fromPeriod).toBe(adopted === "done" ? "2017-02" : "2017-01");
  });
});

describe("mistakes are undone with a reason", () => {
  it("a version that has lit nothing becomes a draft again; one that has stays", async () => {
    await idleMonths("2017-01");
    await openMonth("2017-02");
    const adopted = await adopt((await draft()).id, "2017-02", "2017-02-03");
    const { draftId } = await withdrawRules(
      centre,
      { versionId: adopted.id, reason: "文号有误" },
      on("2017-02-04"),
    );
    expect((await getRuleDraft(centre, draftId)).settings).toEqual(three);
    const again = await adopt(draftId, "2017-02", "2017-02-05");
    await closeMonth("2017-02");
    expect(
      await outcomeOf(withdrawRules(centre, { versionId: again.id, reason: "太晚" }, on("2017-03-01"))),
    ).toBe("RULE_VIOLATION RULES_USED");
    const events = await db().traceEvent.findMany({
      where: { verb: { startsWith: "rules." } },
      orderBy: { sequence: "asc" },
      select: { verb: true, reason: true },
    });
    expect(events.map(({ verb }) => verb)).toEqual([
      "rules.draft",
      "rules.adopt",
      "rules.withdraw",
      "rules.adopt",
    ]);
    expect(events[2]?.reason).toBe("文号有误");
  });

  it("a stale draft is refused, the same again changes nothing, discarding leaves it in the trace", async () => {
    const { id, version } = await draft();
    const change = (monthsBehindToRed: number) =>
      draftRules(
        centre,
        { draftId: id, version, name: "连续三个月", settings: { ...three, monthsBehindToRed } },
        on("2017-03-03"),
      );
    expect(await change(3)).toEqual({ id, version });
    expect(await change(4)).toEqual({ id, version: version + 1 });
    expect(await outcomeOf(change(5))).toBe("CONFLICT STALE_VERSION");
    expect(await outcomeOf(draft())).toBe("RULE_VIOLATION RULES_NAME_TAKEN");
    await discardDraft(centre, { draftId: id, version: version + 1 }, on("2017-03-04"));
    const last = await db().traceEvent.findFirstOrThrow({ where: { verb: "rules.discard" } });
    expect(last.before).toMatchObject({ name: "连续三个月", monthsBehindToRed: 4 });
  });
});

describe("whose rules", () => {
  it("the centre drafts and adopts; others of the business read the versions, nobody else anything", async () => {
    const { id } = await draft();
    for (const role of ["leader", "reporter", "coordinator", "discipline", "auditor", "admin"] as const) {
      const actor = makeActor(role, { regionCode: "512021" });
      expect(await outcomeOf(adopt(id, "2017-03", "2017-03-03", actor)), role).toBe("FORBIDDEN FORBIDDEN");
      expect(await outcomeOf(getRuleDraft(actor, id)), role).toBe("FORBIDDEN FORBIDDEN");
      const outside = role === "auditor" || role === "admin";
      const listed = listRules(actor, on("2017-03-03").now);
      if (outside) expect(await outcomeOf(listed), role).toBe("FORBIDDEN FORBIDDEN");
      else expect((await listed).drafts, role).toEqual([]);
    }
  });
});

describe("back-test", () => {
  it("replays the closed months by the facts they were decided from, over what the reader may list", async () => {
    const projectId = await idleMonths("2017-01", "2017-02", "2017-03");
    const result = await runBackTest(centre, three);
    expect(result.changed).toMatchObject([{ projectId, period: "2017-02", from: "red", to: "yellow" }]);
    expect(result.projects.get(projectId)?.unit).toBe("市住建局");
    const elsewhere = await runBackTest(makeActor("coordinator", { regionCode: "512021" }), three);
    expect(elsewhere.changed).toEqual([]);
    expect(await db().lampDecision.count()).toBe(3);
  });
});
