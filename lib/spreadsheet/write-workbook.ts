import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import exceljs from "exceljs";
import { guardedText } from "@/lib/spreadsheet/cell-text";
import { fittingHeight } from "@/lib/spreadsheet/fitting-height";
import { columnName, MARKER_SHEET } from "@/lib/spreadsheet/marker";

/** Money in 万元 as a number, a count as a whole one; days as "YYYY-MM-DD"; `long` is text that wraps. */
export type ColumnKind = "text" | "long" | "money" | "count" | "day";
export type WrittenColumn = {
  header: string;
  kind: ColumnKind;
  /** In characters. */
  width: number;
  hidden?: boolean;
  /** What the cell may say: a drop-down list that takes other words too unless `strict`. */
  choices?: readonly string[];
  strict?: boolean;
  /** On a protected sheet: whoever fills it in writes here. */
  open?: boolean;
};
export type WrittenCell = string | number | null;
export type WrittenPage = {
  name: string;
  columns: readonly WrittenColumn[];
  /** A line above the header. */
  instruction?: string;
  /** Columns that stay in sight. */
  frozenColumns: number;
  /** Only cells of `open` columns can be changed. */
  isProtected?: boolean;
  /** How many rows come; validations reach `spareRows` further. */
  rowCount: number;
  spareRows?: number;
  /** Above every printed page. */
  printHeading?: string;
  /** Rows are as high as their long texts need: not every program sees to that when it prints. */
  fitsRows?: boolean;
};
export type WrittenSheet = WrittenPage & {
  /** What tells our own workbooks apart, on a sheet that nobody sees. */
  marker: readonly (readonly string[])[];
};

const FORMATS: Record<ColumnKind, string> = {
  text: "@",
  count: "0",
  long: "General",
  money: "#,##0.00",
  day: "yyyy-mm-dd",
};
const LARGEST_MONEY = 99_999_999_999_999;

/** What a protected sheet keeps is grey; what is to be filled in is white. */
const LOCKED: exceljs.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF0F0F0" } };

const styleOf = ({ kind, open }: WrittenColumn, isProtected: boolean): Partial<exceljs.Style> => ({
  ...(isProtected && !open ? { fill: LOCKED } : {}),
  numFmt: FORMATS[kind],
  alignment: {
    vertical: "top",
    wrapText: kind === "long",
    horizontal: kind === "money" || kind === "count" ? "right" : "left",
  },
  ...(open ? { protection: { locked: false } } : {}),
});

function cellValue(cell: WrittenCell, kind: ColumnKind): string | number | Date | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  return kind === "day" && /^\d{4}-\d\d-\d\d$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : guardedText(cell);
}

/** The lists of the drop-downs stand on the marker's sheet, one column each, from the second on. */
function writeMarker(book: exceljs.stream.xlsx.WorkbookWriter, sheet: WrittenSheet): void {
  const lists = sheet.columns.flatMap(({ choices }) => (choices?.length ? [choices] : []));
  const marker = book.addWorksheet(MARKER_SHEET, { state: "veryHidden" });
  const rows = Math.max(sheet.marker.length, ...lists.map((list) => list.length));
  for (let row = 0; row < rows; row += 1) {
    const said = JSON.stringify(sheet.marker[row] ?? []);
    const cells = [sheet.marker[row] ? said : null, ...lists.map((list) => list[row] ?? null)];
    marker.addRow(cells.map((cell) => cellValue(cell, "text"))).commit();
  }
  marker.commit();
}

/** `dataValidations` of a streamed sheet is there, and missing in the library's types. */
type Validated = { dataValidations: { add(address: string, rule: exceljs.DataValidation): void } };

function addValidations(page: exceljs.Worksheet, sheet: WrittenPage, first: number): void {
  const last = first + sheet.rowCount - 1 + (sheet.spareRows ?? 0);
  if (last < first) return;
  const { dataValidations } = page as unknown as Validated;
  let list = 1;
  sheet.columns.forEach((column, index) => {
    const range = `${columnName(index)}${first}:${columnName(index)}${last}`;
    const rule = { allowBlank: true, showErrorMessage: true, errorTitle: column.header } as const;
    if (column.choices?.length) {
      const letter = columnName(list);
      list += 1;
      dataValidations.add(range, {
        ...rule,
        type: "list",
        formulae: [`'${MARKER_SHEET}'!$${letter}$1:$${letter}$${column.choices.length}`],
        errorStyle: column.strict ? "stop" : "warning",
        error: column.strict ? "请从下拉列表中选择。" : "不在列表中，确定要用吗？",
      });
    } else if (column.open && column.kind === "money") {
      dataValidations.add(range, {
        ...rule,
        type: "decimal",
        operator: "between",
        formulae: [0, LARGEST_MONEY],
        errorStyle: "stop",
        error: "请填数字，单位万元，不小于 0。",
      });
    } else if (column.open && column.kind === "day") {
      dataValidations.add(range, {
        ...rule,
        type: "date",
        operator: "between",
        formulae: [new Date("1990-01-01T00:00:00Z"), new Date("2200-12-31T00:00:00Z")],
        errorStyle: "stop",
        error: "请填日期，如 2017-10-15。",
      });
    }
  });
}

