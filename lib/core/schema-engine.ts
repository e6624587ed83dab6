import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  mockAdapter,
} from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm/schema_engine_bg";

/** A file of the Prisma schema: its path and its text. */
export type SchemaFile = { path: string; content: string };

/** Prisma's schema engine as WebAssembly: the native one would be downloaded, which an intranet cannot do. */
async function loadEngine(): Promise<typeof Engine> {
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = await WebAssembly.compile(await readFile(script.replace(/\.js$/, ".wasm")));
  const bindings = { "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports };
  const instance = await WebAssembly.instantiate(module, bindings);
  engine.__wbg_set_wasm(instance.exports);
  if (typeof instance.exports.__wbindgen_start === "function") instance.exports.__wbindgen_start();
  return engine;
}

/** The engine asks its database for the version before it compares two schema texts; nothing else is asked. */
const answering = {
  ...mockAdapter("postgres"),
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  queryRaw: async () => ({
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, "PostgreSQL 18.4", 180004]],
  }),
  executeScript: async () => undefined,
  dispose: async () => undefined,
};

/** The SQL that leads from one schema to another; an empty `from` is an empty database. Needs no database. */
export async function diffSchemas(from: SchemaFile[], to: SchemaFile[]): Promise<string> {
  const { SchemaEngine } = await loadEngine();
  const engine = await SchemaEngine.new(
    { datamodels: to.map((file): [string, string] => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory({
      provider: "postgres",
      adapterName: "none",
      connect: async () => answering,
      connectToShadowDb: async () => answering,
    }),
  );
  const { stdout } = await engine.diff({
    from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
    to: { tag: "schemaDatamodel", files: to },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? "";
}
