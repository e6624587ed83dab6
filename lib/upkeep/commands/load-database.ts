import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { quoted, shapeOf } from "@/lib/upkeep/queries/database-shape";
import { BackupRefused } from "@/lib/upkeep/queries/read-backup";
import { loadOrder, type Reference } from "@/lib/upkeep/rules";
import type { Manifest } from "@/lib/upkeep/schema";

type Table = Manifest["tables"][number];

const name = (table: string): string => `public.${quoted(table)}`;

/** The backup's tables and ours must be the same: they are of one level. */
function refuseOtherTables(
  theirs: readonly Table[],
  ours: readonly { name: string; columns: string[] }[],
): void {
  const text = (tables: readonly { name: string; columns: string[] }[]) =>
    JSON.stringify([...tables].map((table) => [table.name, table.columns]).sort());
  if (text(theirs) !== text(ours))
    throw new BackupRefused(
      "备份中的表与本程序的不同，不能恢复。\nThe tables of this backup are not those of this product.",
    );
}

async function fill(client: Client, folder: string, { name: table, columns, rows, path }: Table) {
  const target = client.query(copyFrom(`COPY ${name(table)} (${columns.map(quoted).join(", ")}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, path)), createGunzip(), target);
  if (target.rowCount !== rows)
    throw new BackupRefused(
      `表 ${table} 应有 ${rows} 行，实得 ${target.rowCount} 行。\nTable ${table} has other rows than the manifest says.`,
    );
}

/**
 * Loads all tables in the caller's transaction, as the owner of the database. The tables' own triggers are off
 * meanwhile: what they refuse or compute stands in the rows already. Foreign keys, unique keys and checks stay on, so
 * that a backup which does not hold together is refused.
 */
export async function loadDatabase(
  client: Client,
  folder: string,
  manifest: Manifest,
  say: (line: string) => void,
): Promise<void> {
  const { tables, references } = await shapeOf(client);
  refuseOtherTables(manifest.tables, tables);
  const { order, late } = loadOrder(
    tables.map((table) => table.name),
    references,
  );
  const constraint = ({ from, name: key }: Reference, mode: string) =>
    client.query(`ALTER TABLE ${name(from)} ALTER CONSTRAINT ${quoted(key)} ${mode}`);
  for (const reference of late) await constraint(reference, "DEFERRABLE INITIALLY DEFERRED");
  for (const table of order) await client.query(`ALTER TABLE ${name(table)} DISABLE TRIGGER USER`);

  const byName = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const [at, table] of order.entries()) {
    const known = byName.get(table);
    if (!known) continue;
    await fill(client, folder, known);
    say(`表 table ${at + 1}/${order.length} ${table}: ${known.rows}`);
  }
  for (const { name: sequence, value, called } of manifest.sequences) {
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [name(sequence), value, called]);
  }

  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  for (const table of order) await client.query(`ALTER TABLE ${name(table)} ENABLE TRIGGER USER`);
  for (const reference of late) await constraint(reference, "NOT DEFERRABLE");
}
