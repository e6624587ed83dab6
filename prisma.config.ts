import { defineConfig } from "prisma/config";

// Prisma would download a native schema engine, which an intranet cannot reach. `generate` is WebAssembly and
// never runs it; migrations go through lib/core/migrate.ts. Any existing executable satisfies the look-up.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema", migrations: { path: "prisma/migrations" } });
