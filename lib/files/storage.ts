import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { Disk, DriveFile } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "@/lib/core/env";
import { syncFolder, writeHashed } from "@/lib/core/hashed-files";

/**
 * Where contents lie: a folder of the installation, or an S3-compatible store when one is set. Keys are random;
 * nothing that a person wrote becomes part of a path.
 */

const folder = (name: "kept" | "incoming" | "restoring"): string =>
  resolve(env().LIANGDENG_DATA, "files", name);

/** Where uploads arrive: beside the kept ones, so that keeping is a rename. */
export const incomingFolder = (): string => folder("incoming");

export function newKey(): string {
  const name = randomBytes(20).toString("hex");
  return `${name.slice(0, 2)}/${name}`;
}

async function s3Disk(bucket: string): Promise<Disk> {
  const { S3Driver } = await import("flydrive/drivers/s3");
  const { LIANGDENG_S3_ENDPOINT, LIANGDENG_S3_REGION, LIANGDENG_S3_ACCESS_KEY, LIANGDENG_S3_SECRET_KEY } =
    env();
  return new Disk(
    new S3Driver({
      bucket,
      visibility: "private",
      supportsACL: false,
      // Stores other than AWS do not know the checksums that its client would add by itself.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      region: LIANGDENG_S3_REGION,
      ...(LIANGDENG_S3_ENDPOINT ? { endpoint: LIANGDENG_S3_ENDPOINT, forcePathStyle: true } : {}),
      credentials: {
        accessKeyId: LIANGDENG_S3_ACCESS_KEY ?? "",
        secretAccessKey: LIANGDENG_S3_SECRET_KEY ?? "",
      },
    }),
  );
}

async function disk(): Promise<Disk> {
  const bucket = env().LIANGDENG_S3_BUCKET;
  return bucket
    ? s3Disk(bucket)
    : new Disk(new FSDriver({ location: folder("kept"), visibility: "private" }));
}

/** Moves a file that was written and synced under its key; it is kept when this returns. */
export async function keepFile(incoming: string, key: string): Promise<void> {
  if (env().LIANGDENG_S3_BUCKET) {
    const { size } = await stat(incoming);
    await (await disk()).moveFromFs(incoming, key, { contentLength: size });
    return;
  }
  const target = join(folder("kept"), key);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await rename(incoming, target);
  await syncFolder(dirname(target));
}

export const readKept = async (key: string): Promise<Readable> => (await disk()).getStream(key);

export const dropKept = async (key: string): Promise<void> => (await disk()).delete(key);

export const dropIncoming = (path: string): Promise<void> => rm(path, { force: true });

/** All keys that stand, page by page. */
export async function* listKept(): AsyncGenerator<string[]> {
  const store = await disk();
  let paginationToken: string | undefined;
  do {
    const page = await store.listAll("", {
      recursive: true,
      ...(paginationToken ? { paginationToken } : {}),
    });
    yield [...page.objects].flatMap((item) => (item instanceof DriveFile ? [item.key] : []));
    paginationToken = page.paginationToken;
  } while (paginationToken);
}

/** When a kept file was written. */
export const keptSince = async (key: string): Promise<Date> =>
  (await (await disk()).getMetaData(key)).lastModified;

/** Whether anything stands in the store. */
export async function keepsNothing(): Promise<boolean> {
  if (!env().LIANGDENG_S3_BUCKET) {
    const names = await readdir(folder("kept"), { recursive: true, withFileTypes: true }).catch(() => []);
    return !names.some((entry) => entry.isFile());
  }
  for await (const keys of listKept()) if (keys.length > 0) return false;
  return true;
}

/**
 * Puts contents back under their keys. On the disk they are written beside the kept ones and moved in together by
 * `finish`, so that a killed restore leaves the store empty; in an S3-compatible store each is put at once.
 */
export async function beginRestoring(): Promise<{
  put: (key: string, from: string) => Promise<void>;
  finish: () => Promise<void>;
}> {
  const beside = folder("restoring");
  await rm(beside, { recursive: true, force: true });
  await mkdir(beside, { recursive: true, mode: 0o700 });
  const s3 = env().LIANGDENG_S3_BUCKET ? await disk() : null;
  return {
    async put(key, from) {
      if (s3) {
        const { size } = await stat(from);
        await s3.putStream(key, createReadStream(from), { contentLength: size });
      } else {
        await writeHashed(join(beside, key), createReadStream(from));
      }
    },
    async finish() {
      if (s3) {
        await rm(beside, { recursive: true, force: true });
        return;
      }
      await rm(folder("kept"), { recursive: true, force: true });
      await rename(beside, folder("kept"));
      await syncFolder(dirname(beside));
    },
  };
}
