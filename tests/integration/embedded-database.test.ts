import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedDatabase, stopEmbeddedDatabase } from "@/lib/core/embedded-database";

// Below a folder that only its owner may enter, as a clone made by root in `mktemp -d` is.
const shut = resolve(".test-data", `integration-embedded-${process.pid}`);
const data = join(shut, "data");
const lock = join(data, "database", "postmaster.pid");
const strangers: ChildProcess[] = [];

const serverId = async (): Promise<number> => Number((await readFile(lock, "utf8")).split("\n")[0]);

async function ask(url: string, sql: string): Promise<Record<string, unknown> | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await mkdir(shut, { recursive: true });
  await chmod(shut, 0o700);
});

afterAll(async () => {
  for (const stranger of strangers) stranger.kill("SIGKILL");
  await stopEmbeddedDatabase(data);
  await rm(shut, { recursive: true, force: true });
});

describe("the embedded database", () => {
  it("starts, on loopback only, with passwords that only the owner of the folder reads", async () => {
    const { ownerUrl, adopted } = await startEmbeddedDatabase({ data });
    expect(adopted).toBe(false);
    expect(await ask(ownerUrl, "SHOW listen_addresses")).toEqual({ listen_addresses: "127.0.0.1" });
    expect((await stat(join(data, "database.json"))).mode & 0o777).toBe(0o600);
    const stranger = new URL(ownerUrl);
    stranger.password = "guess";
    await expect(ask(stranger.toString(), "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("is adopted while it lives", async () => {
    const before = await serverId();
    const { adopted } = await startEmbeddedDatabase({ data });
    expect(adopted).toBe(true);
    expect(await serverId()).toBe(before);
  });

  it("is started again after kill -9, on the same port, with what was committed", async () => {
    const { ownerUrl } = await startEmbeddedDatabase({ data });
    await ask(ownerUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
    const before = await serverId();
    process.kill(before, "SIGKILL");
    await sleep(200);
    const again = await startEmbeddedDatabase({ data, keepPort: true });
    expect(again).toEqual({ ...again, ownerUrl, adopted: false });
    expect(await ask(ownerUrl, "SELECT answer FROM kept")).toEqual({ answer: 42 });
  });

  it("starts although its lock names a living process that is another program", async () => {
    await stopEmbeddedDatabase(data);
    const stranger = spawn("sleep", ["60"]);
    strangers.push(stranger);
    await once(stranger, "spawn");
    const cluster = join(data, "database");
    await writeFile(lock, `${stranger.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n\nready\n`);
    expect((await startEmbeddedDatabase({ data })).adopted).toBe(false);
    expect(await serverId()).not.toBe(stranger.pid);
    expect(stranger.exitCode).toBeNull();
  });

  it("is gone when it was stopped, and stopping it twice is no error", async () => {
    const pid = await serverId();
    await stopEmbeddedDatabase(data);
    await stopEmbeddedDatabase(data);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("of copies that start at once, which remember one port, each answers for itself", async () => {
    await stopEmbeddedDatabase(data);
    const copies = ["one", "two", "three"].map((name) => join(shut, name));
    for (const copy of copies) execFileSync("cp", ["-a", data, copy]);
    const started = await Promise.all(copies.map((copy) => startEmbeddedDatabase({ data: copy })));
    try {
      expect(new Set(started.map(({ ownerUrl }) => new URL(ownerUrl).port)).size).toBe(copies.length);
      for (const [index, { ownerUrl }] of started.entries()) {
        const cluster = join(copies[index] ?? "", "database");
        expect(await ask(ownerUrl, "SHOW data_directory")).toEqual({ data_directory: cluster });
      }
    } finally {
      for (const copy of copies) await stopEmbeddedDatabase(copy);
    }
  });
});
