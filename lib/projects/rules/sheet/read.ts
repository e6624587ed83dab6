import { type Cell, columnLetter, textOf } from "@/lib/projects/rules/import/text";
import { headerOf } from "@/lib/projects/rules/sheet/columns";
import { type SheetField, sheetFields } from "@/lib/projects/rules/sheet/fields";
import { KEY_HEADER, PROJECTS_MARKER } from "@/lib/projects/rules/sheet/row-key";
import { TOLD_MARK } from "@/lib/projects/rules/sheet/told";

export type SheetRow = {
  /** As the sheet counts, from 1. */
  row: number;
  /** What the hidden cell says; "" for a row that somebody added. */
  key: string;
  cells: Partial<Record<SheetField, Cell>>;
};

export type SheetReading = {
  sheet: string;
  headerRow: number;
  year: number;
  /** When it was written, as an instant. */
  exportedAt: string;
  /** Rows that were written. */
  exported: number;
  letters: Partial<Record<SheetField, string>>;
  /** Written, and no longer found by their headers. */
  missing: SheetField[];
  /** Headers of the columns that are only there to be read. */
  told: string[];
  rows: SheetRow[];
};

const SEARCHED_ROWS = 20;

/**
 * A workbook that we wrote, edited or not: known by its marker, its columns by their headers, so that moved, left
 * out and added columns harm nothing. Null for everybody else's list, and for one whose keys were taken out.
 */
export function readMarkedSheet(
  sheets: readonly { name: string; rows: readonly (readonly Cell[])[] }[],
  marker: readonly (readonly string[])[] | null,
): SheetReading | null {
  const [said, written] = marker ?? [];
  if (said?.[0] !== PROJECTS_MARKER || !written) return null;
  const year = Number(said[1]);
  for (const sheet of sheets) {
    const at = sheet.rows
      .slice(0, SEARCHED_ROWS)
      .findIndex((row) => row.some((cell) => textOf(cell) === KEY_HEADER));
    if (at < 0) continue;
    const headers = (sheet.rows[at] ?? []).map(textOf);
    const keyAt = headers.indexOf(KEY_HEADER);
    const places = sheetFields.flatMap((field) => {
      const place = headers.indexOf(headerOf(field, year));
      return place < 0 ? [] : [[field, place] as const];
    });
    const found = new Set<string>(places.map(([field]) => field));
    const rows = sheet.rows.slice(at + 1).flatMap((cells, index): SheetRow[] => {
      const said = places.map(([field, place]) => [field, cells[place] ?? null] as const);
      const key = textOf(cells[keyAt]);
      if (key === "" && said.every(([, cell]) => textOf(cell) === "")) return [];
      return [{ row: at + index + 2, key, cells: Object.fromEntries(said) }];
    });
    return {
      sheet: sheet.name,
      headerRow: at + 1,
      year,
      exportedAt: said[2] ?? "",
      exported: Number(said[3]),
      letters: Object.fromEntries(places.map(([field, place]) => [field, columnLetter(place)])),
      missing: sheetFields.filter((field) => written.includes(field) && !found.has(field)),
      told: headers.filter((header) => header.endsWith(TOLD_MARK)),
      rows,
    };
  }
  return null;
}

export type SheetNote =
  | { code: "ROWS_LEFT_OUT"; detail: { count: number } }
  | { code: "COLUMNS_LEFT_OUT" | "COLUMNS_TOLD"; detail: { columns: string } };

/** What is no longer in the file stays as it is in the registry: the reader is told. */
export function sheetNotes({ exported, rows, missing, told, year }: SheetReading): SheetNote[] {
  const left = new Set(rows.flatMap(({ key }) => (key === "" ? [] : [key]))).size;
  const columns = missing.map((field) => headerOf(field, year)).join("、");
  return [
    ...(left < exported ? [{ code: "ROWS_LEFT_OUT" as const, detail: { count: exported - left } }] : []),
    ...(columns ? [{ code: "COLUMNS_LEFT_OUT" as const, detail: { columns } }] : []),
    ...(told.length > 0 ? [{ code: "COLUMNS_TOLD" as const, detail: { columns: told.join("、") } }] : []),
  ];
}
