import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ruleViolation } from "@/lib/core/errors";
import { LARGEST_FILE } from "@/lib/files/rules";
import { dropIncoming, incomingFolder } from "@/lib/files/storage";

export type Incoming = { path: string; bytes: number; sha256: string };

export const newIncoming = (): string => join(incomingFolder(), randomUUID());

/** Forces a file that somebody else wrote onto the disk. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes an upload to a temporary file as it arrives, and onto the disk; ends it when it grows beyond 20 MB. */
export async function takeIn(content: AsyncIterable<Uint8Array>): Promise<Incoming> {
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
  const path = newIncoming();
  const hash = createHash("sha256");
  let bytes = 0;
  const handle = await open(path, "wx", 0o600);
  try {
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_FILE)
        throw ruleViolation("ATTACHMENT_TOO_LARGE", { megabytes: LARGEST_FILE / 1024 / 1024 });
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await dropIncoming(path);
    throw error;
  }
  await handle.close();
  return { path, bytes, sha256: hash.digest("hex") };
}

/** Removes what a killed upload left behind. */
export async function sweepIncoming(olderThan: Date): Promise<number> {
  const names = await readdir(incomingFolder()).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const path = join(incomingFolder(), name);
    const facts = await stat(path).catch(() => null);
    if (!facts || facts.mtime >= olderThan) continue;
    await dropIncoming(path);
    swept += 1;
  }
  return swept;
}
