import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../support/free-port";
import { type PageServer, servePages } from "../support/page-server";
import type { Place } from "./fault";

/** So many page servers of the build on one database, without launchers; closed with their fault. */
export async function openPages(
  place: Place,
  { data, databaseUrl }: { data: string; databaseUrl: string },
  instances = 1,
): Promise<PageServer[]> {
  const env = {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: place.city.secret,
    LIANGDENG_DATA: data,
    LIANGDENG_BACKUPS: "off",
  };
  const servers: PageServer[] = [];
  const output = openSync(join(data, "pages.log"), "a");
  for (let at = 0; at < instances; at++) {
    const server = await servePages(await freePort(), env, ".", output);
    place.afterwards(() => server.stop());
    servers.push(server);
  }
  closeSync(output);
  return servers;
}
