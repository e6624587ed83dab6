import { createServer, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { receiveFile } from "@/lib/files/commands/receive-file";
import { sweepFiles } from "@/lib/files/commands/sweep-files";
import { openFile } from "@/lib/files/queries";
import { freshDatabase } from "@/tests/support/database";
import { centre, on } from "@/tests/support/factories";
import { pngOf } from "@/tests/support/pictures";

/** The few calls of S3 that the store makes, with objects in memory. */
const objects = new Map<string, { bytes: Buffer; modified: Date }>();
const asked: string[] = [];

const s3: Server = createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://store");
  const key = decodeURIComponent(url.pathname.slice("/bucket/".length));
  asked.push(`${request.method} ${request.headers.authorization?.slice(0, 16)}`);
  const object = objects.get(key);
  if (request.method === "PUT") {
    objects.set(key, { bytes: await buffer(request), modified: new Date() });
    response.writeHead(200, { etag: '"1"' }).end();
  } else if (url.searchParams.get("list-type") === "2") {
    const contents = [...objects].map(
      ([name, { bytes, modified }]) =>
        `<Contents><Key>${name}</Key><LastModified>${modified.toISOString()}</LastModified><ETag>1</ETag><Size>${bytes.length}</Size></Contents>`,
    );
    response
      .writeHead(200, { "content-type": "application/xml" })
      .end(
        `<ListBucketResult><Name>bucket</Name><KeyCount>${contents.length}</KeyCount><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`,
      );
  } else if (request.method === "DELETE") {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (!object) {
    response.writeHead(404).end();
  } else {
    response.writeHead(200, {
      etag: '"1"',
      "content-length": object.bytes.length,
      "last-modified": object.modified.toUTCString(),
    });
    response.end(request.method === "HEAD" ? undefined : object.bytes);
  }
});

beforeAll(async () => {
  await freshDatabase();
  await new Promise<void>((resolve) => s3.listen(0, "127.0.0.1", resolve));
  const address = s3.address();
  if (!address || typeof address === "string") throw new Error("no port");
  process.env.LIANGDENG_S3_ENDPOINT = `http://127.0.0.1:${address.port}`;
  process.env.LIANGDENG_S3_BUCKET = "bucket";
  process.env.LIANGDENG_S3_ACCESS_KEY = "key";
  process.env.LIANGDENG_S3_SECRET_KEY = "secret";
});
beforeEach(() => objects.clear());
afterAll(() => s3.close());

const { now } = on("2017-03-18");
async function* stream(bytes: Buffer) {
  yield bytes;
}

describe("a store that speaks S3, when one is set", () => {
  it("keeps contents and thumbnails, signed, under their random keys, and gives them back", async () => {
    const photo = pngOf(40, 30);
    const file = await receiveFile(centre, { name: "a.png", content: stream(photo) }, { now });
    expect([...objects.keys()].every((key) => /^[0-9a-f]{2}\/[0-9a-f]{40}$/.test(key))).toBe(true);
    expect(objects.size).toBe(2);
    expect(asked.every((call) => call.endsWith("AWS4-HMAC-SHA256"))).toBe(true);
    const read = async (which: "original" | "thumbnail") =>
      buffer((await openFile(centre, file.id, which)).content);
    expect((await read("original")).equals(photo)).toBe(true);
    expect((await read("thumbnail")).toString("latin1", 8, 12)).toBe("WEBP");
  });

  it("is swept of what no row names, and of nothing else", async () => {
    const file = await receiveFile(centre, { name: "a.png", content: stream(pngOf(4, 4)) }, { now });
    const old = new Date(Date.now() - 25 * 3_600_000);
    objects.set("aa/orphan", { bytes: Buffer.from("x"), modified: old });
    expect(await sweepFiles(new Date())).toMatchObject({ orphans: 1 });
    expect(objects.size).toBe(2);
    await expect(openFile(centre, file.id, "original")).resolves.toBeDefined();
  });
});
