import { Agent, createServer, get, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeLate, Draining } from "@/lib/web/draining";

let server: Server;
let draining: Draining;
let waiting: ServerResponse[];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeEach(async () => {
  draining = new Draining();
  waiting = [];
  server = createServer((_request, response) => {
    draining.see(response);
    waiting.push(response);
  });
  // Long enough for the test to fail by its own time, not by the connection's.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(() => server.closeAllConnections());

/** Asks on the one kept connection; resolves with whether the answer says that it is the last on it. */
function ask(): Promise<string | undefined> {
  const { port } = server.address() as AddressInfo;
  return new Promise((answered, failed) =>
    get({ agent, port, host: "127.0.0.1" }, (answer) => {
      answer.resume().on("end", () => answered(answer.headers.connection));
    }).on("error", failed),
  );
}
const arrived = async (count: number): Promise<ServerResponse> => {
  while (waiting.length < count) await new Promise((soon) => setTimeout(soon, 5));
  return waiting[count - 1] as ServerResponse;
};
const closed = (): Promise<void> => new Promise((done) => server.close(() => done()));

it("a connection is kept from answer to answer until the process is told to end", async () => {
  const first = ask();
  (await arrived(1)).end("1");
  expect(await first).toBe("keep-alive");
});

it("what is under way then is answered whole, as the last on its connection", async () => {
  const asked = ask();
  const response = await arrived(1);
  draining.begin();
  const ended = closed();
  response.end("answered");
  expect(await asked).toBe("close");
  await ended;
});

it("what has begun to be sent is sent to its end, and its connection closed", async () => {
  const asked = ask();
  const response = await arrived(1);
  response.write("half");
  draining.begin();
  const ended = closed();
  response.end("whole");
  expect(await asked).toBe("keep-alive");
  await ended;
});

it("what still comes on a kept connection is answered too, as its last", async () => {
  draining.begin();
  const asked = ask();
  (await arrived(1)).end();
  expect(await asked).toBe("close");
  await closed();
});

it("what was sent before a close that waits is read and answered, on a kept connection and on a new one", async () => {
  closeLate(server, 100);
  const first = ask();
  (await arrived(1)).end();
  await first;
  draining.begin();
  const kept = ask();
  const { port } = server.address() as AddressInfo;
  const fresh = fetch(`http://127.0.0.1:${port}`).then((answer) => answer.text());
  const ended = closed();
  (await arrived(2)).end("answered");
  (await arrived(3)).end("answered");
  expect(await kept).toBe("close");
  expect(await fresh).toBe("answered");
  await ended;
});
