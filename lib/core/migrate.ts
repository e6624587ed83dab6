import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";

/** One migration on disk, in Prisma's layout. The checksum is the one that Prisma keeps. */
type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string };

/** Any number, the same in every release: only one process migrates a database at a time. */
const MIGRATION_LOCK = 811_946_120;

/** The table of `prisma migrate deploy`, so that Prisma's own command stays usable where it can be had. */
const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

const folder = (): string => join(process.cwd(), "prisma", "migrations");

async function namesOnDisk(): Promise<string[]> {
  const entries = await readdir(folder(), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigration(name: string): Promise<Migration> {
  const sql = await readFile(join(folder(), name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql, "utf8").digest("hex") };
}

async function appliedIn(client: Client): Promise<Applied[]> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS found");
  if (table.rows[0]?.found === null) return [];
  const { rows } = await client.query<Applied>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return rows;
}

/** The migrations on disk that are not among the applied ones; refuses one that was edited after it ran. */
export function missing<T extends { name: string; checksum: string }>(onDisk: T[], applied: Applied[]): T[] {
  const known = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  const edited = onDisk.find((one) => known.has(one.name) && known.get(one.name) !== one.checksum);
  if (edited)
    throw new Error(`迁移 ${edited.name} 执行后被改动 migration was edited after it had been applied`);
  return onDisk.filter((one) => !known.has(one.name));
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: "liangdeng-migrate",
    connectionTimeoutMillis: 5_000,
  });
  // A server that dies while we talk to it fails the query; it must not take the process along.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Names of the migrations that this database still lacks. */
export const pendingMigrations = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const applied = new Set((await appliedIn(client)).map((row) => row.migration_name));
    return (await namesOnDisk()).filter((name) => !applied.has(name));
  });

/** A database's or a backup's level: what it is made of. */
export type Level = { name: string; checksum: string }[];

/** The level of this product's own files. */
export const levelOnDisk = async (): Promise<Level> =>
  Promise.all((await namesOnDisk()).map(readMigration)).then((all) =>
    all.map(({ name, checksum }) => ({ name, checksum })),
  );

/** The level of the database that `client` is connected to. */
export const levelIn = async (client: Client): Promise<Level> =>
  (await appliedIn(client))
    .map(({ migration_name, checksum }) => ({ name: migration_name, checksum }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * Script and book-keeping in one transaction: a migration that is killed midway has not happened.
 * Waiting for a lock longer than 5 s gives up, rather than queueing every reader behind the change.
 */
async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query("SET LOCAL lock_timeout = '5s'");
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new Error(`迁移 ${migration.name} 失败 migration failed`, { cause: error });
  }
}

/** Brings the database to the level of prisma/migrations; returns what it applied. Safe to run twice at once. */
export const applyMigrations = (ownerUrl: string): Promise<string[]> =>
  withClient(ownerUrl, async (client) => {
    const onDisk = await Promise.all((await namesOnDisk()).map(readMigration));
    if (missing(onDisk, await appliedIn(client)).length === 0) return [];
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(CREATE_TABLE);
    const pending = missing(onDisk, await appliedIn(client));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  });
