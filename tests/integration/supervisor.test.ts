import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmbeddedDatabase, stopEmbeddedDatabase } from "@/lib/core/embedded-database";
import { LaunchRefused, Supervisor } from "@/lib/core/supervisor";

const data = resolve(".test-data", `integration-${process.pid}`, "supervised");
const port = createServer();

beforeAll(async () => {
  await new Promise<void>((done) => port.listen(0, "127.0.0.1", done));
});

afterAll(async () => {
  port.close();
  await stopEmbeddedDatabase(data);
  await rm(data, { recursive: true, force: true });
});

it("a start that is refused for its port leaves the running installation's database alone", async () => {
  const running = await startEmbeddedDatabase({ data, disposable: true });
  const client = new Client({ connectionString: running.ownerUrl });
  await client.connect();
  const address = port.address();
  process.env.PORT = String(typeof address === "object" ? address?.port : 0);
  process.env.LIANGDENG_DATA = data;
  delete process.env.DATABASE_URL;

  const second = new Supervisor({
    mode: "start",
    install: () => Promise.reject(new Error("not reached")),
    prepare: () => Promise.reject(new Error("not reached")),
    say: () => undefined,
  });
  await expect(second.run()).rejects.toBeInstanceOf(LaunchRefused);
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await client.end();
});
