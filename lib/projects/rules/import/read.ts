import { sumMoney, toCents } from "@/lib/core/money";
import type { MoneyUnit } from "@/lib/projects/rules/import/columns";
import type { ReadRow, SkippedRow } from "@/lib/projects/rules/import/draft";
import { markDuplicates } from "@/lib/projects/rules/import/duplicates";
import { findHeader, type Header, headerAt } from "@/lib/projects/rules/import/header";
import { leaderSplitter } from "@/lib/projects/rules/import/leaders";
import {
  columnErrors,
  type FileError,
  type FileNote,
  findUnit,
  findYear,
  type ImportColumn,
  type ImportOptions,
  type ImportSheet,
  mapColumns,
} from "@/lib/projects/rules/import/mapping";
import { readMoney } from "@/lib/projects/rules/import/money";
import { readRow } from "@/lib/projects/rules/import/read-row";
import type { RowContext } from "@/lib/projects/rules/import/row-reader";
import { sectionName, skippedAbove, skippedBelow } from "@/lib/projects/rules/import/rows";
import { compact, textOf } from "@/lib/projects/rules/import/text";

export type ImportReading = {
  sheet: string;
  /** The first header row, from 1; null when none was found. */
  headerRow: number | null;
  columns: ImportColumn[];
  year: number | null;
  /** Of money columns whose header names no unit. */
  moneyUnit: MoneyUnit;
  rows: ReadRow[];
  skipped: SkippedRow[];
  /** 万元, over all project rows. */
  sums: { totalInvestment: number; annualPlan: number };
  notes: FileNote[];
  errors: FileError[];
};

const nothingRead = (sheet: ImportSheet, code: "HEADER_NOT_FOUND"): ImportReading => ({
  sheet: sheet.name,
  headerRow: null,
  columns: [],
  year: null,
  moneyUnit: "万元",
  rows: [],
  skipped: [],
  sums: { totalInvestment: 0, annualPlan: 0 },
  notes: [],
  errors: [{ code, detail: {} }],
});

/** The list's own grand total against the sum of its rows: a note, since lists are often added up by hand. */
function totalNotes(
  sheet: ImportSheet,
  skipped: SkippedRow[],
  context: RowContext,
  sums: ImportReading["sums"],
): FileNote[] {
  const total = skipped.find(
    ({ reason, text }) => reason === "TOTAL" && /^(?:合计|总计|共计)/.test(compact(text)),
  );
  if (!total) return [];
  return (["totalInvestment", "annualPlan"] as const).flatMap((field) => {
    const cell = sheet.rows[total.row - 1]?.[context.positions.get(field) ?? -1];
    const reading = readMoney(cell, context.moneyUnit(field));
    if ("error" in reading || reading.amount === null || toCents(reading.amount) === toCents(sums[field]))
      return [];
    const detail = { field, stated: reading.amount, sum: sums[field], row: total.row };
    return [{ code: "TOTAL_DIFFERS" as const, detail }];
  });
}

/** Reads the rows below the header, remembering under which heading each one stands. */
function readBelow(sheet: ImportSheet, header: Header, context: RowContext) {
  const rows: ReadRow[] = [];
  const skipped: SkippedRow[] = [];
  let section: string | null = null;
  sheet.rows.forEach((cells, index) => {
    const row = index + 1;
    if (row < header.row) skipped.push(skippedAbove(cells, row));
    else if (row < header.row + header.height)
      skipped.push({ row, reason: "HEADER", text: textOf(cells.find((cell) => textOf(cell))) });
    else {
      const skip = skippedBelow(cells, row, header.texts, context.positions);
      if (skip) skipped.push(skip);
      else rows.push(readRow(cells, row, { ...context, section }));
      if (skip?.reason === "SECTION") section = sectionName(skip.text) || null;
    }
  });
  return { rows: markDuplicates(rows, context.positions), skipped };
}

/**
 * Reads a project list as an office mails it: finds the header, takes its columns for fields, and turns each row
 * into a draft with notes (odd, but importable) and errors (each with its cell); every other row is listed with
 * why it was left out. An empty cell says nothing: it never empties a field.
 */
export function readProjectRows(sheet: ImportSheet, options: ImportOptions = {}): ImportReading {
  const header = options.headerRow ? headerAt(sheet.rows, options.headerRow) : findHeader(sheet.rows);
  if (!header) return nothingRead(sheet, "HEADER_NOT_FOUND");
  const notes: FileNote[] = [];
  const columns = mapColumns(header, options);
  const above = sheet.rows.slice(0, header.row - 1);
  const year = findYear(columns, above, options, notes);
  const moneyUnit = findUnit(columns, above, options, notes);
  const errors = columnErrors(columns);
  const positions = new Map(columns.flatMap(({ field }, index) => (field ? [[field, index] as const] : [])));
  if (positions.has("annualPlan") && year === null) errors.push({ code: "YEAR_MISSING", detail: {} });
  const leadersAt = positions.get("leaders") ?? -1;
  const below = sheet.rows.slice(header.row + header.height - 1);
  const context: RowContext = {
    positions,
    moneyUnit: (field) => columns[positions.get(field) ?? -1]?.moneyUnit ?? moneyUnit,
    year,
    splitLeaders: leaderSplitter(
      below.map((row) => textOf(row[leadersAt])),
      options.knownLeaders ?? [],
    ),
    section: null,
    defaultCategory: options.defaultCategory ?? null,
  };
  const { rows, skipped } = positions.has("name")
    ? readBelow(sheet, header, context)
    : { rows: [], skipped: [] };
  if (positions.has("name") && rows.length === 0) errors.push({ code: "NO_PROJECTS", detail: {} });
  const sums = {
    totalInvestment: sumMoney(rows.map(({ draft }) => draft.totalInvestment ?? 0)),
    annualPlan: sumMoney(rows.map(({ draft }) => draft.annualPlan ?? 0)),
  };
  notes.push(...totalNotes(sheet, skipped, context, sums));
  return {
    sheet: sheet.name,
    headerRow: header.row,
    columns,
    year,
    moneyUnit,
    rows,
    skipped,
    sums,
    notes,
    errors,
  };
}

/** The sheet of a workbook that holds the list: the one with the most project rows. */
export function readProjectSheets(
  sheets: readonly ImportSheet[],
  options: ImportOptions = {},
): ImportReading {
  const readings = sheets.map((sheet) => readProjectRows(sheet, options));
  const best = readings.reduce<ImportReading | null>(
    (chosen, reading) => (chosen && chosen.rows.length >= reading.rows.length ? chosen : reading),
    null,
  );
  return best ?? nothingRead({ name: "", rows: [] }, "HEADER_NOT_FOUND");
}
