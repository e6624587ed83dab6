import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import PgBoss from "pg-boss";
import { businessNow } from "@/lib/core/clock";
import { backupsFolder, env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { sweepFiles } from "@/lib/files/commands/sweep-files";
import { escalateDueIssues, remindDueIssues, resumeDueIssues } from "@/lib/issues/commands/run-clock";
import { clockActor } from "@/lib/jobs/actor";
import { planMeetings } from "@/lib/meetings/commands/plan-meetings";
import { lockDuePeriods } from "@/lib/periods/commands/lock-period";
import { openDuePeriods } from "@/lib/periods/commands/open-period";
import { anchorTrace } from "@/lib/upkeep/commands/anchor-trace";
import { backUp } from "@/lib/upkeep/commands/back-up";
import { verifyRecord } from "@/lib/upkeep/commands/verify-record";
import { isFine } from "@/lib/upkeep/queries/verify-all";

const CYCLE = "cycle";
const EVERY_MINUTE = "* * * * *";
const LEDGER = "ledger";
const EVERY_QUARTER = "*/15 * * * *";
const MEETINGS = "meetings";
const FILES = "files";
const EVERY_NIGHT = "40 3 * * *";
const ANCHOR = "anchor";
const AFTER_MIDNIGHT = "5 0 * * *";
const BACKUP = "backup";
const EVERY_NIGHT_AT_TWO = "30 2 * * *";
const VERIFICATION = "verification";
const EVERY_NIGHT_AT_FOUR = "30 4 * * *";
/** Reading every attachment takes as long as it takes; tried again the next night, not at once. */
const LONG = { expireInHours: 12, retryLimit: 0 } as const;
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

/** Anchors the trace's heads outside the database; by real time, once a day. */
async function runAnchor(): Promise<void> {
  if (await anchorTrace(new Date())) log().info("trace anchored");
}

/** The nightly backup, where a folder is set. */
async function runBackup(): Promise<void> {
  const folder = backupsFolder(env());
  if (folder === null) return;
  const { DATABASE_URL: url, LIANGDENG_BACKUPS_KEEP: keep } = env();
  const byName = clockActor.name;
  const made = await backUp({ url, folder, keep, nightly: true, byName, instant: new Date() });
  log().info({ bytes: made.bytes, faults: made.manifest.faults.length }, "backed up");
}

/** The nightly verification of all that can be verified. */
async function runVerification(): Promise<void> {
  const found = await verifyRecord({ byName: clockActor.name, what: "all", instant: new Date() });
  if (!isFine(found))
    log().error({ broken: found.trace.faults, files: found.attachments.faults }, "verification");
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
    await boss.schedule(ANCHOR, AFTER_MIDNIGHT, {}, { tz: TIME_ZONE });
    await boss.work(ANCHOR, runAnchor);
    await boss.schedule(BACKUP, EVERY_NIGHT_AT_TWO, {}, { tz: TIME_ZONE, ...LONG });
    await boss.work(BACKUP, runBackup);
    await boss.schedule(VERIFICATION, EVERY_NIGHT_AT_FOUR, {}, { tz: TIME_ZONE, ...LONG });
    await boss.work(VERIFICATION, runVerification);
    // What fell due while nothing ran is not left to the next minute.
    await boss.send(CYCLE, {});
    await boss.send(LEDGER, {});
    await boss.send(MEETINGS, {});
    // Two processes of one installation must not write one line twice.
    await boss.send(ANCHOR, {}, { singletonKey: "start", singletonSeconds: 60 });
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

/** Told to end, this process begins no job more, and readyz says that nothing should be sent here. */
export function endJobsWithProcess(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stopJobs());
}
