import { rm } from "node:fs/promises";
import { stopEmbeddedDatabase } from "../../lib/core/embedded-database";
import { e2eServers, isE2eServer } from "./e2e-servers";
import { copyCity } from "./filled-city";

/** `e2e-server.ts demo|pictures|empty|small`: the production build on an installation made anew for this run. */
const name = process.argv[2] ?? "demo";
if (!isE2eServer(name)) throw new Error(name);
const { port, data, environment } = e2eServers[name];

// What a killed run left behind.
await stopEmbeddedDatabase(data);
await rm(data, { recursive: true, force: true });
if (name === "demo" || name === "pictures") copyCity(data);

for (const setting of [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "LIANGDENG_ORIGIN",
  "LIANGDENG_TRUSTED_PROXIES",
]) {
  delete process.env[setting];
}
Object.assign(process.env, environment, { PORT: String(port), HOST: "127.0.0.1", LIANGDENG_DATA: data });
process.argv.length = 2;
await import("../../scripts/serve");
