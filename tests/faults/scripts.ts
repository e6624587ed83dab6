import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

/** Settings of whoever runs this that would lead a program elsewhere. */
const OTHERS = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "AUTH_SECRET",
  "LIANGDENG_ORIGIN",
  "LIANGDENG_TRUSTED_PROXIES",
  "LIANGDENG_BUSINESS_DATE",
];

const environment = (given: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...Object.fromEntries(OTHERS.map((name) => [name, undefined])),
  TSX_TSCONFIG_PATH: resolve("tsconfig.json"),
  ...given,
});

/** Starts one of the product's commands, `scripts/<name>.ts`, as npm does. The launcher comes down in order when we end. */
export function startScript(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
  { stdio, cwd = "." }: { stdio: "pipe" | number; cwd?: string },
): ChildProcess {
  return spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--disable-warning=DeprecationWarning",
      "--import",
      import.meta.resolve("tsx"),
      resolve("scripts", `${name}.ts`),
      ...args,
    ],
    {
      cwd,
      stdio: ["ignore", stdio, stdio, name === "serve" ? "ipc" : "ignore"],
      env: environment(env),
    },
  );
}

/** Runs one to its end: its exit code, and what it said on both channels. */
export function runScript(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = startScript(name, args, env, { stdio: "pipe" });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (text: Buffer) => {
      said += text;
    });
  return new Promise((done) => child.on("close", (code) => done({ code, said })));
}
