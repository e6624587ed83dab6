import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disconnect } from "@/lib/core/db";
import { withConnection } from "@/lib/core/snapshot";
import { updateProject } from "@/lib/projects/commands/update-project";
import { acceptBackup, restoreBackup } from "@/lib/upkeep/commands/restore-backup";
import { MANIFEST, readManifest, sealed } from "@/lib/upkeep/queries/read-backup";
import { isFine } from "@/lib/upkeep/queries/verify-all";
import {
  addFile,
  atEmptyPlace,
  backedUpCity,
  contentOf,
  refusalOf,
  stream,
  takeBackup,
} from "@/tests/support/backed-up-city";
import type { TestDatabase } from "@/tests/support/database";
import { centre, makeProject, on } from "@/tests/support/factories";
import { pdfOf } from "@/tests/support/pictures";

let source: TestDatabase;
let backup: string;
const quiet = () => undefined;
const { now } = on("2017-03-18");
const take = (instant: Date) => takeBackup(source.appUrl, instant);

beforeAll(async () => {
  ({ source, backup } = await backedUpCity());
});
afterAll(disconnect);

describe("a restore", () => {
  it("brings back every row, every file and the anchors of a backup that was taken while people wrote", async () => {
    const projects = await Promise.all([makeProject(), makeProject(), makeProject(), makeProject()]);
    const acknowledged: string[] = [];
    const attempted: string[] = [];
    let writing = true;
    const write = async (id: string): Promise<void> => {
      for (let version = 1; writing; version++) {
        const content = `${id} 第${version}稿`;
        attempted.push(content);
        await updateProject(centre, { projectId: id, version, content }, on("2017-03-10"));
        acknowledged.push(content);
        if (version % 5 === 0) await addFile(id, pdfOf(content), "图.pdf");
      }
    };
    const writers = projects.map(write);
    while (acknowledged.length < 20) await new Promise((soon) => setTimeout(soon, 20));
    const before = [...acknowledged];
    const made = await take(new Date("2026-12-02T02:00:00Z"));
    const during = acknowledged.length - before.length;
    writing = false;
    await Promise.all(writers);
    expect(during).toBeGreaterThan(0);

    await atEmptyPlace(async (place, application) => {
      const manifest = await application.acceptBackup(made.path, quiet);
      await application.restoreBackup(place.ownerUrl, made.path, manifest, quiet);
      const verification = await application.verifyAll({ url: place.appUrl, what: "all" });
      expect(isFine(verification)).toBe(true);
      expect(verification.trace).toMatchObject({ events: manifest.trace.events, anchors: 1 });
      const rows = await application.db().traceEvent.findMany({
        where: { verb: "project.update" },
        select: { chain: true, index: true, after: true },
        orderBy: { sequence: "asc" },
      });
      const stored = rows.map(({ after }) => (after as { content: string }).content);
      expect(new Set(stored).size).toBe(stored.length);
      expect(before.filter((content) => !stored.includes(content))).toEqual([]);
      expect(stored.filter((content) => !attempted.includes(content))).toEqual([]);
      // The application goes on where it was: versions, chains, numbers and triggers.
      const [project = ""] = projects;
      const { version } = await application.db().project.findUniqueOrThrow({ where: { id: project } });
      await application.updateProject(
        centre,
        { projectId: project, version, content: "续" },
        on("2017-03-11"),
      );
      expect(isFine(await application.verifyAll({ url: place.appUrl, what: "all" }))).toBe(true);
      await expect(
        withConnection(place.ownerUrl, (client) => client.query("DELETE FROM trace_event")),
      ).rejects.toMatchObject({ code: "LD002" });
    });
  });

  it("leaves two databases that do not differ in one row", async () => {
    const made = await take(new Date("2026-12-03T02:00:00Z"));
    const before = await contentOf(source.appUrl);
    await atEmptyPlace(async (place, { acceptBackup, restoreBackup }) => {
      await restoreBackup(place.ownerUrl, made.path, await acceptBackup(made.path, quiet), quiet);
      const after = await contentOf(place.appUrl);
      // The backup's own run is written when it has ended.
      for (const content of [before, after]) content.delete("upkeep_run");
      expect(after).toEqual(before);
    });
  });

  it("is refused where anything stands: a row, a file, an anchor", async () => {
    const manifest = await acceptBackup(backup, quiet);
    expect(await refusalOf(restoreBackup(source.ownerUrl, backup, manifest, quiet))).toMatch(/已有数据/);
    await atEmptyPlace(async ({ ownerUrl }, { refuseFilledPlace, ...application }) => {
      const refusal = () => refusalOf(withConnection(ownerUrl, refuseFilledPlace));
      await application.receiveFile(centre, { name: "一.pdf", content: stream(pdfOf("一")) }, { now });
      await application.db().attachment.deleteMany();
      expect(await refusal()).toMatch(/附件目录里已有文件/);
      await rm(process.env.LIANGDENG_DATA ?? "", { recursive: true });
      await application.anchorTrace(new Date());
      expect(await refusal()).toMatch(/已有痕迹锚/);
      await rm(application.anchorsFile());
      expect(await refusal()).toBe("none");
    });
  });

  it("that cannot end leaves the place as empty as it was", async () => {
    await atEmptyPlace(async (place, { restoreBackup, refuseFilledPlace, verifyAll }) => {
      const manifest = await readManifest(backup);
      const wrong = { ...manifest, trace: { ...manifest.trace, sha256: "0".repeat(64) } };
      expect(await refusalOf(restoreBackup(place.ownerUrl, backup, wrong, quiet))).toMatch(/链首与清单不符/);
      expect(await refusalOf(withConnection(place.ownerUrl, refuseFilledPlace))).toBe("none");
      await restoreBackup(place.ownerUrl, backup, manifest, quiet);
      expect(isFine(await verifyAll({ url: place.appUrl, what: "all" }))).toBe(true);
    });
  });
});

