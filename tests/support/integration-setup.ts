import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import {
  ensureLogin,
  inDatabase,
  startEmbeddedDatabase,
  stopEmbeddedDatabase,
} from "../../lib/core/embedded-database";
import { applyMigrations } from "../../lib/core/migrate";

/** What a test file needs to clone the template. */
export type TemplateDatabase = { ownerUrl: string; appUrl: string; template: string; data: string };

declare module "vitest" {
  interface ProvidedContext {
    templateDatabase: TemplateDatabase;
  }
}

const TEMPLATE = "liangdeng_template";
const root = resolve(".test-data");

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Stops and removes what a killed run left behind: the folder's name ends in the run's process id. */
async function sweep(): Promise<void> {
  const folders = await readdir(root).catch(() => []);
  for (const folder of folders) {
    const pid = /^integration-(?:embedded-)?(\d+)$/.exec(folder)?.[1];
    if (!pid || isRunning(Number(pid))) continue;
    for (const data of [join(root, folder), join(root, folder, "data")]) await stopEmbeddedDatabase(data);
    await rm(join(root, folder), { recursive: true, force: true });
  }
}

/** Own PostgreSQL for this run of the integration tests, with one migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const data = join(root, `integration-${process.pid}`);
  const server = await startEmbeddedDatabase({ data, disposable: true });
  const ownerUrl = inDatabase(server.ownerUrl, TEMPLATE);

  const client = new Client({ connectionString: inDatabase(server.ownerUrl, "postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await applyMigrations(ownerUrl);
  await ensureLogin({ ...server, ownerUrl });

  project.provide("templateDatabase", {
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    template: TEMPLATE,
    data,
  });
  return async () => {
    await stopEmbeddedDatabase(data);
    await rm(data, { recursive: true, force: true });
  };
}
