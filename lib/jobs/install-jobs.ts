import "server-only";
import { Client } from "pg";
import PgBoss from "pg-boss";
import { CLOCK_QUEUE, CYCLE, CYCLE_TIMES, JOBS_SCHEMA } from "@/lib/jobs/queues";

/** Any number, the same in every release: only one process installs at a time. */
const INSTALL_LOCK = 811_946_121;

/** All that pg-boss would otherwise make itself at run time, with rights that the application does not have. */
async function build(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOBS_SCHEMA,
    max: 1,
    schedule: false,
    supervise: false,
  });
  // A connection that dies fails the statement under way; without a listener it would end the process.
  boss.on("error", () => undefined);
  await boss.start();
  try {
    await boss.createQueue(CLOCK_QUEUE);
    // One waiting run is enough: a minute that was missed is made good by the next one.
    await boss.createQueue(CYCLE, { name: CYCLE, policy: "short", retryLimit: 0, expireInSeconds: 300 });
    await boss.schedule(CYCLE, CYCLE_TIMES.cron, {}, { tz: CYCLE_TIMES.zone });
  } finally {
    await boss.stop({ graceful: false });
  }
}

/**
 * Installs or updates the job queue's tables and queues, and lets the application's role use their rows: that role
 * owns no table and could not make them. Run it by the owner after the migrations; it may run any number of times.
 */
export async function installJobs(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [INSTALL_LOCK]);
    await build(ownerUrl);
    await client.query(`
      GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO liangdeng_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO liangdeng_app`);
  } finally {
    await client.end();
  }
}
