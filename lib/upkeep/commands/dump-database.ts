import { join } from "node:path";
import { createGzip } from "node:zlib";
import { to as copyTo } from "pg-copy-streams";
import { writeHashed } from "@/lib/core/hashed-files";
import { levelIn } from "@/lib/core/migrate";
import type { Snapshot } from "@/lib/core/snapshot";
import { sha256 } from "@/lib/core/transaction";
import { readHeads } from "@/lib/trace/check-trace";
import { quoted, shapeOf, type TableShape } from "@/lib/upkeep/queries/database-shape";
import type { Manifest } from "@/lib/upkeep/schema";

export type DumpedAttachment = {
  id: string;
  name: string;
  key: string;
  thumbnailKey: string | null;
  bytes: number;
  sha256: string;
};

export type Dump = Omit<Manifest, "format" | "version" | "product" | "madeAt" | "faults"> & {
  attachments: DumpedAttachment[];
};

/** Quick rather than small: text shrinks to a fifth all the same. */
const LEVEL = 3;

async function dumpTable(snapshot: Snapshot, folder: string, { name, columns }: TableShape) {
  const path = `tables/${name}.copy.gz`;
  const source = snapshot.query(
    copyTo(`COPY public.${quoted(name)} (${columns.map(quoted).join(", ")}) TO STDOUT`),
  );
  const hashed = await writeHashed(join(folder, path), source, createGzip({ level: LEVEL }));
  return { table: { name, columns, rows: source.rowCount, path }, file: { path, ...hashed } };
}

async function readSequence(snapshot: Snapshot, name: string): Promise<Manifest["sequences"][number]> {
  const { rows } = await snapshot.query<{ value: string; called: boolean }>(
    `SELECT last_value::text AS value, is_called AS called FROM public.${quoted(name)}`,
  );
  const [state] = rows;
  if (!state) throw new Error(`sequence ${name} is empty`);
  return { name, ...state };
}

/** Chains, events and one hash over all heads: what a restored trace is compared with. */
export async function traceSummary(snapshot: Snapshot): Promise<Manifest["trace"]> {
  const heads = await readHeads(snapshot);
  return {
    chains: heads.length,
    events: heads.reduce((sum, { index }) => sum + index, 0),
    sha256: sha256(heads.map(({ chain, index, hash }) => `${chain} ${index} ${hash}\n`).join("")),
  };
}

/** Writes every table into `folder`; `say` hears of each. */
export async function dumpDatabase(
  snapshot: Snapshot,
  folder: string,
  say: (line: string) => void,
): Promise<Dump> {
  const { tables, sequences } = await shapeOf(snapshot);
  const dumped: Awaited<ReturnType<typeof dumpTable>>[] = [];
  for (const [at, table] of tables.entries()) {
    const done = await dumpTable(snapshot, folder, table);
    dumped.push(done);
    say(`表 table ${at + 1}/${tables.length} ${table.name}: ${done.table.rows}`);
  }
  const states: Manifest["sequences"] = [];
  for (const name of sequences) states.push(await readSequence(snapshot, name));
  const installation = await snapshot.query<NonNullable<Manifest["installation"]>>(
    `SELECT city_name AS "cityName", centre_name AS "centreName", demo FROM installation WHERE id = 1`,
  );
  const attachments = await snapshot.query<DumpedAttachment>(
    `SELECT id, name, key, thumbnail_key AS "thumbnailKey", bytes, sha256 FROM attachment ORDER BY key`,
  );
  return {
    installation: installation.rows[0] ?? null,
    migrations: await levelIn(snapshot),
    tables: dumped.map(({ table }) => table),
    sequences: states,
    trace: await traceSummary(snapshot),
    files: dumped.map(({ file }) => file),
    attachments: attachments.rows,
  };
}
