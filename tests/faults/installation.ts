import type { ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedDatabase, stopEmbeddedDatabase } from "../../lib/core/embedded-database";
import { freePort } from "../support/free-port";
import { copyCity } from "./city";
import { clock, type Place } from "./fault";
import { startScript } from "./scripts";

const START_MS = 120_000;

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** The whole product on a data folder of its own, as `npm start` runs it: launcher, page server, database. */
export class Installation {
  private launcher: ChildProcess | undefined;

  private constructor(
    readonly data: string,
    private readonly port: number,
  ) {}

  /** On a data folder that holds an installation. Closed with its fault. */
  static async on(place: Place, data: string): Promise<Installation> {
    const installation = new Installation(data, await freePort());
    place.afterwards(() => installation.end());
    return installation;
  }

  /** A copy of the city, started. */
  static async open(place: Place): Promise<Installation> {
    const data = await place.folder("data");
    copyCity(place.city, data);
    const installation = await Installation.on(place, data);
    await installation.start();
    return installation;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The owner's connection to the running database. */
  async ownerUrl(): Promise<string> {
    return (await startEmbeddedDatabase({ data: this.data, keepPort: true })).ownerUrl;
  }

  async books(): Promise<{ data: string; ownerUrl: string }> {
    return { data: this.data, ownerUrl: await this.ownerUrl() };
  }

  /** Starts it, again and again as a service manager does, until it answers; milliseconds that this took. */
  async start(): Promise<number> {
    const begun = clock();
    while (clock() < begun + START_MS) {
      const launcher = this.launch();
      this.launcher = launcher;
      while (!hasEnded(launcher)) {
        const answer = await fetch(`${this.origin}/api/livez`).catch(() => null);
        if (answer?.ok && !hasEnded(launcher)) return clock() - begun;
        await sleep(20);
      }
    }
    throw new Error(`the installation did not start, see ${this.log}`);
  }

  private get log(): string {
    return join(this.data, "launcher.log");
  }

  private launch(): ChildProcess {
    const output = openSync(this.log, "a");
    try {
      const env = {
        LIANGDENG_DATA: this.data,
        LIANGDENG_DEMO: "0",
        LIANGDENG_BACKUPS: "off",
        PORT: String(this.port),
        HOST: "127.0.0.1",
      };
      return startScript("serve", [], env, { stdio: output });
    } finally {
      closeSync(output);
    }
  }

  /** What it says at the terminal. */
  said(): string {
    return readFileSync(this.log, "utf8");
  }

  get launcherPid(): number {
    return this.launcher?.pid ?? 0;
  }

  /** The page server's process: the launcher's child that is Next.js. */
  pagesPid(): number {
    const { launcherPid } = this;
    const children = readFileSync(`/proc/${launcherPid}/task/${launcherPid}/children`, "utf8");
    const found = children
      .trim()
      .split(" ")
      .map(Number)
      .find((pid) => /next/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")));
    if (!found) throw new Error("no page server runs");
    return found;
  }

  databasePid(): number {
    const lock = readFileSync(join(this.data, "database", "postmaster.pid"), "utf8");
    return Number(lock.split("\n")[0]);
  }

  /** Waits until the launcher and its page server are gone; the launcher's exit code and how long it took. */
  async ended(): Promise<{ code: number | null; ms: number }> {
    const begun = clock();
    while (this.launcher && !hasEnded(this.launcher)) await sleep(20);
    return { code: this.launcher?.exitCode ?? null, ms: clock() - begun };
  }

  /** SIGTERM, and the wait for its end. */
  stop(): Promise<{ code: number | null; ms: number }> {
    this.launcher?.kill("SIGTERM");
    return this.ended();
  }

  /** Takes everything down, whatever state it is in. */
  async end(): Promise<void> {
    await this.stop();
    await stopEmbeddedDatabase(this.data);
  }
}

/** A copy of the city's database, running without the product; closed with its fault. */
export async function openDatabase(
  place: Place,
): Promise<{ data: string; ownerUrl: string; appUrl: string }> {
  const data = await place.folder("data");
  copyCity(place.city, data);
  place.afterwards(() => stopEmbeddedDatabase(data));
  const { ownerUrl, appUrl } = await startEmbeddedDatabase({ data });
  return { data, ownerUrl, appUrl };
}