/** Waits until the reader has taken what is written; whoever goes away ends the work. */
async function taken(output: PassThrough): Promise<void> {
  await setImmediate();
  if (output.destroyed) throw new Error("the reader of the workbook went away");
  if (!output.writableNeedDrain) return;
  const gone = new AbortController();
  const leave = () => gone.abort();
  output.once("close", leave);
  try {
    await once(output, "drain", { signal: gone.signal });
  } finally {
    output.off("close", leave);
  }
}

type Book = exceljs.stream.xlsx.WorkbookWriter;
type Rows = AsyncIterable<WrittenCell[][]>;
const BOOK = { useStyles: true, useSharedStrings: true, creator: "亮灯" };
const openBook = (output: PassThrough): Book =>
  new exceljs.stream.xlsx.WorkbookWriter({ stream: output, ...BOOK } as never);

async function writePage(book: Book, output: PassThrough, sheet: WrittenPage, rows: Rows) {
  const ySplit = sheet.instruction ? 2 : 1;
  const page = book.addWorksheet(sheet.name, {
    views: [{ state: "frozen", xSplit: sheet.frozenColumns, ySplit }],
    pageSetup: {
      orientation: "landscape",
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${ySplit}:${ySplit}`,
    },
    // On paper alone; & begins a code there.
    ...(sheet.printHeading
      ? {
          headerFooter: { oddHeader: `&C${sheet.printHeading.replaceAll("&", "&&")}`, oddFooter: "&C— &P —" },
        }
      : {}),
  });
  const styles = sheet.columns.map((column) => styleOf(column, sheet.isProtected ?? false));
  page.columns = sheet.columns.map((column, index) => ({
    width: column.width,
    hidden: column.hidden ?? false,
    style: styles[index] ?? {},
  }));
  if (sheet.instruction) {
    // The columns' styles are not the instruction's: it runs over them.
    const line = page.addRow([null, sheet.instruction]);
    line.eachCell({ includeEmpty: true }, (cell) => {
      cell.style = { alignment: { vertical: "middle" }, protection: { locked: true } };
    });
    line.height = 22;
    line.commit();
  }
  const head = page.addRow(sheet.columns.map((column) => column.header));
  head.eachCell({ includeEmpty: true }, (cell) => {
    cell.style = {
      font: { bold: true },
      alignment: { vertical: "middle", horizontal: "center", wrapText: true },
      border: { bottom: { style: "thin" } },
      protection: { locked: true },
    };
  });
  head.commit();
  const last = columnName(sheet.columns.length - 1);
  page.autoFilter = `A${ySplit}:${last}${ySplit + sheet.rowCount}`;
  if (sheet.isProtected) {
    await page.protect("", { formatColumns: true, formatRows: true, sort: false, autoFilter: true });
  }
  addValidations(page, sheet, ySplit + 1);
  for await (const batch of rows) {
    for (const cells of batch) {
      const row = page.addRow([]);
      cells.forEach((cell, index) => {
        const kind = sheet.columns[index]?.kind ?? "text";
        // Touched even when empty: an open cell has to be open.
        const place = row.getCell(index + 1);
        place.value = cellValue(cell, kind);
        // One object for all cells of a column: by itself the library makes one for each cell and remembers them all.
        place.style = styles[index] ?? {};
      });
      if (sheet.fitsRows) row.height = fittingHeight(sheet.columns, cells);
      row.commit();
    }
    await taken(output);
  }
  page.commit();
}

async function write(output: PassThrough, sheet: WrittenSheet, rows: AsyncIterable<WrittenCell[][]>) {
  const book = openBook(output);
  await writePage(book, output, sheet, rows);
  writeMarker(book, sheet);
  await book.commit();
}

/**
 * An .xlsx that is written while it is read: rows come in batches and leave as they come. Texts are texts and never
 * formulas (quality.md 20), money is numbers, days are days.
 */
export function writeWorkbook(sheet: WrittenSheet, rows: AsyncIterable<WrittenCell[][]>): Readable {
  const output = new PassThrough();
  write(output, sheet, rows).catch((error: Error) => output.destroy(error));
  return output;
}

/** Several sheets in one .xlsx, for reading: no drop-down lists, nothing to be taken back. */
export function writeSheets(
  sheets: readonly (Omit<WrittenPage, "rowCount"> & { rows: WrittenCell[][] })[],
): Readable {
  const output = new PassThrough();
  const book = openBook(output);
  const writeAll = async () => {
    for (const { rows, ...sheet } of sheets) {
      await writePage(book, output, { ...sheet, rowCount: rows.length }, Readable.from([rows]));
    }
    await book.commit();
  };
  writeAll().catch((error: Error) => output.destroy(error));
  return output;
}
