import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, disconnect } from "@/lib/core/db";
import { clockActor } from "@/lib/jobs/actor";
import { jobsRun, startJobs, stopJobs } from "@/lib/jobs/boss";
import { installJobs } from "@/lib/jobs/install";
import { openPeriod } from "@/lib/periods/commands/open-period";
import { freshDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  // A year ago its lock day had already passed.
  await openPeriod(clockActor, { period: "2024-01" }, { now: new Date("2024-01-10T02:00:00Z") });
});

afterAll(async () => {
  await stopJobs();
  await disconnect();
});

const stateOf = async (id: string) => (await db().period.findUnique({ where: { id } }))?.state;

describe("the clock's jobs", () => {
  test("are not ready before they run", () => {
    expect(jobsRun()).toBe(false);
  });

  test("the owner installs them, twice without harm; the application's role works in them and owns nothing", async () => {
    await installJobs(database.ownerUrl);
    await installJobs(database.ownerUrl);
    const owned = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pg_class
      WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)`;
    expect(owned).toEqual([{ count: 0 }]);
  });

  test("what is scheduled can be sent: pg-boss hands schedules over through a queue that the owner must make", async () => {
    const queues = await db().$queryRaw<{ name: string }[]>`SELECT name FROM pgboss.queue`;
    expect(queues.map(({ name }) => name)).toContain("__pgboss__send-it");
  });

  test("a period whose 25th has passed is locked by the job, and every month begun since is opened", async () => {
    await startJobs();
    await startJobs();
    expect(jobsRun()).toBe(true);
    const deadline = Date.now() + 15_000;
    while ((await stateOf("2024-02")) === undefined && Date.now() < deadline) await sleep(200);
    expect(await stateOf("2024-01")).toBe("locked");
    expect(await stateOf("2024-02")).toBeDefined();
    const traced = await db().traceEvent.findMany({
      where: { verb: "period.lock", subjectId: "2024-01" },
      select: { actorName: true },
    });
    expect(traced).toEqual([{ actorName: "系统" }]);
  });

  test("told to end, this process is ready for nothing more", async () => {
    expect(jobsRun()).toBe(true);
    await stopJobs();
    expect(jobsRun()).toBe(false);
  });
});
