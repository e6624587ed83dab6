import { z } from "zod";
import { AppError, ruleViolation } from "@/lib/core/errors";
import { kindOf } from "@/lib/spreadsheet/kind";
import { limits } from "@/lib/spreadsheet/limits";
import { MARKER_SHEET } from "@/lib/spreadsheet/marker";
import { type CellValue, parseInChild, type Sheet } from "@/lib/spreadsheet/parse";
import { checkZip } from "@/lib/spreadsheet/zip-directory";

const baseName = (fileName: string): string =>
  (fileName.split(/[\\/]/).pop() ?? "").replace(/\.[^.]*$/, "").slice(0, 100) || "1";

async function readChecked(bytes: Buffer): Promise<Sheet[]> {
  if (bytes.length > limits.fileBytes) {
    throw ruleViolation("FILE_TOO_LARGE", { megabytes: limits.fileBytes / 1024 / 1024 });
  }
  const found = kindOf(bytes);
  if ("refused" in found) throw ruleViolation(found.refused, "found" in found ? { kind: found.found } : {});
  const unpacked = found.kind === "xlsx" ? (await checkZip(bytes)).unpackedBytes : bytes.length;
  const isLarge = bytes.length > limits.largeBytes || unpacked > limits.largeUnpackedBytes;
  return parseInChild(bytes, found.kind, isLarge);
}

export type Workbook = {
  sheets: Sheet[];
  /** What `writeWorkbook` was told to mark the file with; null for everybody else's. */
  marker: string[][] | null;
};

const markedRow = z.array(z.string());

/** A marker that somebody has written into is none. */
function markerOf(rows: CellValue[][] | undefined): string[][] | null {
  if (!rows) return null;
  const said = rows.flatMap(([cell]) => (typeof cell === "string" ? [cell] : []));
  try {
    return said.map((text) => markedRow.parse(JSON.parse(text)));
  } catch {
    return null;
  }
}

/**
 * Reads the visible sheets of an .xlsx or .csv file: decided by its content, never by its name. Dates come as
 * "YYYY-MM-DD" ("YYYY-MM" where the cell shows no day), formulas as their stored results, merged areas in their
 * first cell. A csv is one sheet, named after the file.
 *
 * Refuses with RULE_VIOLATION and one of NOT_A_SPREADSHEET (`kind`), OLD_EXCEL, ENCRYPTED_WORKBOOK,
 * FILE_TOO_LARGE (`megabytes`), ZIP_BOMB, BROKEN_WORKBOOK, TOO_MANY_ROWS (`rows`, `columns`) and
 * SPREADSHEET_TOO_HEAVY (the memory or time cap ended it); `file` is the name.
 */
export async function readWorkbook(bytes: Buffer, fileName: string): Promise<Workbook> {
  try {
    const all = await readChecked(bytes);
    const sheets = all.filter(({ name }) => name !== MARKER_SHEET);
    return {
      sheets: sheets.map((sheet) => ({ ...sheet, name: sheet.name || baseName(fileName) })),
      marker: markerOf(all.find(({ name }) => name === MARKER_SHEET)?.rows),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.reason, { ...error.detail, file: fileName.slice(0, 200) });
  }
}

/** The sheets of `readWorkbook` alone. */
export const readSpreadsheet = async (bytes: Buffer, fileName: string): Promise<Sheet[]> =>
  (await readWorkbook(bytes, fileName)).sheets;
