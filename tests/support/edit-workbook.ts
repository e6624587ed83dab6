import type { Readable } from "node:stream";
import exceljs from "exceljs";

export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The first sheet by the headers of its columns, as somebody edits it in an office program. */
export type EditedSheet = {
  page: exceljs.Worksheet;
  /** The cell below a header, in the row (from 1) or in the row whose `by` column says this. */
  cell: (header: string, row: number) => exceljs.Cell;
  rowOf: (header: string, says: string) => number;
};

/** Opens the workbook, has it edited, and saves it. `headerRow` from 1. */
export async function edited(
  bytes: Buffer,
  edit: (sheet: EditedSheet) => void,
  headerRow = 1,
): Promise<Buffer> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as never);
  const page = book.worksheets[0];
  if (!page) throw new Error("the workbook is empty");
  const columnOf = (header: string): number => {
    let at = 0;
    page.getRow(headerRow).eachCell((cell, column) => {
      if (cell.value === header) at = column;
    });
    if (at === 0) throw new Error(`no column ${header}`);
    return at;
  };
  const cell = (header: string, row: number) => page.getCell(row, columnOf(header));
  const rowOf = (header: string, says: string): number => {
    for (let row = headerRow + 1; row <= page.rowCount; row += 1) {
      if (String(cell(header, row).value ?? "") === says) return row;
    }
    throw new Error(`no row whose ${header} is ${says}`);
  };
  edit({ page, cell, rowOf });
  return Buffer.from(await book.xlsx.writeBuffer());
}
