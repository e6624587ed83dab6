import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { readSpreadsheet } from "@/lib/spreadsheet/read-spreadsheet";
import { sheetXmlOf, workbookParts, zipOf } from "@/tests/support/zips";

const OLE2 = Buffer.from("d0cf11e0a1b11ae1", "hex");
const olderWith = (stream: string) =>
  Buffer.concat([OLE2, Buffer.alloc(504), Buffer.from(stream, "utf16le"), Buffer.alloc(512)]);
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MEGABYTE = 1024 * 1024;
const row = (number: number) => `<row r="${number}"><c r="A${number}"><v>${number}</v></c></row>`;
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index + 1)).join("");
const honest = zipOf(workbookParts(sheetXmlOf(row(1))));

/** The refusal of a file, as "REASON kind". */
async function refusalOf(bytes: Buffer): Promise<string> {
  try {
    await readSpreadsheet(bytes, "清单.xlsx");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe("RULE_VIOLATION");
    return [error.reason, error.detail.kind].filter(Boolean).join(" ");
  }
  return "read";
}

const cases: [string, string, () => Buffer][] = [
  ["an empty file", "NOT_A_SPREADSHEET empty", () => Buffer.alloc(0)],
  [
    "a PNG",
    "NOT_A_SPREADSHEET png",
    () => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(900)]),
  ],
  [
    "a JPEG",
    "NOT_A_SPREADSHEET jpeg",
    () => Buffer.concat([Buffer.from("ffd8ffe0", "hex"), randomBytes(900)]),
  ],
  ["a PDF", "NOT_A_SPREADSHEET pdf", () => Buffer.from("%PDF-1.7\n1 0 obj\n")],
  [
    "an HTML table that calls itself .xls",
    "NOT_A_SPREADSHEET html",
    () => Buffer.from("\ufeff<html><body><table>"),
  ],
  ["an XML file", "NOT_A_SPREADSHEET xml", () => Buffer.from('<?xml version="1.0"?><a/>')],
  [
    "random bytes",
    "NOT_A_SPREADSHEET unknown",
    () => Buffer.concat([Buffer.from([1, 0, 2]), randomBytes(5000)]),
  ],
  [
    "text that is neither UTF-8 nor GB18030",
    "NOT_A_SPREADSHEET unknown",
    () => Buffer.from("a,b\n\xff\xff\xfe,c", "latin1"),
  ],
  ["a Word document", "NOT_A_SPREADSHEET docx", () => zipOf([{ name: "word/document.xml", data: "<a/>" }])],
  ["a zip of pictures", "NOT_A_SPREADSHEET zip", () => zipOf([{ name: "1.png", data: "x" }])],
  ["an Excel 97 workbook", "OLD_EXCEL", () => olderWith("Workbook")],
  ["a Word 97 document", "NOT_A_SPREADSHEET doc", () => olderWith("WordDocument")],
  ["a workbook locked by a password", "ENCRYPTED_WORKBOOK", () => olderWith("EncryptedPackage")],
  [
    "a zip locked by a password",
    "ENCRYPTED_WORKBOOK",
    () => zipOf([{ name: "xl/workbook.xml", data: "x", encrypted: true }]),
  ],
  ["a file above 20 MB", "FILE_TOO_LARGE", () => Buffer.alloc(20 * MEGABYTE + 1, "a")],
  [
    "csv whose quotation never ends",
    "BROKEN_WORKBOOK csv",
    () => Buffer.from(`甲,乙\n"${"丙,".repeat(200_000)}`),
  ],
  ["csv with zero bytes", "NOT_A_SPREADSHEET unknown", () => Buffer.from("甲,乙\n1\u0000,2\n")],
  [
    "a picture's head before a workbook",
    "NOT_A_SPREADSHEET png",
    () => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), honest]),
  ],
  ["a workbook cut in half", "BROKEN_WORKBOOK xlsx", () => honest.subarray(0, honest.length / 2)],
  [
    "a workbook whose sheet is no XML",
    "BROKEN_WORKBOOK xlsx",
    () => zipOf(workbookParts("<worksheet><sheetData>")),
  ],
  [
    "a workbook with damaged data",
    "BROKEN_WORKBOOK",
    () => {
      const damaged = Buffer.from(honest);
      damaged.fill(
        0xff,
        damaged.lastIndexOf("sheet1.xml", damaged.length - 200) + 10,
        damaged.indexOf("PK\x01\x02"),
      );
      return damaged;
    },
  ],
  [
    "a bomb of 1 GB, whose directory says so",
    "ZIP_BOMB",
    () => zipOf(workbookParts(Buffer.alloc(11 * MEGABYTE, " "), 1024 * MEGABYTE)),
  ],
  ["11 MB packed a thousandfold", "ZIP_BOMB", () => zipOf(workbookParts(Buffer.alloc(11 * MEGABYTE, " ")))],
  [
    "a directory that says 100 bytes of 64 MB",
    "ZIP_BOMB",
    () => zipOf(workbookParts(Buffer.alloc(64 * MEGABYTE, " "), 100)),
  ],
  [
    "a zip of 2,001 entries",
    "ZIP_BOMB",
    () => zipOf(Array.from({ length: 2001 }, (_, index) => ({ name: `xl/${index}.xml`, data: "" }))),
  ],
  ["20,001 rows", "TOO_MANY_ROWS", () => zipOf(workbookParts(sheetXmlOf(rows(20_001))))],
  ["20,001 lines of csv", "TOO_MANY_ROWS", () => Buffer.from("甲,乙\n".repeat(20_001))],
  ["201 columns of csv", "TOO_MANY_ROWS", () => Buffer.from(`${"甲,".repeat(200)}乙`)],
  [
    "a value in column 201",
    "TOO_MANY_ROWS",
    () => zipOf(workbookParts(sheetXmlOf('<row r="1"><c r="GS1"><v>1</v></c></row>'))),
  ],
  [
    "a merged area of a whole sheet",
    "SPREADSHEET_TOO_HEAVY",
    () =>
      zipOf(
        workbookParts(
          sheetXmlOf(row(1), '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ),
      ),
  ],
  [
    "one text of 30,000 characters shown 5,000 times",
    "SPREADSHEET_TOO_HEAVY",
    () => {
      const cells = Array.from(
        { length: 5000 },
        (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
      );
      const parts = workbookParts(sheetXmlOf(cells.join("")));
      const [types, root, book, links, sheet] = parts;
      if (!types || !root || !book || !links || !sheet) throw new Error("parts");
      links.data = String(links.data).replace(
        "</Relationships>",
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      );
      return zipOf([
        ...parts,
        { name: "xl/sharedStrings.xml", data: `<sst><si><t>${"长".repeat(30_000)}</t></si></sst>` },
      ]);
    },
  ],
];

describe("a file that is no readable list is refused in words", () => {
  test.each(cases)("%s: %s", async (_, reason, build) => {
    expect(await refusalOf(build())).toBe(reason);
  });

  test("a workbook named as a picture is read: content decides", async () => {
    expect(await readSpreadsheet(honest, "照片.png")).toEqual([{ name: "一", rows: [[1]] }]);
  });

  test("the refusal carries the file's name", async () => {
    await expect(readSpreadsheet(Buffer.from("%PDF-"), "表.xlsx")).rejects.toMatchObject({
      detail: { file: "表.xlsx", kind: "pdf" },
    });
  });
});

describe("a file that would exhaust the machine ends in the child alone", () => {
  // Half a million distinct texts and formulas within every other limit: only the heap's cap can stop these.
  const heavy = () => {
    const cell = (name: string, seed: number) =>
      `<c r="${name}" t="str"><f>${seed}&amp;"${"甲".repeat(10)}"</f><v>${seed}${"乙".repeat(22)}</v></c>`;
    const cells = Array.from({ length: 19_000 }, (_, index) => {
      const line = [...LETTERS].map((letter, column) => cell(`${letter}${index + 1}`, index * 26 + column));
      return `<row r="${index + 1}">${line.join("")}</row>`;
    });
    return zipOf(workbookParts(sheetXmlOf(cells.join(""))));
  };

  test("the memory cap ends the child, and the parent neither grows nor stops answering", async () => {
    const bytes = heavy();
    const before = process.memoryUsage().rss;
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 20);
    const reason = await refusalOf(bytes);
    clearInterval(clock);
    expect(reason).toBe("SPREADSHEET_TOO_HEAVY");
    expect(ticks).toBeGreaterThan(10);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
    expect(await readSpreadsheet(honest, "a.xlsx")).toHaveLength(1);
  }, 60_000);
});
