import { ensureLogin, startEmbeddedDatabase } from "@/lib/core/embedded-database";
import type { Settings } from "@/lib/core/env";
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
export type OpenedDatabase = DatabaseUrls & { applied: string[]; started: boolean };

/** The configured database, running and at the level of the migrations. */
export async function openDatabase(settings: Settings): Promise<OpenedDatabase> {
  const outside = outsideUrls(settings);
  if (outside) return { ...outside, applied: await applyMigrations(outside.ownerUrl), started: false };

  const embedded = await startEmbeddedDatabase({ data: settings.LIANGDENG_DATA });
  const applied = await applyMigrations(embedded.ownerUrl);
  await ensureLogin(embedded);
  return { appUrl: embedded.appUrl, ownerUrl: embedded.ownerUrl, applied, started: !embedded.adopted };
}