describe("what is refused before anything is touched", () => {
  const file = async (pattern: RegExp): Promise<string> =>
    join(backup, (await readManifest(backup)).files.find(({ path }) => pattern.test(path))?.path ?? "");

  /** Plants a defect, looks, and takes it back. */
  async function withDefect(path: string, defect: (bytes: Buffer) => Buffer | null): Promise<string> {
    const bytes = await readFile(path);
    const planted = defect(bytes);
    await (planted === null ? rm(path) : writeFile(path, planted));
    const refusal = await refusalOf(acceptBackup(backup, quiet));
    await writeFile(path, bytes, { mode: 0o600 });
    return refusal;
  }

  const flip = (bytes: Buffer): Buffer => {
    const other = Buffer.from(bytes);
    const middle = other.length >> 1;
    other[middle] = (other[middle] ?? 0) ^ 1;
    return other;
  };

  it.each([
    ["a table with one bit turned", /tables\/trace_event/, flip, /trace_event.*与清单不符/],
    [
      "a table cut short",
      /tables\/project\./,
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 9),
      /project.*与清单不符/,
    ],
    ["a table gone", /tables\/unit\./, () => null, /unit.*缺失/],
    ["an attachment with one bit turned", /^files\//, flip, /files\/.*与清单不符/],
    ["an anchor added", /anchors/, (bytes: Buffer) => Buffer.concat([bytes, bytes]), /anchors.*与清单不符/],
  ] as const)("%s", async (_what, pattern, defect, refusal) => {
    expect(await withDefect(await file(pattern), defect)).toMatch(refusal);
  });

  const inManifest = (change: (manifest: Record<string, unknown>) => unknown) => (bytes: Buffer) =>
    Buffer.from(JSON.stringify(change(JSON.parse(bytes.toString()))));

  it.each([
    [
      "a manifest changed by hand",
      inManifest((given) => ({ ...given, product: "9.9.9" })),
      /不是亮灯的备份清单，或已损坏/,
    ],
    ["another program's manifest", () => Buffer.from('{"format":"pg_dump"}'), /不是亮灯的备份清单/],
    ["no JSON", () => Buffer.from("PK"), /不是亮灯的备份清单/],
    ["no manifest", () => null, /不是完整的备份/],
  ] as const)("%s", async (_what, defect, refusal) => {
    expect(await withDefect(join(backup, MANIFEST), defect)).toMatch(refusal);
  });

  it.each([
    ["an older level", 1, /较旧[\s\S]*older level/],
    ["a newer level", -1, /较新[\s\S]*newer level/],
  ] as const)("%s, and how to go on", async (_what, step, refusal) => {
    const manifest = await readManifest(backup);
    const migrations =
      step > 0
        ? manifest.migrations.slice(0, -1)
        : [...manifest.migrations, { name: "99990101000000_later", checksum: "a".repeat(64) }];
    const other = () => Buffer.from(sealed({ ...manifest, migrations }));
    expect(await withDefect(join(backup, MANIFEST), other)).toMatch(refusal);
  });
});
