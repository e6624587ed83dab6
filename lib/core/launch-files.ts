import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** An account made by the first start; the password is stored nowhere else in the clear. */
export type FirstAccount = { username: string; password: string; title: string };

/** The session secret of this installation: made once, kept in a 0600 file. */
export async function keptSecret(data: string): Promise<string> {
  const file = join(data, "auth-secret");
  await mkdir(data, { recursive: true });
  try {
    // `wx` refuses to overwrite: a second start at the same moment reads what the first one wrote.
    await writeFile(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFile(file, "utf8");
}

export const accountsFile = (data: string): string => join(data, "accounts.txt");

/** One account a line: user name, password, title, with tabs between. */
export const formatAccounts = (accounts: FirstAccount[]): string =>
  accounts.map(({ username, password, title }) => `${username}\t${password}\t${title}\n`).join("");

export const parseAccounts = (text: string): FirstAccount[] =>
  text
    .split("\n")
    .map((line) => line.split("\t"))
    .filter((fields) => fields.length === 3)
    .map(([username = "", password = "", title = ""]) => ({ username, password, title }));

export const keepAccounts = (data: string, accounts: FirstAccount[]): Promise<void> =>
  writeFile(accountsFile(data), formatAccounts(accounts), { mode: 0o600 });
