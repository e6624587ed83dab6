import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { measureReadiness } from "@/lib/core/readiness";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { centre, makeProject, makeReporter, on, outcomeOf } from "@/tests/support/factories";

let database: TestDatabase;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  await makeReporter("市住建局");
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const roomOf = (share: number) => async () => ({ bavail: Math.round(share * 10_000), blocks: 10_000 });

describe("a disk that is full", () => {
  it.each([
    [0.1, true],
    [0.099, false],
    [0, false],
  ])("with %d free: readyz says ready %s, and what fails", async (share, ready) => {
    const { checks, ...answer } = await measureReadiness(() => true, roomOf(share));
    expect(answer.ready).toBe(ready);
    expect(checks).toEqual({ database: "ok", migrations: "ok", jobs: "ok", disk: ready ? "ok" : "failing" });
  });

  it("that cannot be asked counts as failing", async () => {
    const gone = () => Promise.reject(new Error("ENOENT"));
    expect((await measureReadiness(() => true, gone)).checks.disk).toBe("failing");
  });

  it("under the database: the write is refused in words, nothing of it stays, and the next one works again", async () => {
    await owner.query(`
      CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON trace_event FOR EACH ROW EXECUTE FUNCTION no_room();`);
    expect(await outcomeOf(makeProject())).toBe("UNAVAILABLE STORAGE_FULL");
    expect(await db().project.count()).toBe(0);
    await owner.query("DROP TRIGGER no_room ON trace_event");
    expect(await outcomeOf(makeProject())).toBe("done");
    expect(await db().project.count()).toBe(1);
  });

  it("under the uploads: refused in words, and no half of a file stays", async () => {
    async function* untilFull(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(65_536);
      throw Object.assign(new Error("no space left on device, write"), { code: "ENOSPC" });
    }
    const upload = { name: "现场.pdf", content: untilFull() };
    expect(await outcomeOf(receiveFile(centre, upload, on("2017-03-18")))).toBe("UNAVAILABLE STORAGE_FULL");
    expect(await readdir(join(process.env.LIANGDENG_DATA ?? "", "files", "incoming"))).toEqual([]);
    expect(await db().attachment.count()).toBe(0);
  });
});
