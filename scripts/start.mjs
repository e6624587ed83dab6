import { build, checkNode, forwardSignals, generate, install, serve } from "./setup.mjs";

checkNode();
forwardSignals();
await install();
await generate();
const built = await build();
process.exit(built === 0 ? await serve() : built);
