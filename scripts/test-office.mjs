import { spawnSync } from "node:child_process";
import { checkNode, forwardSignals, generate, install, run } from "./setup.mjs";

// Our workbooks in a real office program: LibreOffice opens them, types into them, saves them. Apart from `npm test`,
// because LibreOffice is 500 MB that nothing else here needs.

const PYTHON = "/usr/bin/python3";

/** @param {string} command @param {string[]} args */
const works = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

checkNode();
if (!works("soffice", ["--version"]) || !works(PYTHON, ["-c", "import uno"])) {
  console.error(
    "办公软件测试需要 LibreOffice，请先运行 this test needs LibreOffice, please run:\n" +
      "  sudo apt-get update && sudo apt-get install -y --no-install-recommends libreoffice-calc python3-uno",
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
