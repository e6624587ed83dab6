import type { DraftError, ReadRow, Remark } from "@/lib/projects/rules/import/draft";
import type { Positions } from "@/lib/projects/rules/import/rows";
import { columnLetter } from "@/lib/projects/rules/import/text";

/** A name or national code that stood in an earlier row already: one project would be written twice. */
export function markDuplicates(rows: ReadRow[], positions: Positions): ReadRow[] {
  const firstRow = new Map<string, number>();
  return rows.map((read) => {
    const errors: Remark<DraftError>[] = [];
    for (const field of ["name", "nationalCode"] as const) {
      const value = read.draft[field];
      if (!value) continue;
      const key = `${field} ${value}`;
      const first = firstRow.get(key);
      if (first === undefined) firstRow.set(key, read.row);
      else {
        const cell = `${columnLetter(positions.get(field) ?? 0)}${read.row}`;
        errors.push({ cell, value, code: "DUPLICATE_IN_FILE", detail: { row: first } });
      }
    }
    return errors.length === 0 ? read : { ...read, errors: [...read.errors, ...errors] };
  });
}
