import { randomUUID } from "node:crypto";
import { readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { sha256 } from "@/lib/core/transaction";
import { addProjectFiles } from "@/lib/files/commands/add-project-files";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { removeFile } from "@/lib/files/commands/remove-file";
import { sweepFiles } from "@/lib/files/commands/sweep-files";
import { listProjectFiles, openFile } from "@/lib/files/queries";
import { LARGEST_FILE, PENDING_LIMIT } from "@/lib/files/rules";
import { addPhotos } from "@/lib/progress/commands/add-photos";
import { acceptReport } from "@/lib/progress/commands/review-report";
import { submitReport } from "@/lib/progress/commands/submit-report";
import { listProjectTrace, verifyChain } from "@/lib/trace/queries";
import {
  centre,
  makeActor,
  makeProject,
  makeReporter,
  on,
  openMonth,
  outcomeOf,
  reportOf,
} from "@/tests/support/factories";
import { freshCity } from "@/tests/support/fresh-city";
import { pdfOf, pngOf } from "@/tests/support/pictures";

const MARCH = "2017-03";
const { now } = on("2017-03-18");
let reporter: Actor;
let stranger: Actor;
const admin = makeActor("admin");

freshCity({
  once: async () => {
    reporter = await makeReporter("市住建局");
    stranger = await makeReporter("市交通局");
  },
});

async function* stream(bytes: Buffer, step = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}

const send = (actor: Actor, bytes: Buffer, name = "现场.pdf", key?: string) =>
  receiveFile(actor, { name, content: stream(bytes) }, { now, ...(key ? { once: { key } } : {}) });

const read = async (actor: Actor, id: string, which: "original" | "thumbnail" = "original") =>
  buffer((await openFile(actor, id, which)).content);

const filesIn = async (folder: "kept" | "incoming"): Promise<string[]> => {
  const root = join(process.env.LIANGDENG_DATA ?? "", "files", folder);
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/** Every row has its contents, and every content its row. */
async function strays(): Promise<number> {
  const rows = await db().attachment.findMany({ select: { key: true, thumbnailKey: true } });
  const named = rows.flatMap((row) => [row.key, row.thumbnailKey].filter((key) => key !== null));
  const kept = (await filesIn("kept")).map((path) => path.split(/[\\/]/).slice(-2).join("/"));
  for (const key of named) expect(kept).toContain(key);
  return kept.length - named.length;
}

describe("an upload", () => {
  it("is kept byte by byte under a random name, with its SHA-256, for its sender alone", async () => {
    const strayed = await strays();
    const pdf = pdfOf("x".repeat(200_000));
    const file = await send(reporter, pdf, "../../批复.exe");
    expect(file).toMatchObject({ name: "批复.exe.pdf", kind: "pdf", bytes: pdf.length });
    expect(file.sha256).toBe(sha256(pdf.toString("latin1")));
    expect((await read(reporter, file.id)).equals(pdf)).toBe(true);
    for (const other of [stranger, centre, admin]) {
      expect(await outcomeOf(read(other, file.id))).toBe("NOT_FOUND NOT_FOUND");
    }
    expect(await filesIn("incoming")).toEqual([]);
    for (const path of await filesIn("kept")) expect(path).toMatch(/kept\/[0-9a-f]{2}\/[0-9a-f]{40}$/);
    expect(await strays()).toBe(strayed);
  });

  it("of a photo gets a thumbnail: upright, without what the camera wrote", async () => {
    const photo = await sharp({ create: { width: 1600, height: 800, channels: 3, background: "#886644" } })
      .withExif({ IFD0: { Make: "某相机" }, IFD3: { GPSLatitude: "30/1 7/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { id } = await send(reporter, photo, "IMG_1.HEIC");
    expect((await read(reporter, id)).equals(photo)).toBe(true);
    const small = await sharp(await read(reporter, id, "thumbnail")).metadata();
    expect(small).toMatchObject({ format: "webp", width: 360, height: 720 });
    expect(small.exif).toBeUndefined();
    expect(small.orientation).toBeUndefined();
  });

  it.each<[string, () => Buffer, string]>([
    ["a script that calls itself a photo", () => Buffer.from("<svg onload=alert(1)>"), "FILE_KIND"],
    ["a PNG of 50,000 × 50,000", () => pngOf(1, 1, { width: 50_000, height: 50_000 }), "IMAGE_TOO_LARGE"],
    ["a PNG that claims more than it holds", () => pngOf(9, 9, { width: 5000, height: 5000 }), "FILE_BROKEN"],
    ["20 MB and a byte", () => Buffer.alloc(LARGEST_FILE + 1, "a"), "ATTACHMENT_TOO_LARGE"],
    ["nothing", () => Buffer.alloc(0), "FILE_EMPTY"],
  ])("%s is refused and leaves nothing behind", async (_, build, reason) => {
    const [rows, kept] = [await db().attachment.count(), (await filesIn("kept")).length];
    expect(await outcomeOf(send(reporter, build(), "现场.jpg"))).toBe(`RULE_VIOLATION ${reason}`);
    expect([await db().attachment.count(), (await filesIn("kept")).length]).toEqual([rows, kept]);
    expect(await filesIn("incoming")).toEqual([]);
  });

  it("that breaks off leaves nothing behind", async () => {
    async function* broken() {
      yield Buffer.from("%PDF-1.7");
      throw new Error("connection lost");
    }
    await expect(receiveFile(reporter, { name: "a.pdf", content: broken() }, { now })).rejects.toThrow(
      "connection lost",
    );
    expect(await filesIn("incoming")).toEqual([]);
  });

  it("sent again under its key is the same file; another one under that key is refused", async () => {
    const strayed = await strays();
    const first = await send(reporter, pdfOf(), "a.pdf", "key-1");
    expect(await send(reporter, pdfOf(), "a.pdf", "key-1")).toEqual(first);
    expect(await outcomeOf(send(reporter, pdfOf("other"), "a.pdf", "key-1"))).toBe(
      "RULE_VIOLATION IDEMPOTENCY_KEY_REUSED",
    );
    expect(await db().attachment.count()).toBe(1);
    // The refused one waits for the sweep.
    expect((await strays()) - strayed).toBe(1);
  });

  it("is refused to whoever has no business data, and to whoever never hands anything in", async () => {
    expect(await outcomeOf(send(admin, pdfOf()))).toBe("FORBIDDEN FORBIDDEN");
    const rows = Array.from({ length: PENDING_LIMIT }, (_, index) => ({
      name: "a.pdf",
      kind: "pdf",
      bytes: 1,
      sha256: "0".repeat(64),
      key: `00/${index}`,
      uploadedById: reporter.id,
      uploadedBy: reporter.name,
      uploadedAt: now,
    }));
    await db().attachment.createMany({ data: rows });
    expect(await outcomeOf(send(reporter, pdfOf()))).toBe("RULE_VIOLATION TOO_MANY_PENDING_FILES");
    expect(await outcomeOf(send(stranger, pdfOf()))).toBe("done");
  });
});

describe("documents of a project", () => {
  it("are read by whoever sees the project in full, and by nobody else", async () => {
    const projectId = await makeProject();
    const { id } = await send(reporter, pdfOf());
    await addProjectFiles(reporter, { projectId, files: [id] }, { now });
    const coordinator = makeActor("coordinator", { regionCode: "512021" });
    for (const reader of [reporter, centre, makeActor("leader"), makeActor("discipline")]) {
      expect((await read(reader, id)).equals(pdfOf())).toBe(true);
    }
    for (const other of [stranger, coordinator, admin, makeActor("auditor")]) {
      expect(await outcomeOf(read(other, id))).toBe("NOT_FOUND NOT_FOUND");
      expect(await outcomeOf(listProjectFiles(other, projectId))).toBe("NOT_FOUND NOT_FOUND");
    }
    const { items } = await listProjectTrace(centre, projectId, { page: 1, pageSize: 1 });
    expect(items[0]).toMatchObject({
      verb: "file.add",
      subjectId: id,
      after: { file: "现场.pdf", sha256: sha256(pdfOf().toString("latin1")) },
    });
  });

  it("are nobody's to take from another, nor to hang on a foreign project, nor to use twice", async () => {
    const [projectId, other] = [await makeProject(), await makeProject({ responsibleUnit: "市交通局" })];
    const { id } = await send(reporter, pdfOf());
    const add = (actor: Actor, project: string) =>
      outcomeOf(addProjectFiles(actor, { projectId: project, files: [id] }, { now }));
    expect(await add(stranger, other)).toBe("RULE_VIOLATION FILE_GONE");
    expect(await add(reporter, other)).toBe("NOT_FOUND NOT_FOUND");
    expect(await add(makeActor("leader"), projectId)).toBe("FORBIDDEN FORBIDDEN");
    expect(await add(reporter, projectId)).toBe("done");
    expect(await add(reporter, projectId)).toBe("RULE_VIOLATION FILE_GONE");
  });

  it("are marked removed with a reason, kept for the centre, and never come back", async () => {
    const projectId = await makeProject();
    const { id } = await send(reporter, pdfOf());
    await addProjectFiles(reporter, { projectId, files: [id] }, { now });
    const remove = (actor: Actor) => outcomeOf(removeFile(actor, { fileId: id, reason: "传错了" }, { now }));
    expect(await remove(stranger)).toBe("NOT_FOUND NOT_FOUND");
    expect(await remove(makeActor("leader"))).toBe("FORBIDDEN FORBIDDEN");
    const both = await Promise.all([remove(reporter), remove(centre)]);
    expect(both.sort()).toEqual(["CONFLICT FILE_REMOVED", "done"].sort());
    expect(await outcomeOf(read(reporter, id))).toBe("NOT_FOUND NOT_FOUND");
    expect((await read(centre, id)).equals(pdfOf())).toBe(true);
    expect(await listProjectFiles(reporter, projectId)).toEqual([]);
    expect((await listProjectFiles(centre, projectId))[0]?.removed?.reason).toBe("传错了");
    const { items } = await listProjectTrace(centre, projectId, { page: 1, pageSize: 1 });
    expect(items[0]).toMatchObject({ verb: "file.remove", reason: "传错了" });
    expect((await verifyChain(centre, projectId)).brokenAt).toBeNull();
    for (const change of [
      db().$executeRaw`DELETE FROM attachment WHERE id = ${id}::uuid`,
      db().$executeRaw`UPDATE attachment SET removed_at = NULL, removed_by = NULL, removed_reason = NULL`,
      db().$executeRaw`UPDATE attachment SET sha256 = ${"0".repeat(64)}`,
    ]) {
      await expect(change).rejects.toThrow();
    }
  });
});

describe("photos of a month", () => {
  it("are five at the most, two hands at once included, and photos only", async () => {
    const projectId = await makeProject();
    await openMonth(MARCH);
    const photo = async () => (await send(reporter, pngOf(4, 4), "现场.png")).id;
    const add = (...files: string[]) =>
      outcomeOf(addPhotos(reporter, { projectId, period: MARCH, files }, { now }));
    expect(await add((await send(reporter, pdfOf())).id)).toBe("RULE_VIOLATION PHOTOS_ONLY");
    expect(await add(await photo(), await photo(), await photo(), await photo())).toBe("done");
    const [a, b] = [await photo(), await photo()];
    expect((await Promise.all([add(a), add(b)])).sort()).toEqual(["RULE_VIOLATION FILE_QUOTA", "done"]);
  });

  it("stand once the report is accepted", async () => {
    const projectId = await makeProject();
    await openMonth(MARCH);
    const [a, b] = [await send(reporter, pngOf(4, 4)), await send(reporter, pngOf(4, 4))];
    await addPhotos(reporter, { projectId, period: MARCH, files: [a.id] }, { now });
    await submitReport(reporter, reportOf(projectId, MARCH, 9), { now });
    await acceptReport(centre, { projectId, period: MARCH }, { now });
    expect(await outcomeOf(addPhotos(reporter, { projectId, period: MARCH, files: [b.id] }, { now }))).toBe(
      "RULE_VIOLATION REPORT_ACCEPTED",
    );
    expect(await outcomeOf(removeFile(reporter, { fileId: a.id, reason: "换一张" }, { now }))).toBe(
      "RULE_VIOLATION REPORT_ACCEPTED",
    );
  });
});

describe("what a killed upload leaves behind", () => {
  const HOUR = 3_600_000;
  const age = async (hours: number) => {
    const then = new Date(Date.now() - hours * HOUR);
    for (const path of [...(await filesIn("kept")), ...(await filesIn("incoming"))]) {
      await utimes(path, then, then);
    }
  };

  it("between the rename and the row is contents without a row, never a row without contents; the sweep clears it", async () => {
    await sweepFiles(new Date(Date.now() + 30 * HOUR));
    // The row cannot be written: as if the process had ended there.
    const dying = { ...reporter, unitId: "no unit" };
    await expect(send(dying, pngOf(4, 4), "a.png")).rejects.toThrow();
    expect([await db().attachment.count(), (await filesIn("kept")).length]).toEqual([0, 2]);
    expect(await sweepFiles(new Date())).toEqual({ incoming: 0, pending: 0, orphans: 0 });
    await age(25);
    expect(await sweepFiles(new Date())).toEqual({ incoming: 0, pending: 0, orphans: 2 });
    expect(await filesIn("kept")).toEqual([]);
  });

  it("and what no form took up within a day goes with its row; what hangs on something stays", async () => {
    const projectId = await makeProject();
    const [taken, left] = [await send(reporter, pngOf(4, 4), "a.png"), await send(reporter, pdfOf())];
    await addProjectFiles(reporter, { projectId, files: [taken.id] }, { now });
    const tomorrow = new Date(Date.now() + 25 * HOUR);
    expect(await sweepFiles(tomorrow)).toMatchObject({ pending: 1 });
    expect(await outcomeOf(read(reporter, left.id))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(read(reporter, taken.id, "thumbnail"))).toBe("done");
    expect(await sweepFiles(tomorrow)).toEqual({ incoming: 0, pending: 0, orphans: 0 });
  });

  it("half an upload is removed after an hour", async () => {
    const { newIncoming, takeIn } = await import("@/lib/files/incoming");
    const { path } = await takeIn(stream(Buffer.from(randomUUID())));
    expect(newIncoming()).not.toBe(path);
    expect(await sweepFiles(new Date())).toMatchObject({ incoming: 0 });
    await age(2);
    expect(await sweepFiles(new Date())).toMatchObject({ incoming: 1 });
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });
});
