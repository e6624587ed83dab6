import { Client } from "pg";

/** A connection in a transaction that only reads, and sees the database as it stood when it began. */
export type Snapshot = Client;

/** Runs `work` on a connection of its own, outside the application's pool. */
export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: "liangdeng-upkeep",
    connectionTimeoutMillis: 5_000,
  });
  // A server that dies while we talk to it fails the query; it must not take the process along.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Runs `work` in one REPEATABLE READ, READ ONLY transaction: whatever is written meanwhile, all that it reads belongs
 * together.
 */
export async function inSnapshot<T>(client: Client, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  try {
    return await work(client);
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
  }
}
