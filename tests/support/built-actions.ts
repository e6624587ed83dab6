import { readFileSync } from "node:fs";

type Manifest = {
  node: Record<string, { workers: Record<string, unknown>; exportedName?: string; filename?: string }>;
};

/** A server function as the production build knows it: its id, its name, and an address whose page holds it. */
export type BuiltAction = { id: string; name: string; address: string };

const NOBODY = "00000000-0000-7000-8000-000000000000";

const addressOf = (worker: string): string =>
  worker
    .replace(/^app/, "")
    .replace(/\/page$/, "")
    .replace(/\/\([^)]*\)/g, "")
    .replace(/\[\w+\]/g, NOBODY) || "/";

/** Every server function that answers in the production build, from its own list. */
export const builtActions = (): BuiltAction[] =>
  Object.entries(
    (JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest).node,
  ).map(([id, { workers, exportedName = "", filename = "" }]) => ({
    id,
    name: `${filename} ${exportedName}`,
    address: addressOf(Object.keys(workers).sort()[0] ?? "app/page"),
  }));
