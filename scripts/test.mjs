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

/** @type {{ title: string; tally: import("./tally.mjs").Tally }[]} */
const results = [];

/** @param {string} title @param {() => Promise<import("./tally.mjs").Tally>} work */
async function step(title, work) {
  console.log(`\n── ${title}`);
  results.push({ title, tally: await work() });
}

/** @param {string} name */
const npmRun = async (name) => tallyStep(await run("npm", ["run", "--silent", name]));

/** @param {string} project */
async function vitest(project) {
  const report = join(reports, `${project}.json`);
  const args = [
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  return tallyVitest(report, await run(process.execPath, ["node_modules/vitest/vitest.mjs", ...args]));
}

async function endToEnd() {
  const report = join(reports, "e2e.json");
  const args = ["node_modules/@playwright/test/cli.js", "test"];
  return tallyPlaywright(report, await run(process.execPath, args, { PLAYWRIGHT_JSON_OUTPUT_NAME: report }));
}

await step("格式 format", () => npmRun("check:format"));
await step("类型 types", () => npmRun("check:types"));
await step("引用规则 import rules", () => npmRun("check:imports"));
await step("无用代码 unused code", () => npmRun("check:unused"));
await step("单元测试 unit tests", () => vitest("unit"));
await step("集成测试 integration tests", () => vitest("integration"));
await step("生产构建 production build", async () => tallyStep(await build()));
await step("浏览器 browser", async () => tallyStep(ensureBrowser() ? 0 : 1));
await step("端到端测试 end-to-end tests", endToEnd);

console.log("");
for (const { title, tally } of results) {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  console.log(
    `${tally.failed > 0 ? "✗" : "✓"} ${title}: ${tally.passed} passed, ${tally.failed} failed${skipped}`,
  );
}
const { passed, failed } = sumTallies(results.map((one) => one.tally));
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
