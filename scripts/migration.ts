import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diffSchemas, type SchemaFile } from "../lib/core/schema-engine";

/** `npm run migration -- <name>`: writes the SQL from the schema of the last migration to the one on disk. */

const SCHEMA = "prisma/schema";
const MIGRATIONS = "prisma/migrations";
const git = (...args: string[]): string => execFileSync("git", args, { encoding: "utf8" });
const isSchema = (name: string): boolean => name.endsWith(".prisma");

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("用法 usage: npm run migration -- <name>   (a-z, 0-9, _)");
  process.exit(1);
}

const written: SchemaFile[] = readdirSync(SCHEMA)
  .filter(isSchema)
  .map((file) => ({ path: join(SCHEMA, file), content: readFileSync(join(SCHEMA, file), "utf8") }));

const lastMigration = git("log", "-1", "--format=%H", "--", MIGRATIONS).trim();
const before: SchemaFile[] = !lastMigration
  ? []
  : git("ls-tree", "-r", "--name-only", lastMigration, SCHEMA)
      .split("\n")
      .filter(isSchema)
      .map((path) => ({ path, content: git("show", `${lastMigration}:${path}`) }));

const sql = await diffSchemas(before, written);
if (!sql.trim() || sql.includes("This is an empty migration")) {
  console.log("模式没有变化 the schema has not changed");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  writeFileSync(join(MIGRATIONS, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(`已写入 written: ${join(folder, "migration.sql")}`);
}
