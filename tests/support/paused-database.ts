import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type E2eServer, e2eServers } from "./e2e-servers";

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Ends a server's database and holds its launcher, which would bring it back at once; the pages go on. The answer lets
 * the launcher go on: it starts the database again.
 */
export async function takeDatabaseAway(server: E2eServer): Promise<() => void> {
  const lock = readFileSync(join(e2eServers[server].data, "database", "postmaster.pid"), "utf8");
  const database = Number(lock.split("\n")[0]);
  const launcher = Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${database}/status`, "utf8"))?.[1]);
  process.kill(launcher, "SIGSTOP");
  process.kill(database, "SIGINT");
  // Ended, it stays in the list until the launcher has taken note.
  const ended = () =>
    !isThere(database) || /^State:\tZ/m.test(readFileSync(`/proc/${database}/status`, "utf8"));
  while (!ended()) await sleep(20);
  return () => void process.kill(launcher, "SIGCONT");
}
