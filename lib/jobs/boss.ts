import "server-only";
import PgBoss from "pg-boss";
import { businessNow } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { clockActor } from "@/lib/jobs/actor";
import { lockDuePeriods } from "@/lib/periods/commands/lock-period";
import { openDuePeriods } from "@/lib/periods/commands/open-period";

const CYCLE = "cycle";
const EVERY_MINUTE = "* * * * *";
const TIME_ZONE = "Asia/Shanghai";

const kept = globalThis as typeof globalThis & { liangdengBoss?: PgBoss };
let failure: string | null = null;

/** Locks what is past its lock time and opens the months that have begun. Running it again changes nothing. */
export async function runCycle(now: Date): Promise<void> {
  const locked = await lockDuePeriods(clockActor, now);
  const opened = await openDuePeriods(clockActor, now);
  if (locked.length + opened.length > 0) log().info({ locked, opened }, "cycle");
}

/** Starts working on the queues, which the owner of the database has made (`installJobs`). */
export async function startJobs(): Promise<void> {
  if (kept.liangdengBoss) return;
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, migrate: false, max: 2 });
  kept.liangdengBoss = boss;
  boss.on("error", (error) => {
    failure = error.message;
    log().error({ error }, "jobs");
  });
  await boss.start();
  await boss.schedule(CYCLE, EVERY_MINUTE, {}, { tz: TIME_ZONE });
  await boss.work(CYCLE, async () => {
    await runCycle(await businessNow());
    failure = null;
  });
}

/** The last thing that went wrong with the jobs, or null; for /api/readyz. */
export const jobsFailure = (): string | null => failure;

export async function stopJobs(): Promise<void> {
  await kept.liangdengBoss?.stop({ graceful: true, timeout: 10_000 });
  kept.liangdengBoss = undefined;
}
