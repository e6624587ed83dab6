import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db, disconnect } from "@/lib/core/db";
import { startEmbeddedDatabase, stopEmbeddedDatabase } from "@/lib/core/embedded-database";
import { accountsFile, type FirstAccount, keptSecret, parseAccounts } from "@/lib/core/launch-files";
import { periodsBetween } from "@/lib/core/periods";
import { type CoverageRow, getCoverage } from "@/lib/coverage/queries";
import { getBoard, getLampStatistics } from "@/lib/dashboard/queries";
import { getStatistics, listStatistics } from "@/lib/dashboard/queries/get-statistics";
import type { Figure } from "@/lib/lamps/rules/statistics";
import { verifyChain } from "@/lib/trace/queries";
import { listWorkLogs } from "@/lib/work-logs/queries";
import { prepareDatabase } from "@/prisma/seed/prepare";
import { freshDatabase } from "../support/database";
import { describeLamps } from "../support/demonstration-lamps";
import { describeMeetings } from "../support/demonstration-meetings";
import { describeTrace } from "../support/demonstration-trace";
import { outcomeOf } from "../support/factories";
import { copyCity } from "../support/filled-city";

const FROM = "2017-03";
const TO = "2017-10";

let accounts: FirstAccount[];
let copied: string | undefined;
let centre: Actor;

async function actorOf(username: string): Promise<Actor> {
  const { unit, ...user } = await db().user.findUniqueOrThrow({
    where: { username },
    select: {
      id: true,
      name: true,
      role: true,
      unitId: true,
      unit: { select: { name: true } },
      regionCode: true,
      leaderId: true,
    },
  });
  return { ...user, unitName: unit?.name ?? null };
}

/** The city that this run has filled already, or one filled here. */
async function fill(): Promise<FirstAccount[]> {
  const data = join(inject("templateDatabase").data, "city");
  if (!copyCity(data)) {
    await freshDatabase();
    return (await prepareDatabase({ demo: true }))?.accounts ?? [];
  }
  copied = data;
  const { appUrl } = await startEmbeddedDatabase({ data, disposable: true });
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    AUTH_SECRET: await keptSecret(data),
    LIANGDENG_DATA: data,
  });
  return parseAccounts(await readFile(accountsFile(data), "utf8"));
}

beforeAll(async () => {
  accounts = await fill();
  centre = await actorOf("centre");
}, 300_000);

afterAll(async () => {
  if (!copied) return;
  await disconnect();
  await stopEmbeddedDatabase(copied);
});

