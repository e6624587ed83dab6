import { gzipSync } from "node:zlib";
import { encode } from "iconv-lite";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { contentOf } from "@/lib/files/content";
import { pdfOf, pngOf } from "@/tests/support/pictures";
import { sheetXmlOf, workbookParts, type ZipPart, zipOf } from "@/tests/support/zips";

const MEGABYTE = 1024 * 1024;
const JPEG = Buffer.from("ffd8ffe000044a46ffc0000b080010002001011100ffd9", "hex");
const webp = (chunk: string, rest: string) =>
  Buffer.concat([Buffer.from("RIFF\x20\0\0\0WEBP", "latin1"), Buffer.from(chunk), Buffer.from(rest, "hex")]);
const word = (extra: ZipPart[] = []) =>
  zipOf([
    { name: "[Content_Types].xml", data: "<a/>" },
    { name: "word/document.xml", data: "<a/>" },
    ...extra,
  ]);

async function found(bytes: Buffer, name = "photo.jpg"): Promise<string> {
  try {
    const { kind, width, height } = await contentOf(bytes, name);
    return width === null ? kind : `${kind} ${width}×${height}`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.reason, error.detail.kind].filter(Boolean).join(" ");
  }
}

describe("a file is what its content is, whatever its name says", () => {
  test.each<[string, Buffer, string]>([
    ["a PNG", pngOf(3, 2), "png 3×2"],
    ["a JPEG", JPEG, "jpeg 32×16"],
    ["a lossy WebP", webp("VP8 ", "0a0000003001009d012a2000100000"), "webp 32×16"],
    ["a lossless WebP", webp("VP8L", "0a0000002f1fc00300000000000000"), "webp 32×16"],
    ["an extended WebP", webp("VP8X", "0a000000000000001f00000f0000"), "webp 32×16"],
    ["a PDF", pdfOf(), "pdf"],
    ["a Word document", word(), "docx"],
    ["a workbook", zipOf(workbookParts(sheetXmlOf(""))), "xlsx"],
    ["a presentation", zipOf([{ name: "ppt/presentation.xml", data: "<a/>" }]), "pptx"],
    ["an OFD", zipOf([{ name: "OFD.xml", data: "<a/>" }]), "ofd"],
    ["text", Buffer.from("现场会纪要\n一、…"), "text"],
    ["text in the offices' encoding", encode("凤岭公园", "gb18030"), "text"],
  ])("%s", async (_, bytes, kind) => {
    expect(await found(bytes)).toBe(kind);
  });

  test("text whose name says csv", async () => {
    expect(await found(Buffer.from("甲,乙\n1,2"), "表.csv")).toBe("csv");
  });
});

describe("what is on no list is refused", () => {
  test.each<[string, Buffer, string]>([
    ["nothing", Buffer.alloc(0), "FILE_EMPTY"],
    [
      "an HTML page called photo.jpg",
      Buffer.from("<!DOCTYPE html><script>alert(1)</script>"),
      "FILE_KIND html",
    ],
    ["an SVG with a script", Buffer.from('<svg xmlns="…"><script>alert(1)</script></svg>'), "FILE_KIND html"],
    [
      "an SVG behind an XML head",
      Buffer.from('\ufeff<?xml version="1.0"?><svg onload="a()"/>'),
      "FILE_KIND xml",
    ],
    [
      "an HTML page in UTF-16",
      Buffer.from("\ufeff<html><script>alert(1)</script>", "utf16le"),
      "FILE_KIND html",
    ],
    [
      "an HTML page behind two thousand spaces",
      Buffer.from(`${" \n".repeat(1000)}<script>alert(1)</script>`),
      "FILE_KIND html",
    ],
    ["an SVG packed by gzip", gzipSync("<svg onload='a()'/>"), "FILE_KIND gzip"],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0"), "FILE_KIND gif"],
    ["a program", Buffer.from("MZ\x90\0\x03"), "FILE_KIND program"],
    ["a zip of anything", zipOf([{ name: "run.bat", data: "x" }]), "FILE_KIND zip"],
    [
      "an old Word document",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("WordDocument", "utf16le")]),
      "FILE_KIND doc",
    ],
    ["bytes that mean nothing", Buffer.from([1, 0, 2, 3, 255]), "FILE_KIND unknown"],
    [
      "a document locked by a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "FILE_ENCRYPTED",
    ],
    [
      "a package with a locked entry",
      word([{ name: "word/a.xml", data: "x", encrypted: true }]),
      "FILE_ENCRYPTED",
    ],
    ["a document with macros", word([{ name: "word/vbaProject.bin", data: "x" }]), "FILE_MACROS"],
    [
      "a workbook with macros of Excel 4",
      zipOf([...workbookParts(sheetXmlOf("")), { name: "xl/macrosheets/sheet1.xml", data: "<a/>" }]),
      "FILE_MACROS",
    ],
    [
      "a binary workbook",
      zipOf([
        { name: "[Content_Types].xml", data: "<a/>" },
        { name: "xl/workbook.bin", data: "x" },
      ]),
      "FILE_KIND zip",
    ],
    ["a document with an entry outside itself", word([{ name: "../../evil.sh", data: "x" }]), "FILE_BROKEN"],
    ["a document with an absolute entry", word([{ name: "/etc/cron.d/evil", data: "x" }]), "FILE_BROKEN"],
    ["a broken workbook", zipOf(workbookParts(sheetXmlOf(""))).subarray(0, 400), "FILE_BROKEN"],
    ["a PDF cut off", Buffer.from("%PDF-1.7\n1 0 obj"), "FILE_BROKEN"],
    ["the head of a PNG", pngOf(3, 2).subarray(0, 20), "FILE_BROKEN"],
    ["a PNG of no width", pngOf(1, 1, { width: 0, height: 1 }), "FILE_BROKEN"],
    [
      "a zip bomb that calls itself a workbook",
      zipOf(workbookParts(Buffer.alloc(11 * MEGABYTE, " "))),
      "ZIP_BOMB",
    ],
  ])("%s", async (_, bytes, reason) => {
    expect(await found(bytes)).toBe(reason);
  });

  test.each([
    ["a picture that is an archive too", Buffer.concat([pngOf(3, 2), word()])],
    ["a document that is a workbook too", word(workbookParts(sheetXmlOf("")))],
    ["a PDF that is an archive too", Buffer.concat([pdfOf(), word()])],
  ])("%s", async (_, bytes) => {
    expect(await found(bytes)).toBe("FILE_TWO_KINDS");
  });

  test.each([
    [
      "a JPEG of 65,500 × 65,500 pixels",
      Buffer.from("ffd8ffe000044a46ffc0000b08ffdcffdc01011100ffd9", "hex"),
    ],
    ["a WebP of 16,384 × 16,384", webp("VP8L", "0a0000002fffffff0f00000000000000")],
    ["a PNG of 4,294,967,295 × 1", pngOf(1, 1, { width: 4_294_967_295, height: 1 })],
  ])("%s, by its header alone", async (_, bytes) => {
    expect(await found(bytes)).toBe("IMAGE_TOO_LARGE");
  });

  test("a PNG of 50,000 × 50,000 pixels in a kilobyte, by its header alone", async () => {
    const bomb = pngOf(1, 1, { width: 50_000, height: 50_000 });
    const before = process.memoryUsage().rss;
    expect(await found(bomb, "现场.png")).toBe("IMAGE_TOO_LARGE");
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * MEGABYTE);
  });
});
