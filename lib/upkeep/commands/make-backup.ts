import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { UPKEEP } from "@/lib/core/advisory-locks";
import { localTime } from "@/lib/core/clock";
import { syncFolder, writeHashed } from "@/lib/core/hashed-files";
import { inSnapshot, withConnection } from "@/lib/core/snapshot";
import { anchorsFile, readAnchorText } from "@/lib/trace/anchors";
import { copyAttachments, type Former } from "@/lib/upkeep/commands/copy-attachments";
import { dumpDatabase } from "@/lib/upkeep/commands/dump-database";
import { listBackups, MANIFEST, readManifest, sealed } from "@/lib/upkeep/queries/read-backup";
import { backupName, expired } from "@/lib/upkeep/rules";
import type { BackedUpFile, Manifest } from "@/lib/upkeep/schema";

export const ANCHORS = "trace-anchors.jsonl";
const PARTIAL = ".partial-";
const DAY_MS = 86_400_000;

export type BackupOptions = {
  /** Of the application's login: reading is enough. */
  url: string;
  folder: string;
  nightly?: boolean;
  /** Real time, whatever business date is pinned. */
  instant: Date;
  say?: (line: string) => void;
};

export type MadeBackup = { path: string; bytes: number; manifest: Manifest };

async function productVersion(): Promise<string> {
  return JSON.parse(await readFile(resolve("package.json"), "utf8")).version;
}

/** The latest backup beside the new one, when its manifest can be read. */
async function formerIn(folder: string): Promise<Former | null> {
  const [latest] = await listBackups(folder);
  if (!latest) return null;
  const former = join(folder, latest);
  const known = await readManifest(former).catch(() => null);
  return known && { folder: former, files: new Map(known.files.map((file) => [file.path, file])) };
}

/** What a killed backup left behind. */
async function sweepPartial(folder: string, instant: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PARTIAL)) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (mtimeMs < instant.getTime() - DAY_MS) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function fill(folder: string, former: Former | null, options: BackupOptions): Promise<Manifest> {
  const { url, instant, say = () => undefined } = options;
  const files: BackedUpFile[] = [];
  // Before the snapshot: an anchor must never speak of an event that the backup lacks.
  const anchors = await readAnchorText(anchorsFile());
  if (anchors !== "") {
    const hashed = await writeHashed(join(folder, ANCHORS), Readable.from([Buffer.from(anchors)]));
    files.push({ path: ANCHORS, ...hashed });
  }
  return withConnection(url, async (client) => {
    // Held until the connection ends: no file is swept away between its row and its content.
    await client.query("SELECT pg_advisory_lock_shared($1::int, 0)", [UPKEEP]);
    const { attachments, ...dump } = await inSnapshot(client, (snapshot) =>
      dumpDatabase(snapshot, folder, say),
    );
    const copied = await copyAttachments(attachments, folder, former, say);
    return {
      format: "liangdeng-backup",
      version: 1,
      product: await productVersion(),
      madeAt: instant.toISOString(),
      ...dump,
      faults: copied.faults,
      files: [...files, ...dump.files, ...copied.files],
    };
  });
}

/**
 * Backs up database, attachments and anchors, as they stood at one moment, into a new folder below `folder`. The
 * folder gets its name when it is complete and on the disk: a killed backup leaves none.
 */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { instant, nightly = false } = options;
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweepPartial(folder, instant);
  const name = backupName(localTime(instant), nightly);
  const partial = join(folder, `${PARTIAL}${name}-${process.pid}`);
  await mkdir(partial, { mode: 0o700 });
  try {
    const manifest = await fill(partial, await formerIn(folder), options);
    const { bytes } = await writeHashed(
      join(partial, MANIFEST),
      Readable.from([Buffer.from(sealed(manifest))]),
    );
    await syncFolder(partial);
    const path = join(folder, name);
    await rename(partial, path);
    await syncFolder(folder);
    return { path, bytes: manifest.files.reduce((sum, file) => sum + file.bytes, bytes), manifest };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Removes nightly backups beyond the `keep` latest; answers how many went. */
export async function dropExpired(folder: string, keep: number): Promise<number> {
  const gone = expired(await listBackups(folder), keep);
  for (const name of gone) await rm(join(folder, name), { recursive: true, force: true });
  return gone.length;
}
