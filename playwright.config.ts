import { defineConfig, type Project } from "@playwright/test";
import { type E2eServer, isE2eServer, originOf } from "./tests/support/e2e-servers";

/** An office's first start on a slow machine: database, migrations and the demonstration city. */
const START_TIMEOUT_MS = 180_000;

/** All at once: most of a start is waiting for the disk and for one process of many. */
const servers = (names: readonly E2eServer[]) => ({
  command: `node --conditions=react-server --import tsx tests/support/e2e-servers-together.ts ${names.join(" ")}`,
  wait: { stdout: /all stand/ },
  timeout: START_TIMEOUT_MS,
  gracefulShutdown: { signal: "SIGTERM" as const, timeout: 20_000 },
});

const project = (name: E2eServer): Project[] => {
  const one = { testDir: `tests/e2e/${name}`, use: { baseURL: originOf(name) } };
  if (name !== "small") return [{ ...one, name }];
  // Filled in before the first journey; what is thrown at it, and its end, come after the others have seen it whole.
  const [fill, fuzz, away] = [/fill\.setup\.ts/, /fuzz\.spec\.ts/, /database-away\.spec\.ts/];
  return [
    { ...one, name: "small city", testMatch: fill },
    { ...one, name, testIgnore: [fuzz, away], dependencies: ["small city"] },
    { ...one, name: "fuzz", testMatch: fuzz, dependencies: [name] },
    { ...one, name: "away", testMatch: away, dependencies: ["fuzz"] },
  ];
};

/**
 * All of them, or those that are asked for (`LIANGDENG_E2E=demo,small`): each starts its own server. The one long
 * journey first, so that it does not run on alone at the end.
 */
const only = (process.env.LIANGDENG_E2E ?? "").split(",").filter(isE2eServer);
const chosen: E2eServer[] = only.length > 0 ? only : ["empty", "pictures", "demo", "small"];

export default defineConfig({
  // Runs of different servers may go on side by side.
  outputDir: `.test-data/e2e-results/${chosen.join("-")}`,
  snapshotPathTemplate: "{testDir}/{arg}{ext}",
  workers: 2,
  timeout: 60_000,
  // Nothing is found sooner for a short one, and a busy machine is no fault.
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1366, height: 768 },
    actionTimeout: 10_000,
    screenshot: "only-on-failure",
    // Keeping each page at each step takes a tenth of the whole; `--trace retain-on-failure` does it for what failed.
    trace: "off",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      // Nothing of the browser's own may reach for the internet.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: servers(chosen),
  projects: chosen.flatMap(project),
});
