import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { accountsFile, parseAccounts } from "../../lib/core/launch-files";

/** The two installations that the journeys run on, each with its own port and data. */
export const e2eServers = {
  /** The demonstration city on its pinned business date: reading, and writes that disturb nobody. */
  demo: { port: 3481, data: resolve(".test-data", "e2e-demo"), environment: { LIANGDENG_DEMO: "1" } },
  /** An installation with one administrator, in which the real list of 2018 is worked on. */
  empty: {
    port: 3482,
    data: resolve(".test-data", "e2e-empty"),
    environment: { LIANGDENG_DEMO: "0", LIANGDENG_BUSINESS_DATE: "2018-03-20" },
  },
} as const;

export type E2eServer = keyof typeof e2eServers;

export const originOf = (server: E2eServer): string => `http://127.0.0.1:${e2eServers[server].port}`;

/** The password that the first start made for this account. */
export function passwordOf(server: E2eServer, username: string): string {
  const accounts = parseAccounts(readFileSync(accountsFile(e2eServers[server].data), "utf8"));
  const account = accounts.find((one) => one.username === username);
  if (!account) throw new Error(`no account ${username} on ${server}`);
  return account.password;
}

const tokens = new Map<string, string>();

/** A token for the HTTP contract, made as an administrator of the machine makes it. */
export function tokenOf(server: E2eServer, username: string): string {
  const known = tokens.get(`${server} ${username}`);
  if (known) return known;
  const command = ["--conditions=react-server", "--import", "tsx", "scripts/token.ts", "--user", username];
  const { DATABASE_URL: _database, ...inherited } = process.env;
  const token = execFileSync(process.execPath, command, {
    env: { ...inherited, ...e2eServers[server].environment, LIANGDENG_DATA: e2eServers[server].data },
    encoding: "utf8",
  }).trim();
  tokens.set(`${server} ${username}`, token);
  return token;
}
