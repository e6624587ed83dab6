import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const PRODUCT = ["app", "components", "lib", "messages", "public", "proxy.ts", "instrumentation.ts"];
const SETTINGS = ["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package.json"];

/**
 * Builds the product in `folder` with the floors' own addresses added (`tests/bench/floor/app`): a page and its floor
 * are then served by one process of one build, and nothing of it stands in the product.
 */
export function buildWithFloors(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of [...PRODUCT, ...SETTINGS]) {
    if (existsSync(name)) cpSync(name, join(folder, name), { recursive: true });
  }
  cpSync(join("tests", "bench", "floor", "app"), join(folder, "app"), { recursive: true });
  const next = resolve("node_modules", "next", "dist", "bin", "next");
  console.error("── the pages are built, with their floors beside them");
  execFileSync(process.execPath, [next, "build"], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}
