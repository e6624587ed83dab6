import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { getLamps } from "@/lib/lamps/queries/get-lamps";
import { replay } from "@/lib/lamps/rules/lamp";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { closePeriod } from "@/lib/periods/commands/close-period";
import { reopenPeriod } from "@/lib/periods/commands/reopen-period";
import { listPeriods } from "@/lib/periods/queries";
import { previewClose } from "@/lib/periods/queries/preview-close";
import { returnReport } from "@/lib/progress/commands/review-report";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { updateProject } from "@/lib/projects/commands/update-project";
import { getProject } from "@/lib/projects/queries/get-project";
import { verifyChain } from "@/lib/trace/queries";
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

const reason = "三月数据有误";
let reporter: Actor;

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
  },
});

/** 100 a month expected since January: behind in March and April, caught up in May. */
async function threeClosedMonths(): Promise<string> {
  const id = await makeProject();
  for (const [period, invested] of [
    ["2017-03", 10],
    ["2017-04", 10],
    ["2017-05", 480],
  ] as const) {
    await openMonth(period);
    await submitReport(reporter, reportOf(id, period, invested), on(`${period}-18`));
    await closeMonth(period);
  }
  return id;
}

const reopen = (period: string) => reopenPeriod(centre, { period, reason }, on("2017-06-02"));

async function correctMarch(id: string, invested: number): Promise<void> {
  const target = { projectId: id, period: "2017-03" };
  await returnReport(centre, { ...target, comments: { invested: "漏报" } }, on("2017-06-02"));
  await submitReport(reporter, reportOf(id, "2017-03", invested), on("2017-06-03"));
}

async function storedLamps(): Promise<string[]> {
  const rows = await db().lampDecision.findMany({ orderBy: [{ periodId: "asc" }, { revision: "asc" }] });
  return rows.map((row) => `${row.periodId} revision ${row.revision}: ${row.lamp} ${row.behindRun}`);
}

const firstClosing = [
  "2017-03 revision 1: yellow 1",
  "2017-04 revision 1: red 2",
  "2017-05 revision 1: green 0",
];

