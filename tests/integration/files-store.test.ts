import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { sweepFiles } from "@/lib/files/commands/sweep-files";
import { openFile } from "@/lib/files/queries";
import { freshDatabase } from "@/tests/support/database";
import { centre, on } from "@/tests/support/factories";
import { pngOf } from "@/tests/support/pictures";
import { openS3Store, type S3Store } from "@/tests/support/s3-store";

let store: S3Store;

beforeAll(async () => {
  await freshDatabase();
  store = await openS3Store();
});
beforeEach(() => store.objects.clear());
afterAll(() => store.close());

const { now } = on("2017-03-18");
async function* stream(bytes: Buffer) {
  yield bytes;
}

describe("a store that speaks S3, when one is set", () => {
  it("keeps contents and thumbnails, signed, under their random keys, and gives them back", async () => {
    const photo = pngOf(40, 30);
    const file = await receiveFile(centre, { name: "a.png", content: stream(photo) }, { now });
    expect([...store.objects.keys()].every((key) => /^[0-9a-f]{2}\/[0-9a-f]{40}$/.test(key))).toBe(true);
    expect(store.objects.size).toBe(2);
    expect(store.asked.every((call) => call.endsWith("AWS4-HMAC-SHA256"))).toBe(true);
    const read = async (which: "original" | "thumbnail") =>
      buffer((await openFile(centre, file.id, which)).content);
    expect((await read("original")).equals(photo)).toBe(true);
    expect((await read("thumbnail")).toString("latin1", 8, 12)).toBe("WEBP");
  });

  it("is swept of what no row names, and of nothing else", async () => {
    const file = await receiveFile(centre, { name: "a.png", content: stream(pngOf(4, 4)) }, { now });
    const old = new Date(Date.now() - 25 * 3_600_000);
    store.objects.set("aa/orphan", { bytes: Buffer.from("x"), modified: old });
    expect(await sweepFiles(new Date())).toMatchObject({ orphans: 1 });
    expect(store.objects.size).toBe(2);
    await expect(openFile(centre, file.id, "original")).resolves.toBeDefined();
  });
});
