import { build, checkNode, forwardSignals, generate, install, run } from "./setup.mjs";

// `npm run test:faults [-- NAME…] [--seed N]`: kills, cuts and full disks against the production build on installations
// of its own, and a ledger of what people saw. Exit code 0: nothing lost; 1: something is wrong; 3: a fault could not be
// made here, the others went well.

checkNode();
forwardSignals();
await install();
await generate();
const built = await build();
const args = [
  "--conditions=react-server",
  "--disable-warning=DeprecationWarning",
  "--import",
  "tsx",
  "tests/faults/run.ts",
  ...process.argv.slice(2),
];
process.exit(built === 0 ? await run(process.execPath, args) : built);
