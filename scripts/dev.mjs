import { checkNode, forwardSignals, generate, install, serve } from "./setup.mjs";

checkNode();
forwardSignals();
await install();
await generate();
process.exit(await serve("dev"));
