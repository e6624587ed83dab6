import { existsSync, readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readSpreadsheet } from "@/lib/spreadsheet/read-spreadsheet";
import { officeList, workbookOf } from "@/tests/support/workbooks";
import { sheetXmlOf, workbookParts, zipOf } from "@/tests/support/zips";

/** The rows of a workbook's first sheet. */
async function rowsOf(bytes: Buffer) {
  const [sheet] = await readSpreadsheet(bytes, "清单.xlsx");
  return sheet?.rows;
}

describe("an .xlsx is read as its reader sees it", () => {
  test("texts, numbers and truth values keep their kinds; ends are cut off", async () => {
    const bytes = await workbookOf((sheet) =>
      sheet.addRows([["甲", null, 1.5, true, null, ""], [], [null, "乙"]]),
    );
    expect(await rowsOf(bytes)).toEqual([["甲", null, 1.5, true], [], [null, "乙"]]);
  });

  test("a formula cell gives its stored result, whatever its kind", async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.getCell("A1").value = { formula: "1+1", result: 2 };
      sheet.getCell("B1").value = { formula: '"a"&"b"', result: "ab" };
      sheet.getCell("C1").value = {
        formula: "TODAY()",
        result: new Date("2017-05-06T00:00:00Z"),
        date1904: false,
      };
      sheet.getCell("C1").numFmt = "yyyy-mm-dd";
      sheet.getCell("D1").value = { formula: "1/0", result: { error: "#DIV/0!" } };
      sheet.getCell("E1").value = { formula: "A9", date1904: false };
      sheet.getCell("F1").value = { formula: "1-1", result: 0, date1904: false };
      sheet.getCell("G1").value = { sharedFormula: "F1", result: 3 };
      sheet.getCell("H1").value = 1;
    });
    expect(await rowsOf(bytes)).toEqual([[2, "ab", "2017-05-06", "#DIV/0!", null, 0, 3, 1]]);
  });

  test("dates are days, and months where the format shows no day", async () => {
    const day = new Date("2018-03-01T00:00:00Z");
    const formats = ["yyyy-mm-dd", 'yyyy"年"m"月"', "yyyy/m", "m/d/yyyy h:mm", "[$-804]yyyy年m月d日"];
    const bytes = await workbookOf((sheet) =>
      formats.forEach((format, index) => {
        const cell = sheet.getCell(1, index + 1);
        cell.value = day;
        cell.numFmt = format;
      }),
    );
    expect(await rowsOf(bytes)).toEqual([["2018-03-01", "2018-03", "2018-03", "2018-03-01", "2018-03-01"]]);
  });

  test("rich text, links and errors are flattened; a merged area stands in its first cell", async () => {
    const bytes = await workbookOf((sheet) => {
      sheet.getCell("A1").value = { richText: [{ text: "云岭" }, { font: { bold: true }, text: "新区" }] };
      sheet.getCell("B1").value = { text: "链接", hyperlink: "http://example.invalid" };
      sheet.getCell("C1").value = { error: "#REF!" };
      sheet.getCell("A2").value = "标题";
      sheet.mergeCells("A2:C3");
      sheet.getCell("A4").value = "行一\r\n行二";
    });
    expect(await rowsOf(bytes)).toEqual([["云岭新区", "链接", "#REF!"], ["标题"], [], ["行一\n行二"]]);
  });

  test("hidden sheets are left out; every visible one is there", async () => {
    const bytes = await workbookOf((sheet, book) => {
      sheet.addRow(["一"]);
      book.addWorksheet("隐", { state: "hidden" }).addRow(["x"]);
      book.addWorksheet("表二").addRow(["二"]);
    });
    expect(await readSpreadsheet(bytes, "a.xlsx")).toEqual([
      { name: "表一", rows: [["一"]] },
      { name: "表二", rows: [["二"]] },
    ]);
  });

  test("a drop-down list over a whole column costs nothing", async () => {
    const validations =
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:Z1048576"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>';
    const sheet = sheetXmlOf('<row r="1"><c r="A1"><v>7</v></c></row>', validations);
    expect(await rowsOf(zipOf(workbookParts(sheet)))).toEqual([[7]]);
  });

  test("a named range over a whole sheet costs nothing", async () => {
    const parts = workbookParts(sheetXmlOf('<row r="1"><c r="A1"><v>7</v></c></row>')).map((part) => ({
      ...part,
      data: String(part.data).replace(
        "</workbook>",
        '<definedNames><definedName name="全部">一!$A$1:$XFD$1048576</definedName></definedNames></workbook>',
      ),
    }));
    expect(await rowsOf(zipOf(parts))).toEqual([[7]]);
  });

  test("an office's list arrives whole", async () => {
    const rows = await rowsOf(await officeList());
    expect(rows).toHaveLength(9);
    expect(rows?.[5]?.slice(0, 4)).toEqual([1, "云岭新材料\n产业园", "新建", 50000]);
  });
});

describe("a .csv is read in the forms that offices save", () => {
  const table = [
    ["项目名称", "建设内容"],
    ["云岭路", '第一行\n"引号",第二行'],
  ];
  const text = '项目名称,建设内容\r\n云岭路,"第一行\r\n""引号"",第二行"\r\n';
  const cases: [string, Buffer][] = [
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["GB18030", iconv.encode(text, "gb18030")],
    ["UTF-16 as Excel's Unicode text", iconv.encode(text, "utf16-le", { addBOM: true })],
    ["tabs", Buffer.from('项目名称\t建设内容\n云岭路\t"第一行\n""引号"",第二行"')],
    ["semicolons", Buffer.from('项目名称;建设内容\n云岭路;"第一行\n""引号"",第二行"\n')],
  ];
  test.each(cases)("%s", async (_, bytes) => {
    expect(await readSpreadsheet(bytes, "报送/清单.csv")).toEqual([{ name: "清单", rows: table }]);
  });

  test("rare characters of GB18030 and rows of unequal length", async () => {
    expect(await rowsOf(iconv.encode("甲,乙\n㙍,䶮,𠮷\n\n丙", "gb18030"))).toEqual([
      ["甲", "乙"],
      ["㙍", "䶮", "𠮷"],
      [],
      ["丙"],
    ]);
  });
});

test("10,000 rows of 20 columns are read within the time cap", async () => {
  const bytes = await workbookOf((sheet) => {
    for (let row = 0; row < 10_000; row += 1) {
      sheet.addRow(
        Array.from({ length: 20 }, (_, column) => (column % 3 ? `内容${row}-${column}` : row * column)),
      );
    }
  });
  const rows = await rowsOf(bytes);
  expect(rows).toHaveLength(10_000);
  expect(rows?.at(-1)?.[19]).toBe("内容9999-19");
}, 60_000);

const real = "../shared/data/maojian-2018.xlsx";
if (existsSync(real)) {
  test("the real list of 100 projects is read as mailed", async () => {
    const rows = await rowsOf(readFileSync(real));
    expect(rows).toHaveLength(108);
    expect(rows?.[3]).toEqual(["合计（100项）", null, null, null, 6_659_094, 1_823_124]);
  });
} else {
  test(`the real list is not beside this folder (${real}): its test was not run`, () => {
    expect(existsSync(real)).toBe(false);
  });
}
