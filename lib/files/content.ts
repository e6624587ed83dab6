import { decode } from "iconv-lite";
import { AppError, ruleViolation } from "@/lib/core/errors";
import { imageHeaderOf } from "@/lib/files/image-header";
import { LARGEST_IMAGE, textKindOf } from "@/lib/files/rules";
import type { FileKind } from "@/lib/files/schema";
import { kindOf } from "@/lib/spreadsheet/kind";
import { checkedEntries } from "@/lib/spreadsheet/zip-directory";

export type Content = { kind: FileKind; width: number | null; height: number | null };

/** The entry that only one kind of package has. OFD is the state's own layout format (GB/T 33190). */
const PACKAGES: readonly (readonly [RegExp, FileKind])[] = [
  [/^word\/document\.xml$/i, "docx"],
  [/^xl\/workbook\.xml$/i, "xlsx"],
  [/^ppt\/presentation\.xml$/i, "pptx"],
  [/^OFD\.xml$/, "ofd"],
];

const refused = (found: string): AppError => ruleViolation("FILE_KIND", { kind: found });

/** An office document is known by its directory: not one byte of it is unpacked. */
async function packageKind(bytes: Buffer): Promise<FileKind> {
  let kind: FileKind | undefined;
  let hasMacros = false;
  try {
    for await (const { fileName } of checkedEntries(bytes)) {
      kind ??= PACKAGES.find(([pattern]) => pattern.test(fileName))?.[1];
      hasMacros ||= /vbaProject\.bin$/i.test(fileName);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw ruleViolation("FILE_BROKEN");
    throw error.reason === "ENCRYPTED_WORKBOOK" ? ruleViolation("FILE_ENCRYPTED") : error;
  }
  if (!kind) throw refused("zip");
  if (hasMacros) throw ruleViolation("FILE_MACROS");
  return kind;
}

const END_OF_ZIP = Buffer.from("PK\x05\x06", "latin1");
const END_OF_ZIP_BYTES = 22;

/** A picture or PDF that is a zip archive too, when read from its end: made to be taken for both. */
function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(-(65_535 + END_OF_ZIP_BYTES));
  for (
    let at = tail.lastIndexOf(END_OF_ZIP);
    at >= 0;
    at = at === 0 ? -1 : tail.lastIndexOf(END_OF_ZIP, at - 1)
  ) {
    if (at + END_OF_ZIP_BYTES > tail.length) continue;
    if (at + END_OF_ZIP_BYTES + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

const isPdf = (bytes: Buffer): boolean =>
  /^%PDF-[12]\.\d/.test(bytes.toString("latin1", 0, 10)) && bytes.subarray(-2048).includes("%%EOF");

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f\ufffd]/;

/** Text in UTF-8, in UTF-16 with its mark, or in GB 18030, the offices' own. */
function isText(bytes: Buffer): boolean {
  const wide = ["\xff\xfe", "\xfe\xff"].indexOf(bytes.toString("latin1", 0, 2));
  const encoding = wide === 0 ? "utf-16le" : wide === 1 ? "utf-16be" : "utf-8";
  try {
    return !CONTROL.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return wide < 0 && !CONTROL.test(decode(bytes, "gb18030"));
  }
}

const isMarkup = (bytes: Buffer): boolean =>
  /^\s*<[!?a-z]/i.test(bytes.toString("utf8", 0, 1024).replace(/^\ufeff/, ""));

async function otherKind(bytes: Buffer, name: string): Promise<FileKind> {
  if (isPdf(bytes)) {
    if (endsAsZip(bytes)) throw ruleViolation("FILE_TWO_KINDS");
    return "pdf";
  }
  const found = kindOf(bytes);
  if ("refused" in found) {
    if (found.refused === "ENCRYPTED_WORKBOOK") throw ruleViolation("FILE_ENCRYPTED");
    const what = "found" in found ? found.found : "xls";
    throw what === "pdf" || what === "jpeg" || what === "png" ? ruleViolation("FILE_BROKEN") : refused(what);
  }
  if (found.kind === "xlsx") return packageKind(bytes);
  if (isMarkup(bytes)) throw refused("html");
  if (!isText(bytes)) throw refused("unknown");
  return textKindOf(name);
}

/**
 * What a file is by its content; its name only tells csv from text. Refuses with RULE_VIOLATION what is on no
 * list (FILE_KIND), what is two things at once, locked, broken, carries macros or claims to be enormous.
 */
export async function contentOf(bytes: Buffer, name: string): Promise<Content> {
  if (bytes.length === 0) throw ruleViolation("FILE_EMPTY");
  const image = imageHeaderOf(bytes);
  if (!image) return { kind: await otherKind(bytes, name), width: null, height: null };
  const { kind, width, height } = image;
  if (width === 0 || height === 0) throw ruleViolation("FILE_BROKEN");
  if (Math.max(width, height) > LARGEST_IMAGE.side || width * height > LARGEST_IMAGE.pixels) {
    throw ruleViolation("IMAGE_TOO_LARGE", { width, height });
  }
  if (endsAsZip(bytes)) throw ruleViolation("FILE_TWO_KINDS");
  return { kind, width, height };
}
