import exceljs from "exceljs";
import { Grid, Refusal, spender } from "./grid.mjs";
import { scanZip } from "./scan-zip.mjs";

/** Parts that the reader has no use for, and that the library would unfold cell by cell. */
const ignoreNodes = [
  "dataValidations",
  "conditionalFormatting",
  "autoFilter",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "drawing",
  "legacyDrawing",
  "picture",
  "tableParts",
  "extLst",
];

/** True for a date format that shows a month and no day ("2018年3月"): its first day was never said. */
function showsNoDay(numberFormat) {
  const shown = (numberFormat ?? "")
    .split(";")[0]
    .replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "")
    .toLowerCase();
  return /y/.test(shown) && /m/.test(shown) && !/[dh]/.test(shown);
}

/** "2018-03-15", or "2018-03" where the cell shows no day. */
function dateText(date, numberFormat) {
  if (Number.isNaN(date.getTime())) return null;
  return date.toISOString().slice(0, showsNoDay(numberFormat) ? 7 : 10);
}

/** What the value says, without formatting: a link's text, rich text as plain text. */
function flatten(value, numberFormat) {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").replace(/_x000[Dd]_/g, "");
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  if (value instanceof Date) return dateText(value, numberFormat);
  if (Array.isArray(value.richText)) return flatten(value.richText.map((part) => part.text ?? "").join(""));
  if (value.error !== undefined) return String(value.error);
  if ("text" in value) return flatten(value.text, numberFormat);
  return null;
}

/** A formula says its stored result; it is never computed. The library's `value` leaves out 0 and false. */
const saidBy = (cell) =>
  flatten(cell.type === exceljs.ValueType.Formula ? cell.result : cell.value, cell.numFmt);

/** Named ranges are not read: the library would keep each of their cells, and a sheet has 17 billion. */
function withoutNames(workbook) {
  Object.defineProperty(workbook.definedNames, "model", { get: () => [], set: () => undefined });
  return workbook;
}

async function loadWorkbook(bytes) {
  const workbook = withoutNames(new exceljs.Workbook());
  try {
    await workbook.xlsx.load(bytes, { ignoreNodes });
  } catch {
    throw new Refusal("BROKEN_WORKBOOK", { kind: "xlsx" });
  }
  if (workbook.worksheets.length === 0) throw new Refusal("BROKEN_WORKBOOK", { kind: "xlsx" });
  return workbook;
}

/** The sheet that tells our own workbooks apart (marker.ts): read although nobody sees it. */
const MARKER_SHEET = "_liangdeng";

/** All visible sheets and the marker's; a merged area's value stands in its first cell alone. */
export async function parseXlsx(bytes, limits) {
  await scanZip(bytes, limits);
  const workbook = await loadWorkbook(bytes);
  const spend = spender(limits.characters);
  const marker = workbook.worksheets.filter((sheet) => sheet.name === MARKER_SHEET);
  const others = workbook.worksheets.filter((sheet) => sheet.name !== MARKER_SHEET);
  const visible = others.filter((sheet) => sheet.state === "visible");
  return [...(visible.length > 0 ? visible : others), ...marker].map((sheet) => {
    const grid = new Grid(sheet.name, limits, spend);
    sheet.eachRow((row, rowNumber) => {
      row.eachCell((cell, columnNumber) => {
        if (cell.isMerged && cell.master !== cell) return;
        grid.set(rowNumber - 1, columnNumber - 1, saidBy(cell));
      });
    });
    return { name: grid.name, rows: grid.rows };
  });
}
