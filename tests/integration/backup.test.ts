import { readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, disconnect } from "@/lib/core/db";
import { withConnection } from "@/lib/core/snapshot";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { sweepFiles } from "@/lib/files/commands/sweep-files";
import { backUp } from "@/lib/upkeep/commands/back-up";
import { getUpkeep } from "@/lib/upkeep/queries/latest-runs";
import { MANIFEST, readManifest } from "@/lib/upkeep/queries/read-backup";
import { verifyAll } from "@/lib/upkeep/queries/verify-all";
import {
  addFile,
  backedUpCity,
  backupsOf,
  contentOf,
  refusalOf,
  stream,
  takeBackup,
} from "@/tests/support/backed-up-city";
import type { TestDatabase } from "@/tests/support/database";
import { centre, makeActor, makeProject, on } from "@/tests/support/factories";
import { pdfOf } from "@/tests/support/pictures";

let source: TestDatabase;
let backup: string;
const { now } = on("2017-03-18");
const take = (instant: Date, more: { nightly?: boolean; keep?: number } = {}) =>
  takeBackup(source.appUrl, instant, more);

beforeAll(async () => {
  ({ source, backup } = await backedUpCity());
});
afterAll(disconnect);

describe("a backup", () => {
  it("holds every table, every attachment and the anchors, each with size and SHA-256, for the owner's eyes only", async () => {
    const manifest = await readManifest(backup);
    const content = await contentOf(source.appUrl);
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual([...content.keys()].sort());
    expect(manifest.installation).toEqual({ cityName: "资阳市", centreName: "项目中心", demo: false });
    expect(manifest.faults).toEqual([]);
    const names = await readdir(backup, { recursive: true, withFileTypes: true });
    const paths = names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(backup.length + 1));
    expect(paths.sort()).toEqual([...manifest.files.map(({ path }) => path), MANIFEST].sort());
    // Two documents, one of them with a thumbnail.
    expect(paths.filter((path) => path.startsWith("files/"))).toHaveLength(3);
    expect((await stat(backup)).mode & 0o077).toBe(0);
    expect((await stat(join(backup, MANIFEST))).mode & 0o077).toBe(0);
  });

  it("takes a content that the backup before it holds by a second name, not by a copy", async () => {
    const again = await take(new Date("2026-11-25T03:00:00Z"));
    const { path = "" } = again.manifest.files.find((file) => file.path.startsWith("files/")) ?? {};
    expect((await stat(join(again.path, path))).ino).toBe((await stat(join(backup, path))).ino);
    expect(again.manifest.files.filter((file) => file.path.startsWith("files/"))).toEqual(
      (await readManifest(backup)).files.filter((file) => file.path.startsWith("files/")),
    );
  });

  it("by night keeps the latest N nightly ones and says how it went where the settings are", async () => {
    for (const night of [26, 27, 28, 29]) {
      await take(new Date(`2026-11-${night}T18:30:00Z`), { nightly: true, keep: 2 });
    }
    const names = await readdir(backupsOf());
    expect(names.filter((name) => name.endsWith("nightly")).sort()).toEqual([
      "liangdeng-20261129-023000-nightly",
      "liangdeng-20261130-023000-nightly",
    ]);
    expect(names).toContain("liangdeng-20261125-100000");
    const upkeep = await getUpkeep(makeActor("admin"), new Date());
    expect(upkeep.backup).toMatchObject({
      outcome: "fine",
      byName: "测试",
      detail: { dropped: 1, faults: 0 },
    });
  });

  it("that fails leaves nothing that looks like one, and is told", async () => {
    const folder = join(backupsOf(), "taken");
    await writeFile(folder, "");
    const instant = new Date("2026-11-30T20:00:00Z");
    expect(
      await refusalOf(backUp({ url: source.appUrl, folder, keep: null, byName: "测试", instant })),
    ).toMatch(/EEXIST|ENOTDIR/);
    await rm(folder);
    const upkeep = await getUpkeep(makeActor("admin"), new Date());
    expect(upkeep.backup).toMatchObject({ outcome: "failed" });
    expect(upkeep.madeBackup).toMatchObject({ outcome: "fine" });
  });

  it("names an attachment whose content is gone or altered, and takes all the rest", async () => {
    const project = await makeProject();
    const [gone, altered] = [
      await addFile(project, pdfOf("一"), "失.pdf"),
      await addFile(project, pdfOf("二"), "改.pdf"),
    ];
    const keyOf = async (id: string) =>
      join(
        process.env.LIANGDENG_DATA ?? "",
        "files",
        "kept",
        (await db().attachment.findUniqueOrThrow({ where: { id } })).key,
      );
    const [lost, kept] = [await readFile(await keyOf(gone)), await readFile(await keyOf(altered))];
    await rm(await keyOf(gone));
    await truncate(await keyOf(altered), 10);
    const { manifest, path } = await take(new Date("2026-12-01T02:00:00Z"));
    const faults = [
      { id: altered, name: "改.pdf", what: "altered" },
      { id: gone, name: "失.pdf", what: "missing" },
    ];
    expect([...manifest.faults].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      faults.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    const { attachments } = await verifyAll({ url: source.appUrl, what: "all" });
    expect(attachments).toMatchObject({ broken: 2, checked: 4 });
    expect(attachments.faults.map(({ id, what }) => `${id} ${what}`).sort()).toEqual(
      faults.map(({ id, what }) => `${id} ${what}`).sort(),
    );
    await writeFile(await keyOf(gone), lost);
    await writeFile(await keyOf(altered), kept);
    await rm(path, { recursive: true });
  });

  it("is not overtaken by the sweep: a row that it has read keeps its content until it is done", async () => {
    const { id } = await receiveFile(centre, { name: "待.pdf", content: stream(pdfOf("待")) }, { now });
    const inTwoDays = new Date(Date.now() + 2 * 86_400_000);
    await withConnection(source.appUrl, async (client) => {
      await client.query("SELECT pg_advisory_lock_shared(7104, 0)");
      expect((await sweepFiles(inTwoDays)).pending).toBe(0);
    });
    expect((await sweepFiles(inTwoDays)).pending).toBe(1);
    expect(await db().attachment.findUnique({ where: { id } })).toBeNull();
  });
});
