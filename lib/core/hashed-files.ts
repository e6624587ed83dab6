import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

export type Hashed = { bytes: number; sha256: string };

/** Number of bytes and SHA-256 of a stream. */
export async function hashOfStream(stream: AsyncIterable<Uint8Array>): Promise<Hashed> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest("hex") };
}

export const hashOfFile = (path: string): Promise<Hashed> => hashOfStream(createReadStream(path));

/** Forces a folder's names onto the disk. Windows cannot open folders, and orders its renames by itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a stream, passed `through` another, to a new file, 0600, and forces it onto the disk. */
export async function writeHashed(path: string, source: Readable, through?: Transform): Promise<Hashed> {
  // A file that cannot be opened says so before anybody listens; the pipeline below hears it all the same.
  source.on("error", () => undefined);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    const write = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
      for await (const chunk of chunks) {
        bytes += chunk.byteLength;
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
    };
    await (through ? pipeline(source, through, write) : pipeline(source, write));
    await handle.sync();
    return { bytes, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}
