import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashOfFile } from "@/lib/core/hashed-files";
import { canonicalJson, sha256 } from "@/lib/core/transaction";
import { backupsAmong } from "@/lib/upkeep/rules";
import { type Manifest, manifest } from "@/lib/upkeep/schema";

export const MANIFEST = "manifest.json";

/** What the person at the terminal can act on: shown without a stack. */
export class BackupRefused extends Error {}

/** The manifest's own check sum stands in it, over all the rest. */
export const sealed = (content: Manifest): string =>
  `${JSON.stringify({ ...content, seal: sha256(canonicalJson(content)) }, null, 1)}\n`;

/** Reads a backup's manifest; refuses what is not one of ours, and one that is not as it was written. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => {
    throw new BackupRefused(
      `${folder} 里没有 ${MANIFEST}，不是完整的备份。\nThis folder is no complete backup.`,
    );
  });
  const foreign = new BackupRefused(
    `${MANIFEST} 不是亮灯的备份清单，或已损坏。\nThis is no manifest of Liangdeng, or it is damaged.`,
  );
  let given: { seal?: unknown };
  try {
    given = JSON.parse(text);
  } catch {
    throw foreign;
  }
  const { seal, ...content } = given ?? {};
  const parsed = manifest.safeParse(content);
  if (!parsed.success || seal !== sha256(canonicalJson(parsed.data))) throw foreign;
  return parsed.data;
}

/** The first file of a backup that is not as its manifest says, or null. */
export async function firstDamage(
  folder: string,
  { files }: Manifest,
  say: (line: string) => void = () => undefined,
): Promise<{ path: string; what: "missing" | "altered" } | null> {
  for (const [at, { path, bytes, sha256: expected }] of files.entries()) {
    const found = await hashOfFile(join(folder, path)).catch(() => null);
    if (!found) return { path, what: "missing" };
    if (found.bytes !== bytes || found.sha256 !== expected) return { path, what: "altered" };
    if ((at + 1) % 500 === 0) say(`备份文件 files of the backup ${at + 1}/${files.length}`);
  }
  return null;
}

/** The complete backups in a folder, the latest first. */
export const listBackups = async (folder: string): Promise<string[]> =>
  backupsAmong(await readdir(folder).catch(() => []));
