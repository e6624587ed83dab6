import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type E2eServer, isE2eServer, originOf } from "./e2e-servers";

/**
 * `e2e-servers-together.ts demo empty`: starts these installations side by side, each by `e2e-server.ts`, and says so
 * when all of them stand. A stop reaches the whole group of processes: here its end is only waited for.
 */
const names = process.argv.slice(2).filter(isE2eServer);
let starting = true;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    starting = false;
  });

const stands = (name: E2eServer): Promise<boolean> =>
  fetch(`${originOf(name)}/api/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

async function untilStands(name: E2eServer): Promise<void> {
  while (starting && !(await stands(name))) await sleep(100);
}

for (const name of names)
  if (await stands(name)) throw new Error(`${originOf(name)} 被占用 is taken: another run is under way`);

const running = names.map((name) => {
  const command = ["--conditions=react-server", "--import", "tsx", "tests/support/e2e-server.ts", name];
  return { name, child: spawn(process.execPath, command, { stdio: ["ignore", "inherit", "inherit"] }) };
});
for (const { name, child } of running)
  child.on("exit", (code) => {
    if (!starting) return;
    process.stderr.write(`${name} 没有启动 did not start (${code})\n`);
    starting = false;
    process.exitCode = 1;
    for (const other of running) other.child.kill("SIGTERM");
  });

await Promise.all(names.map(untilStands));
if (starting) process.stdout.write("都已就绪 all stand\n");
starting = false;
