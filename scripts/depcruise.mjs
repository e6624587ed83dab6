import { createRequire } from "node:module";

// dependency-cruiser reads TypeScript through swc (TypeScript 7 has no JavaScript API), but tells it that no file
// holds JSX. This corrects what it says for .tsx files, then runs it.
const swc = createRequire(import.meta.url)("@swc/core");
const { parseFileSync } = swc;

/** @param {string} file @param {object} options */
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });

await import("../node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
