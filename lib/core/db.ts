import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/core/env";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";

/** A transaction's client. Inside a transaction nothing else may be used. */
export type Tx = Prisma.TransactionClient;

const connect = (): PrismaClient =>
  new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 12 }),
    transactionOptions: { maxWait: 10_000, timeout: 60_000 },
  });

// Next.js reloads modules in development; the connection pool survives on globalThis.
const kept = globalThis as typeof globalThis & { liangdengDb?: PrismaClient };

/** The database. Built at first use, so that importing a module never needs a database. */
export function db(): PrismaClient {
  kept.liangdengDb ??= connect();
  return kept.liangdengDb;
}

export async function disconnect(): Promise<void> {
  await kept.liangdengDb?.$disconnect();
  kept.liangdengDb = undefined;
}
