import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../support/free-port";
import type { Bench } from "./bench";

const TIMES = 3;

/** Ends what `npm start` began, in its own order. */
async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

/** Seconds from the command to the whole sign-in page. */
async function startOnce(data: string): Promise<number> {
  const port = await freePort();
  const { DATABASE_URL: _database, AUTH_SECRET: _secret, ...inherited } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...inherited, PORT: String(port), HOST: "127.0.0.1", LIANGDENG_DATA: data, LIANGDENG_DEMO: "1" },
    stdio: ["ignore", "ignore", 2],
  });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      const answer = await fetch(`http://127.0.0.1:${port}/login`).catch(() => null);
      if (answer?.ok && (await answer.text()).includes("<form")) break;
      await sleep(20);
    }
    return (performance.now() - started) / 1_000;
  } finally {
    await end(child);
  }
}

export const bench: Bench = {
  row: "cold start to first page, set up already",
  about: "`npm start` on the demonstration city, set up and built, until the sign-in page has come whole",
  sizes: ["none"],
  goal: { atMost: 5, unit: "s" },
  async measure() {
    const data = join(process.env.LIANGDENG_DATA ?? ".", "cold-start");
    await startOnce(data);
    const times: number[] = [];
    for (let time = 0; time < TIMES; time++) times.push(await startOnce(data));
    return [{ what: "npm start", unit: "s", value: Math.min(...times) }];
  },
};
