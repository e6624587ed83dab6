import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import PgBoss from "pg-boss";
import { businessNow } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { sweepFiles } from "@/lib/files/commands/sweep-files";
import { escalateDueIssues, remindDueIssues, resumeDueIssues } from "@/lib/issues/commands/run-clock";
import { clockActor } from "@/lib/jobs/actor";
import { planMeetings } from "@/lib/meetings/commands/plan-meetings";
import { lockDuePeriods } from "@/lib/periods/commands/lock-period";
import { openDuePeriods } from "@/lib/periods/commands/open-period";

const CYCLE = "cycle";
const EVERY_MINUTE = "* * * * *";
const LEDGER = "ledger";
const EVERY_QUARTER = "*/15 * * * *";
const MEETINGS = "meetings";
const FILES = "files";
const EVERY_NIGHT = "40 3 * * *";
const TIME_ZONE = "Asia/Shanghai";
/** A queue that cannot reach its tables says so at every poll, each two seconds. */
const TROUBLE_MS = 10_000;
const RETRY_MS = 5_000;

type Jobs = { boss: PgBoss | null; failedAt: number };

// Instrumentation and pages are bundled apart and share this one process.
const kept = globalThis as typeof globalThis & { liangdengJobs?: Jobs };

/** Locks what is past its lock time and opens the months that have begun. Running it again changes nothing. */
export async function runCycle(now: Date): Promise<void> {
  const locked = await lockDuePeriods(clockActor, now);
  const opened = await openDuePeriods(clockActor, now);
  if (locked.length + opened.length > 0) log().info({ locked, opened }, "cycle");
}

/** Brings back what is shelved, escalates what stands too long, reminds of deadlines. Running it again changes nothing. */
export async function runLedger(now: Date): Promise<void> {
  const resumed = await resumeDueIssues(clockActor, now);
  const escalated = await escalateDueIssues(clockActor, now);
  const reminders = await remindDueIssues(now);
  if (resumed.length + escalated.length + reminders > 0) {
    log().info({ resumed: resumed.length, escalated: escalated.length, reminders }, "ledger");
  }
}

/** Puts the next meetings of every series in the calendar. Running it again changes nothing. */
export async function runMeetings(now: Date): Promise<void> {
  const planned = await planMeetings(clockActor, now);
  if (planned.length > 0) log().info({ planned: planned.length }, "meetings");
}

/** Clears away what uploads left behind; by real time, since files do not wait for a pinned date. */
async function runSweep(): Promise<void> {
  const swept = await sweepFiles(new Date());
  if (swept.incoming + swept.pending + swept.orphans > 0) log().info(swept, "files swept");
}

async function start(jobs: Jobs): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, migrate: false, max: 2 });
  boss.on("error", (error) => {
    if (Date.now() - jobs.failedAt > TROUBLE_MS) log().error({ error }, "jobs");
    jobs.failedAt = Date.now();
  });
  try {
    await boss.start();
    await boss.schedule(CYCLE, EVERY_MINUTE, {}, { tz: TIME_ZONE });
    await boss.work(CYCLE, async () => runCycle(await businessNow()));
    await boss.schedule(LEDGER, EVERY_QUARTER, {}, { tz: TIME_ZONE });
    await boss.work(LEDGER, async () => runLedger(await businessNow()));
    await boss.schedule(MEETINGS, EVERY_QUARTER, {}, { tz: TIME_ZONE });
    await boss.work(MEETINGS, async () => runMeetings(await businessNow()));
    await boss.schedule(FILES, EVERY_NIGHT, {}, { tz: TIME_ZONE });
    await boss.work(FILES, runSweep);
    // What fell due while nothing ran is not left to the next minute.
    await boss.send(CYCLE, {});
    await boss.send(LEDGER, {});
    await boss.send(MEETINGS, {});
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
}

/**
 * Starts working on the queues, which the owner of the database has made (`installJobs`); tries again while the
 * database does not answer. Calling it again changes nothing.
 */
export async function startJobs(): Promise<void> {
  if (kept.liangdengJobs) return;
  const jobs: Jobs = { boss: null, failedAt: 0 };
  kept.liangdengJobs = jobs;
  while (!jobs.boss && kept.liangdengJobs === jobs) {
    try {
      jobs.boss = await start(jobs);
    } catch (error) {
      log().error({ error }, "jobs do not start");
      await sleep(RETRY_MS, undefined, { ref: false });
    }
  }
}

/** Whether this process works on its jobs; for /api/readyz. */
export const jobsRun = (): boolean =>
  Boolean(kept.liangdengJobs?.boss) && Date.now() - (kept.liangdengJobs?.failedAt ?? 0) > TROUBLE_MS;

export async function stopJobs(): Promise<void> {
  const boss = kept.liangdengJobs?.boss;
  kept.liangdengJobs = undefined;
  await boss?.stop({ graceful: true, timeout: 10_000 });
}
