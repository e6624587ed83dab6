import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { startEmbeddedDatabase } from "@/lib/core/embedded-database";

/** Every launcher holds one such connection: its end tells of a dead server, its presence of another launcher. */
const NAME = "liangdeng-launcher";

export type DatabaseWatch = {
  /** Ends the watch; true when another launcher still uses the same server. */
  close: () => Promise<boolean>;
};

/** Keeps the embedded server alive until closed. `say` gets a line when it died and when it is back. */
export function watchDatabase(data: string, ownerUrl: string, say: (line: string) => void): DatabaseWatch {
  let closed = false;
  let current: Client | undefined;
  let restarting: Promise<unknown> = Promise.resolve();

  /** Resolves when the connection is lost. */
  async function hold(): Promise<void> {
    const client = new Client({ connectionString: ownerUrl, application_name: NAME, keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.on("end", () => resolve());
    });
    await client.connect();
    current = client;
    await lost;
    current = undefined;
  }

  async function keepAlive(): Promise<void> {
    while (!closed) {
      await hold().catch(() => undefined);
      if (closed) return;
      say("数据库中断，正在恢复 the database went away, bringing it back…");
      restarting = startEmbeddedDatabase({ data, keepPort: true }).catch((error: unknown) => error);
      const back = await restarting;
      if (back instanceof Error) {
        say(`恢复失败，稍后再试 not yet: ${back.message}`);
        await sleep(1_000);
      } else {
        say("数据库已恢复 the database is back");
      }
    }
  }
  void keepAlive();

  return {
    async close() {
      closed = true;
      // A server on its way up could not be found by whoever stops it.
      await Promise.race([restarting, sleep(4_000, undefined, { ref: false })]);
      const client = current;
      if (!client) return false;
      const others = await client
        .query("SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()", [
          NAME,
        ])
        .catch(() => null);
      await client.end().catch(() => undefined);
      return (others?.rowCount ?? 0) > 0;
    },
  };
}
