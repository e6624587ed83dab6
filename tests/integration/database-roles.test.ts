import { Client } from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { applyMigrations, pendingMigrations } from "@/lib/core/migrate";
import { freshDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

async function asApplication(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the application's database role", () => {
  it("owns no table", async () => {
    const owned = await asApplication("SELECT tablename FROM pg_tables WHERE tableowner = current_user");
    expect(owned).toEqual([]);
  });

  it.each([
    "UPDATE trace_event SET hash = hash",
    "DELETE FROM trace_event",
    "TRUNCATE trace_event",
    "UPDATE lamp_decision SET lamp = 'green'",
    "DELETE FROM lamp_decision",
    "DELETE FROM _prisma_migrations",
    "CREATE TABLE mine (id int)",
    "ALTER TABLE trace_event DISABLE TRIGGER ALL",
  ])("may not %s", async (sql) => {
    await expect(asApplication(sql)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("migrations", () => {
  it("leave nothing pending, seen with the application's rights", async () => {
    expect(await pendingMigrations(database.appUrl)).toEqual([]);
  });

  it("applied again change nothing, also twice at once", async () => {
    const twice = [applyMigrations(database.ownerUrl), applyMigrations(database.ownerUrl)];
    expect(await Promise.all(twice)).toEqual([[], []]);
  });
});
