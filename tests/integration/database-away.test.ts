import { PrismaPg } from "@prisma/adapter-pg";
import { APIError } from "better-auth/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, disconnect } from "@/lib/core/db";
import { inTransaction, isDatabaseAway } from "@/lib/core/transaction";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { freshDatabase } from "../support/database";
import { freePort } from "../support/free-port";

beforeAll(async () => {
  await freshDatabase();
});
afterAll(disconnect);

const refusalOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => null).catch((error) => error);

describe("a database that is away is told from a fault of ours", () => {
  test("nobody listens", async () => {
    const adapter = new PrismaPg({ connectionString: `postgresql://x:x@127.0.0.1:${await freePort()}/x` });
    const client = new PrismaClient({ adapter });
    const refusal = await refusalOf(client.unit.count());
    expect(isDatabaseAway(refusal)).toBe(true);
    const noSession = (cause: unknown) => Object.assign(new APIError("INTERNAL_SERVER_ERROR"), { cause });
    expect(isDatabaseAway(noSession(refusal))).toBe(true);
    expect(isDatabaseAway(noSession("another"))).toBe(false);
    await client.$disconnect();
  });

  test("the server ends the connection in the middle of a transaction", async () => {
    const cut = inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
      return tx.unit.count();
    });
    expect(isDatabaseAway(await refusalOf(cut))).toBe(true);
  });

  test("the pool hands out a connection that broke while it lay there", async () => {
    const broken = new Error("Client has encountered a connection error and is not queryable");
    expect(isDatabaseAway(broken)).toBe(true);
  });

  test("what the database refuses is no absence", async () => {
    expect(isDatabaseAway(await refusalOf(db().$queryRaw`SELECT 1 / 0`))).toBe(false);
    expect(isDatabaseAway(await refusalOf(db().unit.create({ data: { name: "甲" } })))).toBe(false);
    expect(isDatabaseAway(await refusalOf(db().unit.create({ data: { name: "甲" } })))).toBe(false);
  });
});
