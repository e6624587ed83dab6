import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

const alias = {
  "@": root,
  // `server-only` throws outside a React server bundle; in tests every module runs on the server.
  "server-only": `${root}tests/support/server-only.ts`,
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{app,components,lib,prisma,scripts,tests/load}/**/*.test.{ts,tsx}"],
          // They take no second alone, but `npm test` builds the pages beside them.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/integration-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: "forks",
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: { name: "build", include: ["tests/build/**/*.test.ts"] },
      },
      {
        resolve: { alias },
        test: {
          name: "office",
          include: ["tests/office/**/*.test.ts"],
          globalSetup: ["tests/support/integration-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: "forks",
        },
      },
    ],
  },
});
