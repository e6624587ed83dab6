import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce } from "@/lib/core/announce";
import { ChangeFeed } from "@/lib/core/change-feed";
import { db, disconnect } from "@/lib/core/db";
import { freshDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let here: ChangeFeed;
let there: ChangeFeed;

/** How often a feed told of a topic. */
function counter(feed: ChangeFeed, topic: string) {
  const seen = { changed: 0, ended: 0, stop: () => undefined as undefined };
  const stop = feed.subscribe(topic, {
    changed: () => void seen.changed++,
    ended: () => void seen.ended++,
  });
  return Object.assign(seen, { stop });
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition() && Date.now() < deadline) await sleep(20);
  expect(condition()).toBe(true);
}

const say = (topic: string) => db().$transaction((tx) => announce(tx, topic));

beforeAll(async () => {
  database = await freshDatabase();
  here = new ChangeFeed(database.appUrl);
  there = new ChangeFeed(database.appUrl);
});

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await disconnect();
});

describe("the change feed", () => {
  test("every process hears what any transaction announces, once it is committed, and only its own topics", async () => {
    const [a, b, other] = [
      counter(here, "meeting:1"),
      counter(there, "meeting:1"),
      counter(there, "meeting:2"),
    ];
    // Once for having begun to listen.
    await until(() => a.changed === 1 && b.changed === 1 && other.changed === 1);
    await db().$transaction(async (tx) => {
      await announce(tx, "meeting:1");
      await sleep(200);
      expect([a.changed, b.changed]).toEqual([1, 1]);
    });
    await until(() => a.changed === 2 && b.changed === 2);
    await db()
      .$transaction(async (tx) => {
        await announce(tx, "meeting:1");
        throw new Error("rolled back");
      })
      .catch(() => undefined);
    a.stop();
    await say("meeting:1");
    await until(() => b.changed === 3);
    await sleep(100);
    expect([a.changed, b.changed, other.changed]).toEqual([2, 3, 1]);
    b.stop();
    other.stop();
  });

  test("a lost connection comes back by itself, and then every watcher is told", async () => {
    const [a, b] = [counter(here, "meeting:3"), counter(there, "meeting:4")];
    await say("meeting:3");
    await until(() => a.changed === 1);
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const killed = await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'liangdeng-changes' AND datname = current_database()`,
    );
    await owner.end();
    expect(killed.rowCount).toBe(2);
    await until(() => a.changed === 2 && b.changed === 1);
    await say("meeting:3");
    await say("meeting:4");
    await until(() => a.changed === 3 && b.changed === 2);
  });

  test("closing it tells whoever still watches, and whoever comes later", async () => {
    const feed = new ChangeFeed(database.appUrl);
    const a = counter(feed, "meeting:5");
    await until(() => a.changed === 1);
    await feed.close();
    const b = counter(feed, "meeting:5");
    expect([a.ended, b.ended]).toEqual([1, 1]);
  });
});
