import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

// What must be there before TypeScript can run. Plain Node without a dependency: it runs before `npm ci`.

process.chdir(join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), ".."));

/** Ends with a plain message unless this Node is at least `engines.node`. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `亮灯需要 Node.js 20.19 或更高版本，现在是 ${process.versions.node}。请从 https://nodejs.org 安装后再试。\n` +
      `Liangdeng needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const underWay = new Set();
let stopping = false;

/** @param {"SIGINT" | "SIGTERM"} signal */
function stopAll(signal) {
  stopping = true;
  for (const child of underWay) child.kill(signal);
  if (underWay.size === 0) process.exit(0);
}

/** Ctrl-C and SIGTERM go to the steps under way; they end in their own order, and so do we. */
export function forwardSignals() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => stopAll(signal === "SIGHUP" ? "SIGTERM" : signal));
  }
  // Under npm, perhaps with a shell between: when npm itself is killed, nobody could stop us any more.
  const parents = ancestry();
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (!stopping && ancestry() !== parents) stopAll("SIGTERM");
    }, 1_000).unref();
  }
}

/** Our parent's process id and its parent's, as far as this system tells. */
function ancestry() {
  const stat = `/proc/${process.ppid}/stat`;
  // The command's name, in brackets, may hold spaces; after it come the state and the parent.
  const above = existsSync(stat)
    ? readFileSync(stat, "utf8")
        .replace(/^.*\) \S /s, "")
        .split(" ")[0]
    : "";
  return `${process.ppid} ${above}`;
}

/**
 * Runs a command to its end and returns its exit code; a stop asked for meanwhile exits with 0.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @param {((text: Buffer) => void) | undefined} [write] takes what it prints, which goes to the terminal otherwise
 * @returns {Promise<number>}
 */
export const run = (command, args, env = {}, write = undefined) =>
  new Promise((resolve) => {
    const out = write ? "pipe" : "inherit";
    const child = spawn(command, args, {
      stdio: ["inherit", out, out, command === process.execPath ? "ipc" : "ignore"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    underWay.add(child);
    if (write) for (const stream of [child.stdout, child.stderr]) stream?.on("data", write);
    child.on("error", (error) => {
      console.error(`${command}: ${error.message}`);
      underWay.delete(child);
      resolve(1);
    });
    child.on("close", (code) => {
      underWay.delete(child);
      if (!stopping) resolve(code ?? 1);
      else if (underWay.size === 0) process.exit(0);
    });
  });

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
async function mustRun(command, args, env) {
  const code = await run(command, args, env);
  if (code !== 0) process.exit(code);
}

/** @param {string[]} paths files and folders @returns {string} one hash over names and contents */
function hashOf(paths) {
  const hash = createHash("sha256");
  /** @param {string} path */
  const add = (path) => {
    if (!existsSync(path) || path.startsWith(join("lib", "generated")) || /\.test\.tsx?$/.test(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path).update("\0").update(readFileSync(path)).update("\0");
    }
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}

/** @param {string} file @param {string} hash */
const isCurrent = (file, hash) => existsSync(file) && readFileSync(file, "utf8") === hash;

/** @param {string} file @param {string} hash */
function stamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}

/** Installs the locked packages when they are missing or of another lock file. */
export async function install() {
  const mark = join("node_modules", ".liangdeng-install");
  const hash = hashOf(["package-lock.json"]);
  if (isCurrent(mark, hash)) return;
  // An installation made by hand after the lock file was written is as good.
  const byHand = join("node_modules", ".package-lock.json");
  const fresh = existsSync(byHand) && statSync(byHand).mtimeMs >= statSync("package-lock.json").mtimeMs;
  if (!fresh || existsSync(mark)) {
    console.log("正在安装依赖，第一次需要几分钟 installing packages, minutes at first…");
    await mustRun("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      // Prisma's native engine is not used and its download would fail without the internet.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
    });
  }
  stamp(mark, hash);
}

/** Generates the database client when the schema changed. */
export async function generate() {
  const mark = join("lib", "generated", ".schema-hash");
  const hash = hashOf(["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  if (isCurrent(mark, hash)) return;
  console.log("正在生成数据库客户端 generating the database client…");
  await mustRun(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
  stamp(mark, hash);
}

const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
];
const SETTINGS = [
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/**
 * Builds the pages when their sources changed; returns the exit code.
 * @param {(text: Buffer) => void} [write] as in `run`
 */
export async function build(write) {
  const mark = join(".next", "liangdeng-build");
  const hash = hashOf([...SOURCES, ...SETTINGS]);
  if (isCurrent(mark, hash) && existsSync(join(".next", "BUILD_ID"))) return 0;
  if (!write) console.log("正在构建页面，约需一分钟 building the pages, about a minute…");
  rmSync(mark, { force: true });
  const env = { NODE_ENV: "production" };
  const code = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], env, write);
  if (code === 0) stamp(mark, hash);
  return code;
}

/** Hands over to TypeScript: what serves is scripts/serve.ts. @param {string[]} args */
export const serve = (...args) =>
  run(process.execPath, [
    "--conditions=react-server",
    // What a library will have to change is nothing for the person at the terminal.
    "--disable-warning=DeprecationWarning",
    "--import",
    "tsx",
    "scripts/serve.ts",
    ...args,
  ]);
