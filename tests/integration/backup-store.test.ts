import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/core/db";
import { acceptBackup } from "@/lib/upkeep/commands/restore-backup";
import { readManifest } from "@/lib/upkeep/queries/read-backup";
import { isFine } from "@/lib/upkeep/queries/verify-all";
import { atEmptyPlace, backedUpCity, refusalOf, takeBackup } from "@/tests/support/backed-up-city";
import type { TestDatabase } from "@/tests/support/database";
import { openS3Store, type S3Store } from "@/tests/support/s3-store";

let store: S3Store;
let source: TestDatabase;
let backup: string;
const quiet = () => undefined;

beforeAll(async () => {
  store = await openS3Store();
  ({ source, backup } = await backedUpCity());
});
afterAll(async () => {
  await disconnect();
  store.close();
});

describe("with attachments in a store that speaks S3", () => {
  it("a backup takes them from there", async () => {
    const { files, faults } = await readManifest(backup);
    const taken = files.filter(({ path }) => path.startsWith("files/"));
    expect(faults).toEqual([]);
    expect(taken.map(({ path }) => path.slice("files/".length)).sort()).toEqual(
      [...store.objects.keys()].sort(),
    );
    for (const { path } of taken) {
      const { bytes } = store.objects.get(path.slice("files/".length)) ?? {};
      expect((await readFile(join(backup, path))).equals(bytes ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it("one whose content is gone from the store is named, and all the rest taken", async () => {
    const [[key = "", object] = []] = [...store.objects];
    store.objects.delete(key);
    // The backup before it holds that content still, and would lend it.
    await rm(join(backup, "files"), { recursive: true });
    const { manifest, path } = await takeBackup(source.appUrl, new Date("2026-11-26T02:00:00Z"));
    expect(manifest.faults.map(({ what }) => what)).toEqual(["missing"]);
    await rm(path, { recursive: true });
    if (object) store.objects.set(key, object);
  });

  it("a restore puts them into an empty store, and refuses one that holds anything", async () => {
    const { path } = await takeBackup(source.appUrl, new Date("2026-11-27T02:00:00Z"));
    const held = new Map(store.objects);
    const manifest = await acceptBackup(path, quiet);
    await atEmptyPlace(async ({ ownerUrl, appUrl }, { restoreBackup, verifyAll }) => {
      expect(await refusalOf(restoreBackup(ownerUrl, path, manifest, quiet))).toMatch(/附件目录里已有文件/);
      store.objects.clear();
      await restoreBackup(ownerUrl, path, manifest, quiet);
      expect([...store.objects.keys()].sort()).toEqual([...held.keys()].sort());
      for (const [key, { bytes }] of held) expect(store.objects.get(key)?.bytes.equals(bytes)).toBe(true);
      expect(existsSync(join(process.env.LIANGDENG_DATA ?? "", "files", "kept"))).toBe(false);
      expect(isFine(await verifyAll({ url: appUrl, what: "all" }))).toBe(true);
    });
  });
});
