import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { build, checkNode, forwardSignals, generate, install, run } from "./setup.mjs";

// Takes those pictures of the main pages anew that no longer look the same. Look at each of them before committing.

checkNode();
forwardSignals();
await install();
await generate();
if (!ensureBrowser() || (await build()) !== 0) process.exit(1);

const city = { LIANGDENG_TEST_CITY: join(process.cwd(), ".test-data", "city") };
const fill = ["--conditions=react-server", "--import", "tsx", "tests/support/fill-city.ts"];
if ((await run(process.execPath, fill, city)) !== 0) process.exit(1);

const take = ["node_modules/@playwright/test/cli.js", "test", "--update-snapshots=changed"];
const code = await run(process.execPath, take, { ...city, LIANGDENG_E2E: "pictures" });

// 64 colours are enough for a page without photographs, and take a third of the space. The comparison's tolerance of
// a pixel's colour is far above what that changes.
const { default: sharp } = await import("sharp");
const folder = join("tests", "e2e", "pictures", "taken");
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  const taken = readFileSync(file);
  if ((await sharp(taken).metadata()).isPalette) continue;
  writeFileSync(
    file,
    await sharp(taken).png({ palette: true, colours: 64, dither: 0, effort: 10 }).toBuffer(),
  );
}
process.exitCode = code;
