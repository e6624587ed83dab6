import { link, mkdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isDiskFull } from "@/lib/core/errors";
import { type Hashed, writeHashed } from "@/lib/core/hashed-files";
import { readKept } from "@/lib/files/storage";
import type { DumpedAttachment } from "@/lib/upkeep/commands/dump-database";
import type { BackedUpFile, FileFault } from "@/lib/upkeep/schema";

/** A backup that lies beside the new one: what it holds already is not copied again. */
export type Former = { folder: string; files: ReadonlyMap<string, BackedUpFile> };

const EVERY = 500;
const SAME_DISK_ONLY = ["EXDEV", "EPERM", "EMLINK", "ENOENT", "ENOTSUP", "ENOSYS"];

/** Gives the former backup's content a second name; null when there is none, or the disk cannot. */
async function linked(former: Former | null, path: string, target: string): Promise<Hashed | null> {
  const known = former?.files.get(path);
  if (!former || !known) return null;
  const source = join(former.folder, path);
  try {
    if ((await stat(source)).size !== known.bytes) return null;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await link(source, target);
    return { bytes: known.bytes, sha256: known.sha256 };
  } catch (error) {
    if (SAME_DISK_ONLY.includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}

/**
 * Takes the contents of attachments along. Contents never change under their key, so those of a former backup on the
 * same disk are linked, not copied. What is gone or not what it was is told, and the rest is still taken.
 */
export async function copyAttachments(
  attachments: readonly DumpedAttachment[],
  folder: string,
  former: Former | null,
  say: (line: string) => void,
): Promise<{ files: BackedUpFile[]; faults: FileFault[] }> {
  const files: BackedUpFile[] = [];
  const faults: FileFault[] = [];

  async function take(key: string, expected: Hashed | null): Promise<FileFault["what"] | null> {
    const path = `files/${key}`;
    const target = join(folder, path);
    let hashed: Hashed;
    try {
      hashed = (await linked(former, path, target)) ?? (await writeHashed(target, await readKept(key)));
    } catch (error) {
      // A store that cannot find a content says so in several ways; a disk that is full is another matter.
      if (isDiskFull(error)) throw error;
      await rm(target, { force: true });
      return "missing";
    }
    files.push({ path, ...hashed });
    return expected && expected.sha256 !== hashed.sha256 ? "altered" : null;
  }

  for (const [at, { id, name, key, thumbnailKey, bytes, sha256 }] of attachments.entries()) {
    const what =
      (await take(key, { bytes, sha256 })) ?? (thumbnailKey ? await take(thumbnailKey, null) : null);
    if (what) faults.push({ id, name, what });
    if ((at + 1) % EVERY === 0) say(`附件 attachments ${at + 1}/${attachments.length}`);
  }
  say(`附件 attachments ${attachments.length}`);
  return { files, faults };
}
