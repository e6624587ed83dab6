import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureLogin, startEmbeddedDatabase } from "@/lib/core/embedded-database";
import { type Settings, UnusableEnvironment } from "@/lib/core/env";
import { applyMigrations } from "@/lib/core/migrate";

/** The application's connection, which owns nothing, and the owner's, which alone changes the schema. */
export type DatabaseUrls = { appUrl: string; ownerUrl: string };

/** The same connection with the rights of the application's role only. */
export function asApplicationRole(url: string): string {
  const changed = new URL(url);
  changed.searchParams.set("options", "-c role=liangdeng_app");
  return changed.toString();
}

/**
 * The same connection for work that is done again when it is lost: a commit is told before it is on the disk, in its
 * order. For the first filling, which goes on where a crash stopped it.
 */
export function withoutWaiting(url: string): string {
  const changed = new URL(url);
  const options = [changed.searchParams.get("options"), "-c synchronous_commit=off"];
  changed.searchParams.set("options", options.filter(Boolean).join(" "));
  return changed.toString();
}

/** An outside database's two connections; null when the embedded one is meant. */
export function outsideUrls(settings: Settings): DatabaseUrls | null {
  const { DATABASE_URL, DATABASE_OWNER_URL } = settings;
  if (!DATABASE_URL) return null;
  if (DATABASE_OWNER_URL) return { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL };
  return { appUrl: asApplicationRole(DATABASE_URL), ownerUrl: DATABASE_URL };
}

/** `started` says that the embedded server did not run before: whoever started it stops it. */
export type ReachedDatabase = DatabaseUrls & { started: boolean };
export type OpenedDatabase = ReachedDatabase & { applied: string[] };

/** The configured database, running, whatever its level; an embedded one is made when there is none. */
export async function startDatabase(settings: Settings): Promise<ReachedDatabase> {
  const outside = outsideUrls(settings);
  if (outside) return { ...outside, started: false };
  const { appUrl, ownerUrl, adopted } = await startEmbeddedDatabase({ data: settings.LIANGDENG_DATA });
  return { appUrl, ownerUrl, started: !adopted };
}

/** The configured database, running, whatever its level: for what neither makes nor migrates one. */
export async function reachDatabase(settings: Settings): Promise<ReachedDatabase> {
  if (!settings.DATABASE_URL && !existsSync(join(settings.LIANGDENG_DATA, "database")))
    throw new UnusableEnvironment(
      `${settings.LIANGDENG_DATA} 里没有数据库，请核对 LIANGDENG_DATA。\nThere is no database in this data folder.`,
    );
  return startDatabase(settings);
}

/** The configured database, running and at the level of the migrations. */
export async function openDatabase(settings: Settings): Promise<OpenedDatabase> {
  const started = await startDatabase(settings);
  const applied = await applyMigrations(started.ownerUrl);
  if (!settings.DATABASE_URL) await ensureLogin(started);
  return { ...started, applied };
}
