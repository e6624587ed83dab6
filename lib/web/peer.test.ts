import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { markPeers, PEER_HEADER } from "@/lib/web/peer";

const server = createServer((request, response) => response.end(String(request.headers[PEER_HEADER])));

beforeAll(async () => {
  markPeers();
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => server.close());

async function ask(path: string): Promise<[number | undefined, string]> {
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(
    get({ port, host: "127.0.0.1", path, headers: { [PEER_HEADER]: "10.1.1.1" } }),
    "response",
  )) as [IncomingMessage];
  return [answer.statusCode, Buffer.concat(await answer.toArray()).toString()];
}

test("the socket's address stands over what the client says of itself", async () => {
  expect(await ask("/projects/%E7%94%B2?q=%")).toEqual([200, "127.0.0.1"]);
});

test.each(["/api/v1/programmes/%", "/issues/%ff/x", "/meetings/%ED%A0%80"])(
  "%s is no address: 400",
  async (path) => {
    const [status, text] = await ask(path);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ status: 400 });
  },
);
