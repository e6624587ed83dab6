import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedDatabase, stopEmbeddedDatabase } from "../../lib/core/embedded-database";
import { rows } from "./books";
import { copyCity } from "./city";
import { clock, type Fault, type Place } from "./fault";
import { startScript } from "./scripts";

const KILLS = 10;
const NEW = "99990101000000_fault";
/** Takes so long that it can be killed midway; each of its steps would be seen alone if it were not one transaction. */
const SLOW = `
ALTER TABLE project ADD COLUMN fault_first int NOT NULL DEFAULT 1;
SELECT pg_sleep(0.7);
UPDATE project SET fault_first = 2;
SELECT pg_sleep(0.7);
ALTER TABLE project ADD COLUMN fault_last int NOT NULL DEFAULT 3;`;
/** From when it surely stands in the migration, to when it is surely not yet done with it. */
const MIDWAY_MS = [0, 1_000] as const;

const RUNNING = `
  SELECT 1 FROM pg_stat_activity WHERE application_name = 'liangdeng-migrate' AND query LIKE '%fault_first%'`;
const COLUMNS = `
  SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'project' AND column_name LIKE 'fault%'`;
const DONE = `
  SELECT count(*)::int AS count FROM _prisma_migrations WHERE migration_name = '${NEW}' AND finished_at IS NOT NULL`;
const CONTENT = "SELECT count(*)::int AS count, sum(total_investment)::text AS total FROM project";

/** A program's folder with one migration more than this one's. */
async function nextVersion(place: Place): Promise<string> {
  const folder = await place.folder("version");
  await cp("prisma/migrations", join(folder, "prisma", "migrations"), { recursive: true });
  await mkdir(join(folder, "prisma", "migrations", NEW));
  await writeFile(join(folder, "prisma", "migrations", NEW, "migration.sql"), SLOW);
  return folder;
}

const databasePid = async (data: string): Promise<number> =>
  Number((await readFile(join(data, "database", "postmaster.pid"), "utf8")).split("\n")[0]);

/** By turns the migrating process and PostgreSQL are killed midway; then the next start completes it. */
export const fault: Fault = {
  name: "kill-migration",
  about: "a migration killed midway",
  async run(place) {
    const { random, say } = place;
    const cwd = await nextVersion(place);
    const data = await place.folder("data");
    copyCity(place.city, data);
    place.afterwards(() => stopEmbeddedDatabase(data));
    const faults: string[] = [];
    const open = async () => (await startEmbeddedDatabase({ data })).ownerUrl;
    const migrate = () => startScript("migrate", [], { LIANGDENG_DATA: data }, { stdio: "pipe", cwd });
    const [before] = await rows<object>(await open(), CONTENT);
    for (let round = 1; round <= KILLS; round++) {
      const ownerUrl = await open();
      const migrating = migrate();
      const ended = new Promise((done) => migrating.on("close", done));
      while ((await rows(ownerUrl, RUNNING)).length === 0 && migrating.exitCode === null) await sleep(10);
      await sleep(random.integer(...MIDWAY_MS));
      if (migrating.exitCode !== null) {
        faults.push(`start ${round}: the migration ends by itself with ${migrating.exitCode}`);
        break;
      }
      process.kill(round % 2 ? (migrating.pid ?? 0) : await databasePid(data), "SIGKILL");
      await ended;
      if (migrating.exitCode === 0)
        faults.push(`kill ${round}: the migration ended as if nothing had happened`);
      const url = await open();
      // The killed process's server side rolls back when it sees that nobody listens.
      while ((await rows(url, RUNNING)).length > 0) await sleep(50);
      const left = await rows<{ name: string }>(url, COLUMNS);
      if (left.length > 0)
        faults.push(`kill ${round}: half a migration stands: ${left.map(({ name }) => name)}`);
    }
    const begun = clock();
    const completing = migrate();
    const code = await new Promise<number | null>((done) => completing.on("close", done));
    const served = clock() - begun;
    const url = await open();
    const columns = await rows(url, COLUMNS);
    const [done] = await rows<{ count: number }>(url, DONE);
    const [after] = await rows<object>(url, CONTENT);
    if (code !== 0 || columns.length !== 2 || done?.count !== 1)
      faults.push(
        `the next start did not complete it: ${code}, ${columns.length} columns, ${done?.count} rows`,
      );
    if (JSON.stringify(before) !== JSON.stringify(after))
      faults.push("acknowledged but not stored: projects");
    say(`completed in ${(served / 1000).toFixed(1)} s`);
    return { runs: KILLS, attempts: [], serves: [served], faults };
  },
};
