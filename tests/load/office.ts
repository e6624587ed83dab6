import { Client } from "pg";
import { pinTo } from "@/lib/core/clock";
import { Databases } from "../bench/databases";
import { freePort } from "../support/free-port";
import { type PageServer, servePages } from "../support/page-server";
import { type Hired, hire } from "../support/staff";
import { type FrontDoor, openProxy } from "./proxy";

/** The open month of the city. */
export const PERIOD = "2017-11";
const TODAY = "2017-11-20";

/** A person with two projects of their unit: one for the quiet days, one for the last minute. */
export type Reporter = Hired & { projects: readonly [string, string] };

export type Office = {
  /** Where people ask: the one instance, or the proxy before several. */
  origin: string;
  proxy: FrontDoor;
  instances: readonly PageServer[];
  /** The owner's connection. */
  owner: Client;
  reporters: readonly Reporter[];
  leaders: readonly Hired[];
  centre: Hired;
  /** Moves the month's lock to so many seconds from now. */
  lockIn: (seconds: number) => Promise<void>;
  close: () => Promise<void>;
};

/** Projects under way, two and two of one unit: so many of them. */
async function pairs(
  owner: Client,
  count: number,
): Promise<{ unitId: string; projects: [string, string] }[]> {
  const { rows } = await owner.query<{ unit: string; ids: string[] }>(
    `SELECT responsible_unit_id AS unit, array_agg(id::text ORDER BY number) AS ids FROM project
     WHERE actual_completion IS NULL GROUP BY 1 ORDER BY 1`,
  );
  const all = rows.flatMap(({ unit, ids }) =>
    Array.from({ length: Math.floor(ids.length / 2) }, (_, at) => ({
      unitId: unit,
      projects: [ids[2 * at] ?? "", ids[2 * at + 1] ?? ""] as [string, string],
    })),
  );
  if (all.length < count) throw new Error(`the city has work for ${all.length} reporters only`);
  return all.slice(0, count);
}

/** A city of 1,000 projects on a PostgreSQL of its own, so many instances of the build on it, and its people. */
export async function openOffice(
  data: string,
  secret: string,
  { reporters, instances }: { reporters: number; instances: number },
): Promise<Office> {
  const databases = await Databases.open(data);
  const { database } = await databases.prepare("thousand");
  const copy = await databases.copyOf(database);
  const { ownerUrl, appUrl } = databases.urlsOf(copy);
  process.env.DATABASE_URL = appUrl;
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();

  const work = await pairs(owner, reporters);
  const staff = await hire(
    owner,
    [
      { username: "load-centre", role: "centre" },
      ...Array.from({ length: 5 }, (_, at) => ({ username: `load-leader-${at}`, role: "leader" as const })),
      ...work.map(({ unitId }, at) => ({
        username: `load-reporter-${at}`,
        role: "reporter" as const,
        unitId,
      })),
    ],
    secret,
  );
  const [centre, ...others] = staff;
  if (!centre) throw new Error("nobody was hired");

  const env = {
    DATABASE_URL: appUrl,
    AUTH_SECRET: secret,
    LIANGDENG_DATA: data,
    LIANGDENG_TRUSTED_PROXIES: "127.0.0.1",
  };
  const servers: PageServer[] = [];
  for (let at = 0; at < instances; at++) servers.push(await servePages(await freePort(), env));
  const proxy = await openProxy();
  proxy.use(servers.map(({ origin }) => origin));
  return {
    origin: instances > 1 ? proxy.origin : (servers[0]?.origin ?? ""),
    proxy,
    instances: servers,
    owner,
    centre,
    leaders: others.slice(0, 5),
    reporters: others.slice(5).map((one, at) => ({ ...one, projects: work[at]?.projects ?? ["", ""] })),
    async lockIn(seconds) {
      const at = new Date(pinTo(TODAY, new Date()).getTime() + seconds * 1_000);
      await owner.query("UPDATE period SET lock_at = $1 WHERE id = $2", [at, PERIOD]);
    },
    async close() {
      proxy.close();
      for (const server of servers) await server.stop();
      await owner.end();
    },
  };
}
