import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { build, checkNode, forwardSignals, generate, install, run } from "./setup.mjs";
import { sumTallies, tallyPlaywright, tallyStep, tallyVitest } from "./tally.mjs";

// Everything that can be judged, from a fresh clone. Whatever it makes lies in .test-data, never in ./data.

checkNode();
forwardSignals();
await install();
await generate();

const reports = join(".test-data", "reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** @type {{ title: string; seconds: number; tally: import("./tally.mjs").Tally }[]} */
const results = [];

/** @typedef {(text: Buffer) => void} Write */

/**
 * One step; its words come together when it has ended, for others may be under way.
 * @param {string} title
 * @param {(write: Write) => Promise<import("./tally.mjs").Tally>} work
 */
async function step(title, work) {
  /** @type {Buffer[]} */
  const said = [];
  await timed(title, () => work((text) => said.push(text)));
  console.log(`\n── ${title}\n${Buffer.concat(said)}`);
}

/** A step that has the terminal to itself. @param {string} title @param {() => Promise<import("./tally.mjs").Tally>} work */
async function aloneStep(title, work) {
  console.log(`\n── ${title}`);
  await timed(title, work);
}

/** @param {string} title @param {() => Promise<import("./tally.mjs").Tally>} work */
async function timed(title, work) {
  const begun = performance.now();
  const tally = await work();
  results.push({ title, seconds: (performance.now() - begun) / 1000, tally });
}

/** @param {string} name @returns {(write: Write) => Promise<import("./tally.mjs").Tally>} */
const npmRun = (name) => async (write) => tallyStep(await run("npm", ["run", "--silent", name], {}, write));

/** @param {string} project @param {Record<string, string>} [env] @param {Write} [write] */
async function vitest(project, env, write) {
  const report = join(reports, `${project}.json`);
  const args = [
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const code = await run(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], env, write);
  return tallyVitest(report, code);
}

/**
 * The journeys on these installations, by so many workers.
 * @param {string[]} servers
 * @param {number} workers
 * @param {Write} [write]
 */
async function endToEnd(servers, workers, write) {
  const report = join(reports, `e2e-${servers.join("-")}.json`);
  const args = ["node_modules/@playwright/test/cli.js", "test", `--workers=${workers}`];
  const env = { ...filled, LIANGDENG_E2E: servers.join(","), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return tallyPlaywright(report, await run(process.execPath, args, env, write));
}

/** Where the demonstration city is filled once, for the integration tests and the journeys to take copies of. */
const filled = { LIANGDENG_TEST_CITY: join(process.cwd(), ".test-data", "city") };

/** @param {Write} write */
async function fillCity(write) {
  const args = ["--conditions=react-server", "--import", "tsx", "tests/support/fill-city.ts"];
  return tallyStep(await run(process.execPath, args, filled, write));
}

// Each waits for the disk and for its own single threads: side by side they take little more than the longer.
async function judge() {
  await step("格式 format", npmRun("check:format"));
  await step("引用规则 import rules", npmRun("check:imports"));
  await step("无用代码 unused code", npmRun("check:unused"));
  await step("单元测试 unit tests", (write) => vitest("unit", {}, write));
}
async function prepare() {
  await step("生产构建 production build", async (write) => tallyStep(await build(write)));
  await step("脚本大小 JavaScript budgets", (write) => vitest("build", {}, write));
  // After the build, which writes the types of the pages' addresses and leaves the judging to this.
  await step("类型 types", npmRun("check:types"));
}
/** The integration tests need the filled city and no page. */
async function store() {
  await step("演示城市 demonstration city", fillCity);
  await step("集成测试 integration tests", (write) => vitest("integration", filled, write));
}
await Promise.all([judge(), prepare(), store()]);
await aloneStep("浏览器 browser", async () => tallyStep(ensureBrowser() ? 0 : 1));
// What happens in the small city follows one after the other and mostly waits: for a lock to end, for a database that
// is away. The others have the terminal.
await Promise.all([
  aloneStep("端到端测试 end-to-end tests", () => endToEnd(["empty", "pictures", "demo"], 2)),
  step("小城的端到端测试 end-to-end tests of the small city", (write) => endToEnd(["small"], 1, write)),
]);

console.log("");
for (const { title, seconds, tally } of results) {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  console.log(
    `${tally.failed > 0 ? "✗" : "✓"} ${title}: ${tally.passed} passed, ${tally.failed} failed${skipped} (${seconds.toFixed(0)} s)`,
  );
}
const { passed, failed } = sumTallies(results.map((one) => one.tally));
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
