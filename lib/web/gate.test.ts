import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { Gate } from "@/lib/web/gate";

const limits = { running: 1, waiting: { read: 1, write: 1 } };
const LOOK_MS = 30;
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server whose requests run until `end` is called, one after another. */
async function office(patienceMs = { read: 5_000, write: 5_000 }) {
  const gate = new Gate(limits, patienceMs, LOOK_MS);
  const running: { url: string; response: ServerResponse }[] = [];
  let seen = 0;
  server = createServer((request, response) => {
    gate.enter(request, response, () => running.push({ url: request.url ?? "", response }));
    seen++;
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    running: () => running.map(({ url }) => url),
    /** Sends a request and waits until it has come to the gate; the answer is awaited by the test. */
    async send(path: string, request: RequestInit = {}): Promise<{ answer: Promise<Response> }> {
      const before = seen;
      const answer = fetch(`http://127.0.0.1:${port}${path}`, request);
      answer.catch(() => undefined);
      await vi.waitFor(() => expect(seen).toBeGreaterThan(before));
      return { answer };
    },
    end: () => running.shift()?.response.end("done"),
  };
}

it("answers 503 with Retry-After when the places and the queue are full, and serves again afterwards", async () => {
  const { send, end, running } = await office();
  const first = await send("/a");
  const second = await send("/b");
  const third = await (await send("/c")).answer;
  expect(third.status).toBe(503);
  expect(third.headers.get("retry-after")).toBe("5");
  expect(await third.text()).toContain("稍候");
  end();
  expect((await first.answer).status).toBe(200);
  await vi.waitFor(() => expect(running()).toEqual(["/b"]));
  end();
  expect((await second.answer).status).toBe(200);
  const fourth = await send("/d");
  expect(running()).toEqual(["/d"]);
  end();
  expect((await fourth.answer).status).toBe(200);
});

it("tells machines in problem details, in their language", async () => {
  const { send } = await office();
  await send("/a");
  await send("/b");
  const answer = await (await send("/api/v1/board", { headers: { "accept-language": "en" } })).answer;
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(await answer.json()).toMatchObject({
    status: 503,
    code: "OVERLOADED",
    detail: expect.stringMatching(/too many/i),
  });
});

it("lets health checks, the build's own files and open event streams pass at any time", async () => {
  const { send, running } = await office();
  for (const path of ["/a", "/b"]) await send(path);
  for (const path of ["/api/livez", "/api/readyz?x", "/_next/static/a.js", "/api/files/1"]) await send(path);
  await send("/live", { headers: { accept: "text/event-stream" } });
  expect(running()).toEqual([
    "/a",
    "/api/livez",
    "/api/readyz?x",
    "/_next/static/a.js",
    "/api/files/1",
    "/live",
  ]);
});

it("lets what writes go first, and what waits too long be asked again", async () => {
  const { send, end, running } = await office({ read: 60, write: 5_000 });
  await send("/a");
  const read = await send("/read");
  await send("/write", { method: "PUT", body: "x" });
  expect((await read.answer).status).toBe(503);
  end();
  await vi.waitFor(() => expect(running()).toEqual(["/write"]));
});

it("gives the place of somebody who has gone to the next", async () => {
  const { send, running } = await office();
  const leaving = new AbortController();
  await send("/a", { signal: leaving.signal });
  await send("/b");
  leaving.abort();
  await vi.waitFor(() => expect(running()).toEqual(["/a", "/b"]));
});

it("keeps the place of one that works, however long, and not of one whose line is slow", async () => {
  const { send, running } = await office();
  const upload = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode("slow")) });
  await send("/upload", { method: "PUT", body: upload, duplex: "half" } as RequestInit);
  await send("/works");
  await vi.waitFor(() => expect(running()).toEqual(["/upload", "/works"]));
  await send("/waits");
  await new Promise((later) => setTimeout(later, 4 * LOOK_MS));
  expect(running()).toEqual(["/upload", "/works"]);
});