describe("the demonstration city, filed through the commands", () => {
  it("has a liaison leader and a helping department for each of its 177 projects, and shows what they did", async () => {
    const now = new Date("2017-11-20T02:00:00Z");
    const coverage = await getCoverage(centre, 2017, now);
    expect(coverage).toMatchObject({ year: 2017, period: TO, projects: 177, linked: 177, paired: 177 });
    const sum = (rows: readonly CoverageRow[], of: "projects" | "red" | "yellow" | "green" | "logs") =>
      rows.reduce((total, row) => total + row[of], 0);
    for (const rows of [coverage.leaders, coverage.units]) {
      expect(["projects", "red", "yellow", "green"].map((of) => sum(rows, of as "projects"))).toEqual([
        177, 19, 20, 138,
      ]);
    }
    expect(coverage.logs).toBe(207);
    expect(await db().workLog.count()).toBe(207);
    const [first] = coverage.leaders;
    const { total } = await listWorkLogs(centre, { leader: first?.id, from: "2017-01-01", to: "2017-12-31" });
    expect(first?.logs).toBe(total);
    const coordinator = await getCoverage(await actorOf("coordinator"), 2017, now);
    expect(coordinator.projects).toBeLessThan(177);
    expect(coordinator.linked).toBe(coordinator.projects);
    expect(await outcomeOf(getCoverage(await actorOf("auditor"), 2017, now))).toBe("FORBIDDEN FORBIDDEN");
  });

  it("reaches the reference of the regulation's first year by the product's own counts", async () => {
    expect(await getLampStatistics(centre, { from: FROM, to: TO })).toMatchObject({
      projects: 177,
      now: { red: 19, yellow: 20, green: 138, paused: 0 },
      everYellow: 84,
      everRed: 33,
      yellowToGreen: 31,
      redExits: 14,
    });
    const board = await getBoard(centre, {});
    expect(board?.period).toBe(TO);
    expect(board?.projects).toHaveLength(177);
  });

  it("tells the same in its statistics, and has the list behind every figure", async () => {
    const range = { from: FROM, to: TO };
    const { figures, flow, groups, medianYellow, medianRed } = await getStatistics(centre, {}, range, "unit");
    expect(figures).toMatchObject({
      projects: 177,
      nowRed: 19,
      nowYellow: 20,
      nowGreen: 138,
      everYellow: 84,
      everRed: 33,
      yellowToGreen: 31,
      redExits: 14,
    });
    for (const figure of Object.keys(figures) as Figure[]) {
      const list = await listStatistics(centre, { figure }, range);
      expect(list.reduce((sum, { times }) => sum + times, 0)).toBe(figures[figure]);
    }
    // Every project has one unit; whatever moved is listed month by month.
    expect(groups.reduce((sum, group) => sum + group.everRed, 0)).toBe(33);
    expect(flow.map(({ period }) => period)).toEqual(periodsBetween(FROM, TO));
    const last = flow.at(-1);
    expect(last?.lamps).toEqual({ red: 19, yellow: 20, green: 138 });
    for (const { before, now, projects } of last?.moves ?? []) {
      const moved = await listStatistics(centre, { figure: "moved", period: TO, before, now }, range);
      expect(moved).toHaveLength(projects);
    }
    const exits = flow
      .flatMap(({ moves }) => moves)
      .filter(({ before, now }) => before === "red" && now !== "red");
    expect(exits.reduce((sum, { projects }) => sum + projects, 0)).toBe(14);
    // At most one month of yellow comes before red where two behind are red.
    expect([medianYellow, (medianRed ?? 0) >= 1]).toEqual([1, true]);
  });

  it("counts for a region's office what lies in its region, and nothing for who has no business data", async () => {
    const range = { from: FROM, to: TO };
    const coordinator = await actorOf("coordinator");
    const region = await db().region.findUniqueOrThrow({ where: { code: coordinator.regionCode ?? "" } });
    const own = await getStatistics(coordinator, {}, range, "region");
    expect(own.groups.map(({ name }) => name)).toEqual([region.name]);
    const narrowed = await getStatistics(centre, { region: region.name }, range, "region");
    expect(narrowed).toEqual(own);
    await expect(getStatistics(await actorOf("auditor"), {}, range, "unit")).rejects.toThrow("FORBIDDEN");
  });

  it("gives every project a unit, a leader, a paired department and a confirmed plan", async () => {
    const whole = await db().project.count({
      where: {
        responsibleUnit: { isNot: null },
        region: { isNot: null },
        leaders: { some: {} },
        pairs: { some: {} },
        plans: { some: { year: 2017, confirmedAt: { not: null } } },
      },
    });
    expect(whole).toBe(177);
  });

  it("leaves eight periods closed and the ninth half filed on 20 November", async () => {
    const periods = await db().period.findMany({ orderBy: { id: "asc" }, select: { id: true, state: true } });
    expect(periods.filter(({ state }) => state === "closed")).toHaveLength(8);
    expect(periods.at(-1)).toEqual({ id: "2017-11", state: "open" });
    const states = await db().monthlyReport.groupBy({
      by: ["state"],
      where: { periodId: "2017-11" },
      _count: true,
    });
    expect(states.map(({ state }) => state).sort()).toEqual(["accepted", "draft", "returned", "submitted"]);
    const last = await db().traceEvent.findFirstOrThrow({ orderBy: { at: "desc" }, select: { at: true } });
    expect(last.at < new Date("2017-11-20T10:00:00+08:00")).toBe(true);
    expect(await db().monthlyReport.count({ where: { late: true } })).toBeGreaterThan(0);
  });

  it("opens the seven accounts and a reporter for each other unit, with passwords of their own", async () => {
    expect(accounts.slice(0, 7).map(({ username }) => username)).toEqual([
      "centre",
      "leader",
      "reporter",
      "coordinator",
      "discipline",
      "auditor",
      "admin",
    ]);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length);
    const units = await db().unit.count();
    expect(await db().user.count({ where: { role: "reporter", unitId: { not: null } } })).toBe(units);
    expect((await actorOf("leader")).leaderId).not.toBeNull();
  });

  it("reads like the year: every chain verifies and goes forward in time", async () => {
    const chains = await db().traceHead.findMany({ select: { chain: true } });
    expect(chains).toHaveLength(178);
    for (const { chain } of chains) expect((await verifyChain(centre, chain)).brokenAt).toBeNull();
    const events = await db().traceEvent.findMany({
      select: { chain: true, at: true },
      orderBy: [{ chain: "asc" }, { index: "asc" }],
    });
    const backwards = events.filter((event, index) => {
      const before = events[index - 1];
      return before?.chain === event.chain && before.at > event.at;
    });
    expect(backwards).toEqual([]);
  });

  it("is not filled a second time", async () => {
    expect(await prepareDatabase({ demo: true })).toBeNull();
  });
});

describeLamps(() => centre);
describeMeetings();
describeTrace();

describe("a start that was interrupted", () => {
  const counts = async () => ({
    projects: await db().project.count(),
    reports: await db().monthlyReport.count(),
    lamps: await db().lampDecision.count(),
    accounts: await db().user.count(),
    issues: await db().issue.count(),
    studies: await db().issueStudy.count(),
    meetings: await db().meeting.count(),
  });

  it("is finished by the next one, which hands out new passwords", async () => {
    const before = await counts();
    await db().installation.delete({ where: { id: 1 } });
    const again = await prepareDatabase({ demo: true });
    expect(again?.accounts.map(({ username }) => username)).toEqual(accounts.map(({ username }) => username));
    expect(again?.accounts[0]?.password).not.toBe(accounts[0]?.password);
    expect(await counts()).toEqual(before);
  }, 180_000);
});
