import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { limits } from "@/lib/spreadsheet/limits";
import { readSpreadsheet } from "@/lib/spreadsheet/read-spreadsheet";
import { sheetXmlOf, workbookParts, type ZipPart, zipOf } from "@/tests/support/zips";

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MEGABYTE = 1024 * 1024;
const one = sheetXmlOf('<row r="1"><c r="A1"><v>1</v></c></row>');
const firstShared = sheetXmlOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>');

/** The rows of the first sheet, or why there are none. */
const readOf = (bytes: Buffer) =>
  readSpreadsheet(bytes, "清单.xlsx").then(
    ([sheet]) => sheet?.rows,
    (error: { code: string; reason: string }) => `${error.code} ${error.reason}`,
  );

/** The parts of a workbook whose own relations lead to one part more. */
function partsWith(sheet: string, kind: string, target: string, more: ZipPart[]): ZipPart[] {
  const relation = `<Relationship Id="rId2" Type="${RELATION}/${kind}" Target="${target}"/></Relationships>`;
  return [...workbookParts(sheet), ...more].map((part) =>
    part.name === "xl/_rels/workbook.xml.rels"
      ? { ...part, data: String(part.data).replace("</Relationships>", relation) }
      : part,
  );
}

const withTexts = (texts: Buffer | string, claimed?: number): Buffer =>
  zipOf(
    partsWith(firstShared, "sharedStrings", "sharedStrings.xml", [
      { name: "xl/sharedStrings.xml", data: texts, claimed },
    ]),
  );

describe("a sheet that claims to be endless costs no more than what it holds", () => {
  test("a dimension of 17 billion cells", async () => {
    const sheet = one.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>');
    expect(await readOf(zipOf(workbookParts(sheet)))).toEqual([[1]]);
  });

  test("widths and an empty line up to the ends of the sheet", async () => {
    const sheet = one
      .replace("<sheetData>", '<cols><col min="1" max="16384" width="9"/></cols><sheetData>')
      .replace("</sheetData>", '<row r="1048576" spans="1:16384"/></sheetData>');
    expect(await readOf(zipOf(workbookParts(sheet)))).toEqual([[1]]);
  });

  test.each([
    ["a value in line 1,000,000,000", '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'],
    ["an empty line 1,000,000,000", '<row ht="20" r="1000000000"/>'],
    ["a value in the last line of all", '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
  ])("%s", async (_, row) => {
    expect(await readOf(zipOf(workbookParts(sheetXmlOf(row))))).toBe("RULE_VIOLATION TOO_MANY_ROWS");
  });

  test("a width for column 1,000,000,000", async () => {
    const columns = '<cols><col min="1" max="1000000000" width="9"/></cols><sheetData>';
    expect(await readOf(zipOf(workbookParts(one.replace("<sheetData>", columns))))).toBe(
      "RULE_VIOLATION TOO_MANY_ROWS",
    );
  });
});

describe("shared texts are a bomb as sheets are", () => {
  test("11 MB of them, packed a thousandfold", async () => {
    expect(await readOf(withTexts(Buffer.alloc(11 * MEGABYTE, "<si/>")))).toBe("RULE_VIOLATION ZIP_BOMB");
  });

  test("more of them than the heap holds, packed less tightly than a bomb", async () => {
    expect(await readOf(withTexts(randomBytes(2 * MEGABYTE), limits.sheetBytes + 1))).toBe(
      "RULE_VIOLATION SPREADSHEET_TOO_HEAVY",
    );
  });

  test("a text that unfolds to ten billion, and one that is a file of the server", async () => {
    const entities = [..."bcdefghij"].map(
      (name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index]};`.repeat(10)}">`,
    );
    const laughs = `<!DOCTYPE sst [<!ENTITY a "哈">${entities.join("")}]><sst><si><t>&j;</t></si></sst>`;
    const file = '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>';
    for (const texts of [laughs, file])
      expect(await readOf(withTexts(texts))).toBe("RULE_VIOLATION BROKEN_WORKBOOK");
  });

  test("four billion of them by its own count, one in truth", async () => {
    const texts = '<sst count="4000000000" uniqueCount="4000000000"><si><t>甲</t></si></sst>';
    expect(await readOf(withTexts(texts))).toEqual([["甲"]]);
  });
});

