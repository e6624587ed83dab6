import type { Readable } from "node:stream";
import exceljs from "exceljs";
import { expect, it } from "vitest";
import { unguardedText } from "@/lib/spreadsheet/cell-text";
import { readWorkbook } from "@/lib/spreadsheet/read-spreadsheet";
import { type WrittenCell, type WrittenSheet, writeWorkbook } from "@/lib/spreadsheet/write-workbook";

const sheet: WrittenSheet = {
  name: "项目",
  columns: [
    { header: "键", kind: "text", width: 4, hidden: true },
    { header: "名称", kind: "text", width: 30 },
    { header: "内容", kind: "long", width: 40 },
    { header: "总投资（万元）", kind: "money", width: 14 },
    { header: "开工", kind: "day", width: 12 },
    { header: "阶段", kind: "text", width: 10, choices: ["在建", "竣工"], strict: true },
  ],
  frozenColumns: 2,
  rowCount: 3,
  marker: [
    ["liangdeng.test", "1"],
    ["key", "name"],
  ],
};
const rows: WrittenCell[][] = [
  ["k1", '=HYPERLINK("http://x","点")', "第一行\n第二行  两个空格", 1234.5, "2017-10-15", "在建"],
  ["k2", "＝cmd|' /C calc'!A0", null, 0.1, null, null],
  ["k3", "'+86 0832", '<b>&amp;"引号"</b>', 99_999_999.99, "2000-02-29", "竣工"],
];

async function* inBatches(given: WrittenCell[][]) {
  for (const row of given) yield [row];
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it("what is written is read back by our own import, to the letter", async () => {
  const bytes = await bytesOf(writeWorkbook(sheet, inBatches(rows)));
  const { sheets, marker } = await readWorkbook(bytes, "x.xlsx");
  expect(marker).toEqual(sheet.marker);
  expect(sheets).toHaveLength(1);
  const [head, ...body] = sheets[0]?.rows ?? [];
  expect(head).toEqual(sheet.columns.map((column) => column.header));
  const back = body.map((row) =>
    sheet.columns.map((_, index) => {
      const cell = row[index] ?? null;
      return typeof cell === "string" ? unguardedText(cell) : cell;
    }),
  );
  expect(back).toEqual(rows);
});

it("numbers are numbers, days are days, no cell is a formula, the lists drop down", async () => {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await bytesOf(writeWorkbook(sheet, inBatches(rows)))) as never);
  const page = book.getWorksheet("项目");
  expect(page?.getCell("D2").type).toBe(exceljs.ValueType.Number);
  expect(page?.getCell("D2").numFmt).toBe("#,##0.00");
  expect(page?.getCell("E2").value).toEqual(new Date("2017-10-15T00:00:00Z"));
  page?.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(exceljs.ValueType.Formula)));
  expect(String(page?.getCell("B2").value)).toMatch(/^'=/);
  expect(page?.getCell("F3").dataValidation).toMatchObject({ type: "list", errorStyle: "stop" });
  expect(page?.views[0]).toMatchObject({ state: "frozen", xSplit: 2, ySplit: 1 });
  expect(page?.getColumn(1).hidden).toBe(true);
  expect(book.getWorksheet("_liangdeng")?.state).toBe("veryHidden");
});

it("an error in the middle reaches the reader instead of half a file", async () => {
  async function* broken() {
    yield [rows[0] ?? []];
    throw new Error("the database went away");
  }
  await expect(bytesOf(writeWorkbook(sheet, broken()))).rejects.toThrow("went away");
});
