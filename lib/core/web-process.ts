import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** Requests under way get this long to end; the database still needs its own share of the 20 s. */
const DRAIN_MS = 12_000;

export type WebMode = "start" | "dev";

/** Why this address cannot be listened on, or null. */
export const whyNotListen = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.on("error", (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start\nPort ${port} is taken: close what uses it, or choose another one.`,
        EACCES: `没有使用端口 ${port} 的权限，请换一个大于 1023 的端口。\nPort ${port} needs special rights: choose one above 1023.`,
        EADDRNOTAVAIL: `本机没有地址 ${host}，请检查 HOST。\nThis machine has no address ${host}: check HOST.`,
      };
      resolve(reasons[error.code ?? ""] ?? `无法监听 cannot listen on ${host}:${port} (${error.message})`);
    });
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });

/** Starts Next.js as a child that ends when its parent does, however that one ends. */
export function startWeb(
  mode: WebMode,
  host: string,
  port: number,
  env: Record<string, string>,
): ChildProcess {
  const guard = pathToFileURL(join(process.cwd(), "scripts", "exit-with-parent.mjs"));
  const { DATABASE_OWNER_URL: _kept, ...inherited } = process.env;
  const next = join(process.cwd(), "node_modules", "next", "dist", "bin", "next");
  return spawn(process.execPath, [next, mode, "-p", String(port), "-H", host], {
    // A session of its own: Ctrl-C reaches the launcher alone, which then stops all in order.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...inherited,
      ...env,
      NODE_OPTIONS:
        `${process.env.NODE_OPTIONS ?? ""} --disable-warning=DeprecationWarning --import=${guard.href}`.trim(),
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
}

/** Waits until the page server answers; false when it ended instead. */
export async function webAnswers(child: ChildProcess, origin: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${origin}/api/livez`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => null,
    );
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

/** Lets requests under way end, then makes sure that the child is gone. */
export async function stopWeb(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await Promise.race([gone, sleep(DRAIN_MS, undefined, { ref: false })]);
  child.kill("SIGKILL");
  await gone;
}