describe("re-opening", () => {
  it("is the centre's, needs a closed period, and keeps the published lamps in force until the next close", async () => {
    const id = await threeClosedMonths();
    expect(await outcomeOf(reopenPeriod(reporter, { period: "2017-03", reason }, on("2017-06-02")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    await reopen("2017-03");
    expect(await outcomeOf(reopen("2017-03"))).toBe("RULE_VIOLATION PERIOD_NOT_CLOSED");
    expect(await storedLamps()).toEqual(firstClosing);
    const { decisions } = await getLamps(centre, id);
    expect(decisions.map(({ period, lamp }) => `${period} ${lamp}`)).toEqual([
      "2017-05 green",
      "2017-04 red",
      "2017-03 yellow",
    ]);
    const march = (await listPeriods(centre, on("2017-06-02").now)).find((row) => row.period === "2017-03");
    expect(march).toMatchObject({ state: "locked", revision: 1, closings: [{ reopenReason: reason }] });
  });

  it("shows what closing again changes, then stores it as a second revision of this and the later months", async () => {
    const id = await threeClosedMonths();
    await reopen("2017-03");
    await correctMarch(id, 300);
    const preview = await previewClose(centre, "2017-03", on("2017-06-03").now);
    expect(preview.projects[0]).toMatchObject({ lamp: "green", changed: true, inForce: { lamp: "yellow" } });
    expect(preview.later.map(({ period, from, to }) => `${period} ${from?.lamp} → ${to?.lamp}`)).toEqual([
      "2017-04 red → yellow",
    ]);
    expect(await storedLamps()).toEqual(firstClosing);
    const closing = await closePeriod(centre, { period: "2017-03" }, on("2017-06-04"));
    expect(closing).toMatchObject({ revision: 2, recomputed: ["2017-04", "2017-05"] });
    expect(await storedLamps()).toEqual([
      "2017-03 revision 1: yellow 1",
      "2017-03 revision 2: green 0",
      "2017-04 revision 1: red 2",
      "2017-04 revision 2: yellow 1",
      "2017-05 revision 1: green 0",
      "2017-05 revision 2: green 0",
    ]);
    const states = await db().period.findMany({ where: { id: { lte: "2017-05" } } });
    expect(states.map(({ state, revision }) => `${state} ${revision}`)).toEqual(Array(3).fill("closed 2"));
    for (const chain of [id, "system"]) expect((await verifyChain(centre, chain)).brokenAt).toBeNull();
  });

  it("shows that a project finished in the corrected month has no lamp in the later ones any more", async () => {
    const id = await threeClosedMonths();
    await reopen("2017-03");
    const { version } = await db().project.findUniqueOrThrow({ where: { id }, select: { version: true } });
    await updateProject(centre, { projectId: id, version, actualCompletion: "2017-03-31" }, on("2017-06-02"));
    const preview = await previewClose(centre, "2017-03", on("2017-06-03").now);
    expect(preview.recomputed).toEqual(["2017-04", "2017-05"]);
    expect(preview.later.map(({ period, from, to, name }) => [period, from?.lamp, to, name])).toEqual([
      ["2017-04", "red", null, preview.projects[0]?.name],
      ["2017-05", "green", null, preview.projects[0]?.name],
    ]);
    await closePeriod(centre, { period: "2017-03" }, on("2017-06-04"));
    expect(await storedLamps()).toEqual([
      ...firstClosing.slice(0, 1),
      "2017-03 revision 2: yellow 1",
      ...firstClosing.slice(1),
    ]);
  });

  it("never closes another re-opened month by itself: that one's own close decides the rest", async () => {
    await threeClosedMonths();
    await reopen("2017-03");
    await reopen("2017-04");
    const march = await closePeriod(centre, { period: "2017-03" }, on("2017-06-04"));
    expect(march.recomputed).toEqual([]);
    const april = await db().period.findUnique({ where: { id: "2017-04" } });
    expect(april).toMatchObject({ state: "locked", revision: 1 });
    const closing = await closePeriod(centre, { period: "2017-04" }, on("2017-06-04"));
    expect(closing).toMatchObject({ revision: 2, recomputed: ["2017-05"] });
  });

  it("does not undo what the centre has corrected in the registry since the first close", async () => {
    const id = await makeProject({ actualStart: null });
    await openMonth("2017-03");
    await submitReport(
      reporter,
      reportOf(id, "2017-03", 300, { actualStart: "2017-03-02" }),
      on("2017-03-18"),
    );
    await closeMonth("2017-03");
    const { version } = await getProject(centre, id);
    await updateProject(
      centre,
      { projectId: id, version, actualStart: "2017-04-20", reason: "现场核实" },
      on("2017-05-10"),
    );
    await reopen("2017-03");
    await closePeriod(centre, { period: "2017-03" }, on("2017-06-04"));
    expect((await getProject(centre, id)).actualStart).toBe("2017-04-20");
    const [march] = (await getLamps(centre, id)).decisions;
    expect(march).toMatchObject({ revision: 2, lamp: "yellow" });
  });

  it("stores lamps that a replay over the stored facts lights again", async () => {
    const id = await threeClosedMonths();
    const { decisions } = await getLamps(centre, id);
    const [latest] = decisions;
    const again = replay(
      latest?.inputs ?? { annualPlans: {}, reports: {} },
      "2017-03",
      "2017-05",
      defaultRuleSettings,
    );
    const plain = (lamps: typeof again) =>
      lamps.map(({ period, lamp, behindRun, redRun, reasons, expected, actual, caseOpened }) => ({
        period,
        lamp,
        behindRun,
        redRun,
        reasons,
        expected,
        actual,
        caseOpened,
      }));

    expect(
      decisions
        .toReversed()
        .map(({ period, lamp, behindRun, redRun, reasons, expected, actual, caseOpened }) => ({
          period,
          lamp,
          behindRun,
          redRun,
          reasons,
          expected,
          actual,
          caseOpened,
        })),
    ).toEqual(plain(again));
  });
});
