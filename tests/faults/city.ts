import { execFileSync } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { ensureLogin, startEmbeddedDatabase, stopEmbeddedDatabase } from "../../lib/core/embedded-database";
import { keptSecret } from "../../lib/core/launch-files";
import { applyMigrations } from "../../lib/core/migrate";
import { installJobs } from "../../lib/jobs/install";
import { writeCity } from "../support/big-city/write-city";
import { type Hired, hire } from "../support/staff";

export const ROOT = resolve(".test-data", "faults");
/** The open month of the city, and its business date within it. */
export const PERIOD = "2017-11";
const PROJECTS = 150;
const CLOSED_PERIODS = 2;

/** A project under way and who reports for it. */
export type Charge = { projectId: string; reporter: Hired };

export type City = {
  /** A stopped installation: its data folder, to take copies of. */
  data: string;
  secret: string;
  centre: Hired;
  charges: readonly Charge[];
};

/** Makes the installation that all faults work on copies of: a city, its people with sessions and tokens, no server. */
export async function makeCity(): Promise<City> {
  const data = join(ROOT, "city");
  await mkdir(data, { recursive: true });
  const secret = await keptSecret(data);
  const server = await startEmbeddedDatabase({ data, disposable: true });
  try {
    await applyMigrations(server.ownerUrl);
    await ensureLogin(server);
    await installJobs(server.ownerUrl);
    await writeCity(server.ownerUrl, { projects: PROJECTS, periods: CLOSED_PERIODS });
    return { data, secret, ...(await fillOffices(server.ownerUrl, secret)) };
  } finally {
    await stopEmbeddedDatabase(data);
  }
}

async function fillOffices(ownerUrl: string, secret: string): Promise<Pick<City, "centre" | "charges">> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string; unit: string }>(
      `SELECT id, responsible_unit_id AS unit FROM project WHERE actual_completion IS NULL ORDER BY number`,
    );
    const units = [...new Set(rows.map(({ unit }) => unit))];
    const [centre, ...reporters] = await hire(
      owner,
      [
        { username: "faults-centre", role: "centre" },
        ...units.map((unitId, at) => ({ username: `faults-${at}`, role: "reporter" as const, unitId })),
      ],
      secret,
    );
    if (!centre) throw new Error("nobody was hired");
    const byUnit = new Map(reporters.map((one) => [one.unitId, one]));
    const charges = rows.flatMap(({ id, unit }) => {
      const reporter = byUnit.get(unit);
      return reporter ? [{ projectId: id, reporter }] : [];
    });
    return { centre, charges };
  } finally {
    await owner.end();
  }
}

/** A copy with the owner and the rights of each file: PostgreSQL insists on both. */
export function copyCity(city: City, into: string): void {
  execFileSync("cp", ["-a", `${city.data}/.`, into]);
}

/** Stops what a killed run left behind, and removes it. */
export async function clearRoot(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const data = join(ROOT, folder);
    await stopEmbeddedDatabase(data);
    await rm(data, { recursive: true, force: true });
  }
}
