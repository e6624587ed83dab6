import pg from "pg";
import PgBoss from "pg-boss";

/**
 * The queue through which pg-boss hands over what is scheduled. It makes it itself only where it may change the schema,
 * and otherwise drops every schedule without a word (its timekeeper swallows the refusal).
 */
const SCHEDULES = "__pgboss__send-it";
const QUEUES = [SCHEDULES, "cycle", "ledger", "meetings", "files", "anchor", "backup", "verification"];

/**
 * Makes the job queue's tables as the owner of the database and lets the application's role work in them: it owns
 * no table itself (docs/decisions/0004). Running it again changes nothing.
 */
export async function installJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  for (const queue of QUEUES) await boss.createQueue(queue);
  await boss.stop({ graceful: false, wait: true });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      GRANT USAGE ON SCHEMA pgboss TO liangdeng_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO liangdeng_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO liangdeng_app;`);
  } finally {
    await client.end();
  }
}
