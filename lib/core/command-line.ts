import { randomBytes } from "node:crypto";
import type { DatabaseUrls } from "@/lib/core/database-access";
import { disconnect } from "@/lib/core/db";
import { stopEmbeddedDatabase } from "@/lib/core/embedded-database";
import { type Settings, UnusableEnvironment } from "@/lib/core/env";

/** Exit codes of the upkeep commands. */
export const FINE = 0;
export const FAILED = 1;
export const FOUND = 2;

/**
 * Lets `work` use the application's own code on a reached database; a server that was started for it is stopped
 * again. Nothing is signed here: the secret is made up where none is set.
 */
export async function onDatabase<T>(
  settings: Settings,
  urls: DatabaseUrls & { started: boolean },
  work: () => Promise<T>,
): Promise<T> {
  process.env.DATABASE_URL = urls.appUrl;
  process.env.AUTH_SECRET ||= randomBytes(32).toString("hex");
  try {
    return await work();
  } finally {
    await disconnect();
    if (urls.started) await stopEmbeddedDatabase(settings.LIANGDENG_DATA);
  }
}

/** Runs a command at the terminal: its number becomes the exit code; plain refusals are shown without a stack. */
export async function atTerminal(work: () => Promise<number>, plain: readonly (new () => Error)[]) {
  try {
    process.exitCode = await work();
  } catch (error) {
    const known = [UnusableEnvironment, ...plain].some((kind) => error instanceof kind);
    console.error(known ? (error as Error).message : error);
    process.exitCode = FAILED;
  }
}
