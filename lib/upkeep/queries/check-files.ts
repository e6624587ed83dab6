import { hashOfStream } from "@/lib/core/hashed-files";
import type { Snapshot } from "@/lib/core/snapshot";
import { readKept } from "@/lib/files/storage";
import { quoted } from "@/lib/upkeep/queries/database-shape";
import type { FileFault } from "@/lib/upkeep/schema";

export type FileCheck = { checked: number; faults: FileFault[]; broken: number };

/** Faults that are named; more are counted. */
const NAMED = 50;

const EVERY = 500;

async function hashOfKept(key: string): Promise<string | null> {
  try {
    return (await hashOfStream(await readKept(key))).sha256;
  } catch {
    return null;
  }
}

type Row = { id: string; name: string; key: string; thumbnailKey: string | null; sha256: string };

/** Every attachment's row has its content, to the byte, and every picture its thumbnail. */
export async function checkAttachments(
  rows: readonly Row[],
  say: (line: string) => void = () => undefined,
): Promise<FileCheck> {
  const check: FileCheck = { checked: rows.length, faults: [], broken: 0 };
  for (const [at, { id, name, key, thumbnailKey, sha256 }] of rows.entries()) {
    const found = await hashOfKept(key);
    const gone = found === null || (thumbnailKey !== null && (await hashOfKept(thumbnailKey)) === null);
    if (gone || found !== sha256) {
      check.broken += 1;
      if (check.faults.length < NAMED) check.faults.push({ id, name, what: gone ? "missing" : "altered" });
    }
    if ((at + 1) % EVERY === 0) say(`附件 attachments ${at + 1}/${rows.length}`);
  }
  return check;
}

/** The attachments that have a row in this snapshot. */
export const readAttachments = async (snapshot: Snapshot): Promise<Row[]> =>
  (
    await snapshot.query<Row>(
      `SELECT id, name, key, thumbnail_key AS "thumbnailKey", sha256 FROM attachment ORDER BY uploaded_at, id`,
    )
  ).rows;

/** The tables that keep files with their hash inside the database: published documents. */
const SEALED = `
  SELECT c.relname AS name, (
    SELECT string_agg(quote_ident(a.attname) || '::text', $$ || '/' || $$ ORDER BY a.attnum)
    FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = c.oid AND i.indisprimary) AS key
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = c.oid AND attname = 'bytes' AND atttypid = 'bytea'::regtype)
    AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = c.oid AND attname = 'sha256')
  ORDER BY c.relname`;

/** Every document that the database keeps has the hash that was written beside it when it was published. */
export async function checkDocuments(snapshot: Snapshot): Promise<FileCheck> {
  const check: FileCheck = { checked: 0, faults: [], broken: 0 };
  const sealed = await snapshot.query<{ name: string; key: string }>(SEALED);
  for (const { name, key } of sealed.rows) {
    const counted = await snapshot.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM public.${quoted(name)}`,
    );
    check.checked += counted.rows[0]?.count ?? 0;
    const broken = await snapshot.query<{ id: string }>(
      `SELECT ${key} AS id FROM public.${quoted(name)}
       WHERE encode(sha256(bytes), 'hex') <> sha256 ORDER BY 1`,
    );
    check.broken += broken.rows.length;
    for (const { id } of broken.rows.slice(0, NAMED)) check.faults.push({ id, name, what: "altered" });
  }
  return check;
}