describe("nothing in a workbook is run, and nobody is asked", () => {
  test("a formula says what is stored, a text that would run is a text, links are not followed", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end("9");
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const trace = join(tmpdir(), `liangdeng-${process.pid}-was-run`);
    const cells = [
      `<c r="A1" t="inlineStr"><is><t>=cmd|' /C touch ${trace}'!A0</t></is></c>`,
      `<c r="B1"><f>cmd|' /C touch ${trace}'!A0</f><v>0</v></c>`,
      '<c r="C1"><f>1+1</f></c>',
      `<c r="D1" t="str"><f>WEBSERVICE("${home}")</f><v>甲</v></c>`,
      '<c r="E1"><f>[1]一!A1</f><v>5</v></c>',
      '<c r="F1" t="b"><f>1=2</f><v>0</v></c>',
      '<c r="G1" t="inlineStr"><is><t>@SUM(1+1)*cmd|\' /C calc\'!A0</t></is></c>',
    ];
    const hyperlinks = `<hyperlinks xmlns:r="${RELATION}"><hyperlink ref="D1" r:id="rId1"/></hyperlinks>`;
    const outside = (target: string, kind: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/${kind}" Target="${target}" TargetMode="External"/></Relationships>`;
    const parts = partsWith(
      sheetXmlOf(`<row r="1">${cells.join("")}</row>`, hyperlinks),
      "externalLink",
      "externalLinks/externalLink1.xml",
      [
        {
          name: "xl/externalLinks/externalLink1.xml",
          data: `<externalLink xmlns:r="${RELATION}"><externalBook r:id="rId1"/><ddeLink ddeService="cmd" ddeTopic="/C touch ${trace}"/></externalLink>`,
        },
        {
          name: "xl/externalLinks/_rels/externalLink1.xml.rels",
          data: outside(`${home}b.xlsx`, "externalLinkPath"),
        },
        { name: "xl/worksheets/_rels/sheet1.xml.rels", data: outside(home, "hyperlink") },
      ],
    );
    try {
      expect(await readOf(zipOf(parts))).toEqual([
        [`=cmd|' /C touch ${trace}'!A0`, 0, null, "甲", 5, false, "@SUM(1+1)*cmd|' /C calc'!A0"],
      ]);
      expect([asked, existsSync(trace)]).toEqual([0, false]);
    } finally {
      server.close();
    }
  });
});

describe("a zip's directory leads nowhere but into the zip", () => {
  const outside = join(tmpdir(), `liangdeng-${process.pid}-unpacked`);
  test.each([
    `../../../../../../../..${outside}`,
    outside,
    `..\\..\\..\\..\\..\\..${outside}`,
    "C:/Windows/win.ini",
    "xl/../../../etc/passwd",
  ])("an entry named %s", async (name) => {
    const bytes = zipOf([...workbookParts(one), { name, data: "x" }]);
    expect(await readOf(bytes)).toBe("RULE_VIOLATION BROKEN_WORKBOOK");
    expect(existsSync(outside)).toBe(false);
  });

  test("a sheet that is a file of the server", async () => {
    const parts = workbookParts(one).map((part) => ({
      ...part,
      data: String(part.data).replace(
        'Target="worksheets/sheet1.xml"',
        'Target="../../../../../../etc/passwd"',
      ),
    }));
    expect(await readOf(zipOf(parts))).toBe("RULE_VIOLATION BROKEN_WORKBOOK");
  });

  test("names that are words of the language", async () => {
    const more = ["__proto__", "constructor", "xl/worksheets/__proto__.xml"].map((name) => ({
      name,
      data: one,
    }));
    expect(await readOf(zipOf([...workbookParts(one), ...more]))).toEqual([[1]]);
    expect(({} as Record<string, unknown>).data).toBeUndefined();
  });

  const whole = zipOf(workbookParts(one));
  test.each<[string, (bytes: Buffer) => void]>([
    ["stands elsewhere than it says", (bytes) => bytes.writeUInt32LE(5, bytes.length - 6)],
    ["has fewer entries than it says", (bytes) => bytes.writeUInt16LE(500, bytes.length - 12)],
    [
      "has an entry beyond the file's end",
      (bytes) => bytes.writeUInt32LE(0x7fffffff, bytes.indexOf("PK\x01\x02") + 42),
    ],
  ])("a directory that %s", async (_, damage) => {
    const bytes = Buffer.from(whole);
    damage(bytes);
    expect(await readOf(bytes)).toBe("RULE_VIOLATION BROKEN_WORKBOOK");
  });
});
