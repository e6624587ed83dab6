import { build, checkNode, forwardSignals, generate, install, run } from "./setup.mjs";

// `npm run test:fuzz`: 10,000 requests made from the OpenAPI document, against the production build on an installation
// of its own. FUZZ_REQUESTS and FUZZ_SEED choose others; a failure prints its seed.

checkNode();
forwardSignals();
await install();
await generate();
const built = await build();
const args = ["node_modules/@playwright/test/cli.js", "test", "--project=fuzz"];
const environment = {
  LIANGDENG_E2E: "small",
  FUZZ_REQUESTS: process.env.FUZZ_REQUESTS ?? "10000",
  FUZZ_SEED: process.env.FUZZ_SEED ?? String(Date.now() % 2 ** 31),
};
process.exit(built === 0 ? await run(process.execPath, args, environment) : built);
