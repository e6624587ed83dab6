import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { CHANGES } from "@/lib/core/announce";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";

export type Watcher = {
  /** The topic has changed, or may have while nobody listened. Not told what: it reads anew. */
  changed: () => void;
  /** Nothing more will come: the process ends. */
  ended?: () => void;
};

const RETRY_MS = 1_000;

/**
 * One connection that listens to what the transactions of all processes announce (`announce`), begun at the first
 * subscription. When it is lost it comes back by itself, and then every watcher is told, since it may have missed
 * something.
 */
export class ChangeFeed {
  private readonly watchers = new Map<string, Set<Watcher>>();
  private client: Client | undefined;
  private running = false;
  private closed = false;

  constructor(private readonly databaseUrl: string) {}

  /** `topic`: "meeting:<id>". Answers the end of the subscription. */
  subscribe(topic: string, watcher: Watcher): () => void {
    if (this.closed) {
      watcher.ended?.();
      return () => undefined;
    }
    const known = this.watchers.get(topic) ?? new Set();
    known.add(watcher);
    this.watchers.set(topic, known);
    if (!this.running) void this.listen();
    return () => {
      known.delete(watcher);
      if (known.size === 0 && this.watchers.get(topic) === known) this.watchers.delete(topic);
    };
  }

  /** Tells every watcher that it is over, and lets the connection go. */
  async close(): Promise<void> {
    this.closed = true;
    const all = [...this.watchers.values()].flatMap((known) => [...known]);
    this.watchers.clear();
    for (const { ended } of all) ended?.();
    await this.client?.end().catch(() => undefined);
  }

  private tell(watchers: Iterable<Watcher>): void {
    for (const { changed } of [...watchers]) changed();
  }

  private async listen(): Promise<void> {
    this.running = true;
    while (!this.closed) {
      try {
        await this.hold();
      } catch (error) {
        if (!this.closed) log().warn({ error }, "change feed");
      }
      this.client = undefined;
      if (!this.closed) await sleep(RETRY_MS, undefined, { ref: false });
    }
  }

  /** Resolves when the connection has ended. */
  private async hold(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: "liangdeng-changes",
      keepAlive: true,
    });
    const lost = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.on("end", () => resolve());
    });
    client.on("notification", ({ payload }) => this.tell(this.watchers.get(payload ?? "") ?? []));
    await client.connect();
    this.client = client;
    await client.query(`LISTEN ${CHANGES}`);
    // What was announced before this line reached nobody here.
    for (const known of [...this.watchers.values()]) this.tell(known);
    if (this.closed) await client.end();
    await lost;
  }
}

// Next.js bundles routes apart and reloads modules in development; the one connection survives on globalThis.
const kept = globalThis as typeof globalThis & { liangdengChanges?: ChangeFeed };

/** This process's feed, closed when the process is told to end: open streams would else hold it up. */
export function changeFeed(): ChangeFeed {
  if (!kept.liangdengChanges) {
    const feed = new ChangeFeed(env().DATABASE_URL);
    kept.liangdengChanges = feed;
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void feed.close());
  }
  return kept.liangdengChanges;
}
