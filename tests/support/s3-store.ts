import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** The few calls of S3 that the product makes, answered from memory. */
export type S3Store = {
  objects: Map<string, { bytes: Buffer; modified: Date }>;
  /** Method and the beginning of the signature of each request. */
  asked: string[];
  close: () => void;
};

const listOf = (objects: S3Store["objects"]): string => {
  const contents = [...objects].map(
    ([name, { bytes, modified }]) =>
      `<Contents><Key>${name}</Key><LastModified>${modified.toISOString()}</LastModified><ETag>1</ETag><Size>${bytes.length}</Size></Contents>`,
  );
  return `<ListBucketResult><Name>bucket</Name><KeyCount>${contents.length}</KeyCount><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`;
};

/** Opens a store on 127.0.0.1 and points the environment at it: call it before anything asks for a file. */
export async function openS3Store(): Promise<S3Store> {
  const objects: S3Store["objects"] = new Map();
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://store");
    const key = decodeURIComponent(url.pathname.slice("/bucket/".length));
    asked.push(`${request.method} ${request.headers.authorization?.slice(0, 16)}`);
    const object = objects.get(key);
    if (request.method === "PUT") {
      objects.set(key, { bytes: await buffer(request), modified: new Date() });
      response.writeHead(200, { etag: '"1"' }).end();
    } else if (url.searchParams.get("list-type") === "2") {
      response.writeHead(200, { "content-type": "application/xml" }).end(listOf(objects));
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
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  Object.assign(process.env, {
    LIANGDENG_S3_ENDPOINT: `http://127.0.0.1:${address.port}`,
    LIANGDENG_S3_BUCKET: "bucket",
    LIANGDENG_S3_ACCESS_KEY: "key",
    LIANGDENG_S3_SECRET_KEY: "secret",
  });
  return { objects, asked, close: () => server.close() };
}
