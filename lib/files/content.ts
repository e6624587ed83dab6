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
  const kinds = new Set<FileKind>();
  let hasMacros = false;
  try {
    for await (const { fileName } of checkedEntries(bytes)) {
      const sign = PACKAGES.find(([pattern]) => pattern.test(fileName));
      if (sign) kinds.add(sign[1]);
      // Of Word and Excel, and the older ones of Excel 4.
      hasMacros ||= /vbaProject\.bin$|^xl\/macrosheets\//i.test(fileName);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw ruleViolation("FILE_BROKEN");
    throw error.reason === "ENCRYPTED_WORKBOOK" ? ruleViolation("FILE_ENCRYPTED") : error;
  }
  const [kind] = kinds;
  if (!kind) throw refused("zip");
  if (kinds.size > 1) throw ruleViolation("FILE_TWO_KINDS");
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

/** Text in UTF-8, in UTF-16 with its mark, or in GB 18030, the offices' own; null when it is none. */
function textOf(bytes: Buffer): string | null {
  const wide = ["\xff\xfe", "\xfe\xff"].indexOf(bytes.toString("latin1", 0, 2));
  const encoding = wide === 0 ? "utf-16le" : wide === 1 ? "utf-16be" : "utf-8";
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    if (wide >= 0) return null;
    text = decode(bytes, "gb18030");
  }
  return CONTROL.test(text) ? null : text;
}

/** A page or a drawing that a browser would run, however far its first sign stands from the beginning. */
const isMarkup = (text: string): boolean => /^<[!?a-z]/i.test(text.trimStart());

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
  const text = textOf(bytes);
  if (text === null) throw refused("unknown");
  if (isMarkup(text)) throw refused("html");
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
