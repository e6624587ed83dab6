import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Role } from "../../lib/auth/permissions";
import { accountsFile, parseAccounts } from "../../lib/core/launch-files";

/** The installations that the journeys run on, each with its own port and data. */
export const e2eServers = {
  /** The demonstration city on its pinned business date: reading, and writes that disturb nobody. */
  demo: { port: 3481, data: resolve(".test-data", "e2e-demo"), environment: { LIANGDENG_DEMO: "1" } },
  /** The same city, in which nobody writes: what its pages look like is compared with pictures. */
  pictures: { port: 3484, data: resolve(".test-data", "e2e-pictures"), environment: { LIANGDENG_DEMO: "1" } },
  /** An installation with one administrator, in which the real list of 2018 is worked on. */
  empty: {
    port: 3482,
    data: resolve(".test-data", "e2e-empty"),
    environment: { LIANGDENG_DEMO: "0", LIANGDENG_BUSINESS_DATE: "2018-03-20" },
  },
  /** Six projects and somebody of each role, to throw anything at. */
  small: {
    port: 3483,
    data: resolve(".test-data", "e2e-small"),
    environment: { LIANGDENG_DEMO: "0", LIANGDENG_BUSINESS_DATE: "2018-03-20" },
  },
} as const;

export type E2eServer = keyof typeof e2eServers;

export const isE2eServer = (name: string): name is E2eServer => Object.hasOwn(e2eServers, name);

export const originOf = (server: E2eServer): string => `http://127.0.0.1:${e2eServers[server].port}`;

/** What fill-small-city.ts has made: tokens by role, passwords by user name, ids of projects, of an issue and a unit. */
export type SmallCity = {
  ownerUrl: string;
  tokens: Record<Role, string>;
  passwords: Record<string, string>;
  ids: string[];
};

export const smallCityFile = (): string => resolve(e2eServers.small.data, "small-city.json");
export const smallCity = (): SmallCity => JSON.parse(readFileSync(smallCityFile(), "utf8"));

/** The password that the first start made for this account. */
export function passwordOf(server: E2eServer, username: string): string {
  if (server === "small") return smallCity().passwords[username] ?? "";
  const accounts = parseAccounts(readFileSync(accountsFile(e2eServers[server].data), "utf8"));
  const account = accounts.find((one) => one.username === username);
  if (!account) throw new Error(`no account ${username} on ${server}`);
  return account.password;
}

/**
 * A token for the HTTP contract, made as an administrator of the machine makes it. Kept beside the installation's own
 * secrets: all workers of a run use the same one.
 */
export function tokenOf(server: E2eServer, username: string): string {
  const { data, environment } = e2eServers[server];
  const kept = join(data, `token-${username}`);
  if (existsSync(kept)) return readFileSync(kept, "utf8");
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/token.ts", "--user", username];
  const { DATABASE_URL: _database, ...inherited } = process.env;
  const token = execFileSync(process.execPath, command, {
    env: { ...inherited, ...environment, LIANGDENG_DATA: data },
    encoding: "utf8",
  }).trim();
  // Another worker may be looking just now: it finds the whole token or none.
  writeFileSync(`${kept}.${process.pid}`, token, { mode: 0o600 });
  renameSync(`${kept}.${process.pid}`, kept);
  return token;
}
