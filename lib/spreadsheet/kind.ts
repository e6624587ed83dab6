export type FileKind =
  | { kind: "xlsx" | "csv" }
  | { refused: "NOT_A_SPREADSHEET"; found: string }
  | { refused: "OLD_EXCEL" | "ENCRYPTED_WORKBOOK" };

/** First bytes (as latin1) of what people attach by mistake. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["\x89PNG", "png"],
  ["\xff\xd8\xff", "jpeg"],
  ["GIF8", "gif"],
  ["%PDF", "pdf"],
  ["{\\rtf", "rtf"],
  ["Rar!", "rar"],
  ["7z\xbc\xaf", "7z"],
  ["\x1f\x8b", "gzip"],
  ["MZ", "program"],
  ["\x7fELF", "program"],
];

const OLE2 = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const UTF16_MARKS = ["\xff\xfe", "\xfe\xff"];

const holds = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, "utf16le"));

/** An OLE2 container: a workbook locked by a password, an Excel 97 workbook, or another Office 97 document. */
function kindOfContainer(bytes: Buffer): FileKind {
  if (holds(bytes, "EncryptedPackage")) return { refused: "ENCRYPTED_WORKBOOK" };
  if (holds(bytes, "WordDocument")) return { refused: "NOT_A_SPREADSHEET", found: "doc" };
  if (holds(bytes, "PowerPoint Document")) return { refused: "NOT_A_SPREADSHEET", found: "ppt" };
  return { refused: "OLD_EXCEL" };
}

/** What the file is by its content; its name is never asked. A zip is called "xlsx" until its directory is read. */
export function kindOf(bytes: Buffer): FileKind {
  const head = bytes.subarray(0, 1024).toString("latin1");
  if (head.length === 0) return { refused: "NOT_A_SPREADSHEET", found: "empty" };
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return { kind: "xlsx" };
  if (head.startsWith(OLE2)) return kindOfContainer(bytes);
  const known = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (known) return { refused: "NOT_A_SPREADSHEET", found: known[1] };
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|head|body|table|meta|\?xml|svg|!--)/i.test(head)) {
    return { refused: "NOT_A_SPREADSHEET", found: /<\?xml(?![\s\S]*<html)/i.test(head) ? "xml" : "html" };
  }
  const isWide = UTF16_MARKS.some((mark) => head.startsWith(mark));
  if (!isWide && head.includes("\0")) return { refused: "NOT_A_SPREADSHEET", found: "unknown" };
  return { kind: "csv" };
}
