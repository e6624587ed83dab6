import type { Client } from "pg";
import type { Reference } from "@/lib/upkeep/rules";

export type TableShape = { name: string; columns: string[] };
export type DatabaseShape = { tables: TableShape[]; references: Reference[]; sequences: string[] };

/** The migrations' own table: written by migrating, not by restoring. */
const OWN = "_prisma_migrations";

/** Quotes a name of the database for use in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The tables that hold the city's data, whichever there are, with the columns that can be written (generated ones
 * compute themselves), their foreign keys, and the sequences. The job queue's schema is left out: it is made anew.
 */
export async function shapeOf(client: Client): Promise<DatabaseShape> {
  const tables = await client.query<TableShape>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname`,
    [OWN],
  );
  const references = await client.query<Reference>(
    `SELECT k.conname AS name, f.relname AS "from", t.relname AS "to"
     FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conparentid = 0
     ORDER BY k.conname`,
  );
  const sequences = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`,
  );
  return {
    tables: tables.rows,
    references: references.rows,
    sequences: sequences.rows.map(({ name }) => name),
  };
}

/** The first table that holds a row, or null when the database is empty. */
export async function firstFilledTable(client: Client): Promise<string | null> {
  for (const { name } of (await shapeOf(client)).tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM public.${quoted(name)} LIMIT 1`);
    if (rowCount) return name;
  }
  return null;
}
