import { spawnSync } from "node:child_process";
import { checkNode, forwardSignals, generate, install, run } from "./setup.mjs";

// Our papers in a real office program: LibreOffice opens workbooks, types into them, saves them; and prints the minutes,
// whose pages are measured. Apart from `npm test`, because LibreOffice is 500 MB that nothing else here needs.

const PYTHON = "/usr/bin/python3";

/** @param {string} command @param {string[]} args */
const works = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** @type {[name: string, isThere: boolean][]} */
const packages = [
  ["libreoffice-calc", works("sh", ["-c", "command -v localc"])],
  ["libreoffice-writer", works("sh", ["-c", "command -v lowriter"])],
  ["python3-uno", works(PYTHON, ["-c", "import uno"])],
  ["poppler-utils", works("pdftotext", ["-v"])],
  ["fonts-noto-cjk", works("sh", ["-c", "fc-list :lang=zh-cn | grep -q ."])],
];
const missing = packages.filter(([, isThere]) => !isThere).map(([name]) => name);

checkNode();
if (missing.length > 0) {
  console.error(
    "办公软件测试需要 LibreOffice 等，请先运行 this test needs LibreOffice and more, please run:\n" +
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(" ")}`,
  );
  process.exit(1);
}
forwardSignals();
await install();
await generate();
process.exitCode = await run(process.execPath, [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--project",
  "office",
]);
