import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { stopWeb, webAnswers } from "../../lib/core/web-process";

export type PageServer = { origin: string; pid: number; stop: () => Promise<void> };

/** Settings of whoever runs this that would lead a page server elsewhere. */
const OTHERS = ["DATABASE_OWNER_URL", "LIANGDENG_ORIGIN", "LIANGDENG_TRUSTED_PROXIES"];

/**
 * Serves a production build on 127.0.0.1 and waits until it answers. `folder` holds the build (`.next` below it);
 * `env` is what the supervisor would give it, `output` the open file for what it says. It ends with this process. Throws when it ends before it answers.
 */
export async function servePages(
  port: number,
  env: Record<string, string>,
  folder = ".",
  output = 2,
): Promise<PageServer> {
  const next = resolve("node_modules", "next", "dist", "bin", "next");
  const guard = pathToFileURL(resolve(join("scripts", "exit-with-parent.mjs")));
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !OTHERS.includes(name)),
  );
  const child = spawn(process.execPath, [next, "start", folder, "-p", String(port), "-H", "127.0.0.1"], {
    // By default what it says on its way goes beside the figures, not between them.
    stdio: ["ignore", output, output, "ipc"],
    env: {
      ...inherited,
      ...env,
      HOST: "127.0.0.1",
      PORT: String(port),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_OPTIONS: `--disable-warning=DeprecationWarning --import=${guard.href}`,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  if (!(await webAnswers(child, origin))) throw new Error(`the page server on ${port} did not start`);
  return { origin, pid: child.pid ?? 0, stop: () => stopWeb(child) };
}
