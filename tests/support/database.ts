import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";
import { inDatabase } from "../../lib/core/embedded-database";

export type TestDatabase = {
  /** The application's login: what the tested code connects as. */
  appUrl: string;
  /** The owner: for arranging what the application may not do. */
  ownerUrl: string;
};

/**
 * A database of its own for this test file, cloned from the migrated template, and the environment that leads
 * `db()` to it. Call it once, in `beforeAll` or at the top level, before anything asks for the database.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { ownerUrl, appUrl, template, data } = inject("templateDatabase");
  const name = `test_${randomUUID().replaceAll("-", "")}`;

  const client = new Client({ connectionString: inDatabase(ownerUrl, "postgres") });
  await client.connect();
  // Two files may clone at once; PostgreSQL refuses a template that somebody else is just copying.
  await client.query("SELECT pg_advisory_lock(1)");
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await client.end();

  process.env.DATABASE_URL = inDatabase(appUrl, name);
  process.env.AUTH_SECRET = randomUUID() + randomUUID();
  process.env.LIANGDENG_DATA = join(data, name);
  return { appUrl: inDatabase(appUrl, name), ownerUrl: inDatabase(ownerUrl, name) };
}
