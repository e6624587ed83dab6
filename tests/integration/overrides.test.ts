import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { getBoard } from "@/lib/dashboard/queries";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { openFile } from "@/lib/files/queries";
import { overrideLamp, restoreLamp } from "@/lib/lamps/commands/override-lamp";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { listOverrides } from "@/lib/lamps/queries/list-overrides";
import type { OverrideLamp } from "@/lib/lamps/rules/facts";
import { replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { previewClose } from "@/lib/periods/queries/preview-close";
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
import { pdfOf } from "@/tests/support/pictures";

const MARCH = "2017-03";
const APRIL = "2017-04";
const words = { reason: "征地由市里统一推进，不计单位责任", evidence: "市政府专题会议纪要〔2017〕12号" };
let reporter: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

const override = (projectId: string, period: string, lamp: OverrideLamp, more: object = {}) =>
  overrideLamp(centre, { projectId, period, lamp, ...words, ...more }, on(`${period}-20`));

/** A project of 100 a month, in an open month, with what it reports. */
async function openWith(invested: number | null, period = MARCH, id?: string): Promise<string> {
  const project = id ?? (await makeProject());
  await openMonth(period);
  if (invested !== null)
    await submitReport(reporter, reportOf(project, period, invested), on(`${period}-18`));
  return project;
}

const storedLamps = async (projectId: string) =>
  (
    await db().lampDecision.findMany({
      where: { projectId },
      orderBy: [{ periodId: "asc" }, { revision: "asc" }],
    })
  ).map(
    (row) => `${row.periodId}/${row.revision} ${row.computed}→${row.lamp} ${row.behindRun},${row.redRun}`,
  );

describe("an override before the close", () => {
  it("is lit instead of the computed lamp, keeps both, and the runs go on from it", async () => {
    const id = await openWith(10);
    await override(id, MARCH, "green");
    const [previewed] = (await previewClose(centre, MARCH, on("2017-03-21").now)).projects;
    expect(previewed).toMatchObject({ lamp: "green", computed: "yellow", overridden: true });
    const [waiting] = (await getLamps(centre, id)).overrides;
    expect(waiting).toMatchObject({ period: MARCH, lamp: "green", version: 1, ...words });
    await closeMonth(MARCH);
    await openWith(10, APRIL, id);
    await closeMonth(APRIL);
    expect(await storedLamps(id)).toEqual(["2017-03/1 yellow→green 0,0", "2017-04/1 yellow→yellow 1,0"]);
    const { decisions, overrides } = await getLamps(centre, id);
    expect(overrides).toEqual([]);
    expect(decisions[1]).toMatchObject({
      lamp: "green",
      computed: "yellow",
      override: { madeBy: "centre", ...words },
    });
    expect(decisions[1]?.reasons).not.toEqual([]);
    const again = replay(
      decisions[0]?.inputs ?? { annualPlans: {}, reports: {} },
      MARCH,
      APRIL,
      defaultRuleSettings,
    );
    expect(again.map(({ lamp }) => lamp)).toEqual(["green", "yellow"]);
  });

  it("turns a green project red, and the next month opens the case", async () => {
    const id = await openWith(300);
    await override(id, MARCH, "red");
    await closeMonth(MARCH);
    await openWith(10, APRIL, id);
    await closeMonth(APRIL);
    expect(await storedLamps(id)).toEqual(["2017-03/1 green→red 1,1", "2017-04/1 red→red 2,2"]);
    expect(await db().accountabilityCase.count({ where: { projectId: id, periodId: APRIL } })).toBe(1);
  });

  it("needs the centre, an unclosed period, a lamp, and a report to be green", async () => {
    const [id, silent, paused, outside] = [
      await openWith(10),
      await makeProject(),
      await makeProject(),
      await makeProject({ plan: undefined }),
    ];
    await db().pause.create({ data: { projectId: paused, from: MARCH, to: MARCH, reason: "汛期" } });
    const tried = (actor: Actor, projectId: string, lamp: OverrideLamp, period = MARCH) =>
      outcomeOf(overrideLamp(actor, { projectId, period, lamp, ...words }, on("2017-03-20")));
    expect(await tried(reporter, id, "green")).toBe("FORBIDDEN FORBIDDEN");
    expect(await tried(makeActor("auditor"), id, "green")).toBe("NOT_FOUND NOT_FOUND");
    expect(await tried(makeActor("leader"), id, "green")).toBe("FORBIDDEN FORBIDDEN");
    expect(await tried(centre, id, "green", APRIL)).toBe("RULE_VIOLATION PERIOD_NOT_OPENED");
    expect(await tried(centre, silent, "green")).toBe("RULE_VIOLATION GREEN_NEEDS_REPORT");
    expect(await tried(centre, silent, "red")).toBe("done");
    expect(await tried(centre, paused, "red")).toBe("RULE_VIOLATION LAMP_PAUSED");
    expect(await tried(centre, outside, "red")).toBe("RULE_VIOLATION NO_LAMP");
    await closeMonth(MARCH);
    expect(await tried(centre, id, "green")).toBe("RULE_VIOLATION PERIOD_CLOSED");
    expect(
      await outcomeOf(
        restoreLamp(centre, { projectId: silent, period: MARCH, reason: "误" }, on("2017-03-29")),
      ),
    ).toBe("RULE_VIOLATION PERIOD_CLOSED");
    await expect(db().lampOverride.updateMany({ data: { reason: "别的" } })).rejects.toThrow(/is closed/);
    await expect(db().lampOverride.deleteMany()).rejects.toThrow(/permission denied/);
  });

  it("to green does not hold where the report is missing at the close: yellow at best", async () => {
    const id = await openWith(10);
    await override(id, MARCH, "green");
    await returnReport(
      centre,
      { projectId: id, period: MARCH, comments: { invested: "重核" } },
      on("2017-03-21"),
    );
    await closeMonth(MARCH);
    expect(await storedLamps(id)).toEqual(["2017-03/1 yellow→yellow 1,0"]);
    expect((await getLamps(centre, id)).decisions[0]?.override).toMatchObject(words);
  });

  it("is replaced by a later one and taken back with a reason; all of it stays, traced", async () => {
    const id = await openWith(10);
    await override(id, MARCH, "green", { version: 0 });
    expect(await outcomeOf(override(id, MARCH, "red", { version: 0 }))).toBe("CONFLICT STALE_VERSION");
    await override(id, MARCH, "red", { version: 1 });
    const restored = await restoreLamp(
      centre,
      { projectId: id, period: MARCH, reason: "依据不足", version: 2 },
      on("2017-03-22"),
    );
    expect(restored).toMatchObject({ lamp: null, version: 2 });
    expect(
      await outcomeOf(restoreLamp(centre, { projectId: id, period: MARCH, reason: "再" }, on("2017-03-22"))),
    ).toBe("RULE_VIOLATION NOT_OVERRIDDEN");
    await closeMonth(MARCH);
    expect(await storedLamps(id)).toEqual(["2017-03/1 yellow→yellow 1,0"]);
    const { items } = await listOverrides(centre, { page: 1, pageSize: 50 });
    expect(items.map(({ to, state, removeReason }) => [to, state, removeReason])).toEqual([
      ["red", "removed", "依据不足"],
      ["green", "removed", words.reason],
    ]);
    const events = await db().traceEvent.findMany({
      where: { chain: id, verb: { in: ["lamp.override", "lamp.restore"] } },
      orderBy: { index: "asc" },
    });
    expect(events.map(({ verb, reason }) => [verb, reason])).toEqual([
      ["lamp.override", words.reason],
      ["lamp.override", words.reason],
      ["lamp.restore", "依据不足"],
    ]);
    expect((await verifyChain(centre, id)).brokenAt).toBeNull();
  });

  it("comes with files of its evidence, which whoever sees the project in full may read", async () => {
    const id = await openWith(10);
    const content = (async function* () {
      yield pdfOf("会议纪要");
    })();
    const file = await receiveFile(centre, { name: "会议纪要.pdf", content }, on("2017-03-20"));
    await override(id, MARCH, "green", { files: [file.id] });
    const [row] = (await listOverrides(centre, { page: 1, pageSize: 50 })).items;
    expect(row?.files).toEqual([{ id: file.id, name: "会议纪要.pdf" }]);
    expect((await openFile(reporter, file.id, "original")).name).toBe("会议纪要.pdf");
    const other = await makeReporter("市水务局");
    expect(await outcomeOf(openFile(other, file.id, "original"))).toBe("NOT_FOUND NOT_FOUND");
  });

  it("of two at once stands one after the other, never two in force", async () => {
    const id = await openWith(10);
    const outcomes = await Promise.all(
      (["red", "green", "yellow"] as const).map((lamp) =>
        outcomeOf(override(id, MARCH, lamp, { version: 0 })),
      ),
    );
    expect(outcomes.sort()).toEqual(["CONFLICT STALE_VERSION", "CONFLICT STALE_VERSION", "done"]);
    expect(await db().lampOverride.count({ where: { removedAt: null } })).toBe(1);
  });
});

describe("a published lamp", () => {
  it("is overridden by re-opening: a second revision, the later months decided anew, the first kept", async () => {
    const id = await openWith(10);
    await closeMonth(MARCH);
    await openWith(10, APRIL, id);
    await closeMonth(APRIL);
    await reopenPeriod(centre, { period: MARCH, reason: "复核" }, on("2017-05-02"));
    await overrideLamp(centre, { projectId: id, period: MARCH, lamp: "green", ...words }, on("2017-05-03"));
    const preview = await previewClose(centre, MARCH, on("2017-05-03").now);
    expect(preview.later.map(({ from, to }) => `${from?.lamp}→${to?.lamp}`)).toEqual(["red→yellow"]);
    await closePeriod(centre, { period: MARCH }, on("2017-05-04"));
    expect(await storedLamps(id)).toEqual([
      "2017-03/1 yellow→yellow 1,0",
      "2017-03/2 yellow→green 0,0",
      "2017-04/1 red→red 2,1",
      "2017-04/2 yellow→yellow 1,0",
    ]);
  });
});

describe("who reads of an override", () => {
  it("everybody that it was made; why only those who see the project in full; the list by unit and region", async () => {
    const id = await openWith(300);
    await override(id, MARCH, "yellow");
    const other = await makeReporter("市水务局");
    const list = async (actor: Actor) =>
      (await listOverrides(actor, { page: 1, pageSize: 50 })).items.map(
        ({ from, to, state, projectId }) => `${projectId === id} ${from}→${to} ${state}`,
      );
    expect(await list(centre)).toEqual(["true green→yellow waiting"]);
    await closeMonth(MARCH);
    expect(await list(reporter)).toEqual(["true green→yellow inForce"]);
    expect(await list(other)).toEqual([]);
    expect(await outcomeOf(listOverrides(makeActor("auditor"), { page: 1, pageSize: 50 }))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    const [mine, theirs] = await Promise.all([getBoard(reporter, {}), getBoard(other, {})]);
    expect(mine?.projects[0]).toMatchObject({ lamp: "yellow", computed: "green", override: words });
    expect(theirs?.projects[0]).toMatchObject({ lamp: "yellow", override: { reason: null, evidence: null } });
  });
});
