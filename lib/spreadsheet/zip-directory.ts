import { type Entry, fromBufferPromise } from "yauzl";
import { AppError, ruleViolation } from "@/lib/core/errors";
import { limits } from "@/lib/spreadsheet/limits";

/** What a zip's directory claims, checked before anything is unpacked; the claims are verified in the child. */
export type ZipClaims = { unpackedBytes: number };

/** Other files that are zips, by an entry that only they have. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\.xml$/, "docx"],
  [/^ppt\/presentation\.xml$/, "pptx"],
  [/^xl\/workbook\.bin$/, "xlsb"],
  [/^content\.xml$/, "ods"],
];

const isBomb = (entry: Entry): boolean =>
  entry.uncompressedSize > limits.ratioFromBytes &&
  entry.uncompressedSize / Math.max(1, entry.compressedSize) > limits.ratio;

/** A zip's entries by its directory, refused as soon as one is locked or they claim more than the limits. */
export async function* checkedEntries(bytes: Buffer): AsyncGenerator<Entry> {
  const zip = await fromBufferPromise(bytes);
  if (zip.entryCount > limits.entries) throw ruleViolation("ZIP_BOMB", { entries: zip.entryCount });
  let entries = 0;
  let unpackedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    entries += 1;
    unpackedBytes += entry.uncompressedSize;
    if (entries > limits.entries || unpackedBytes > limits.unpackedBytes || isBomb(entry)) {
      throw ruleViolation("ZIP_BOMB", { entries, megabytes: Math.round(unpackedBytes / 1_000_000) });
    }
    if (entry.isEncrypted()) throw ruleViolation("ENCRYPTED_WORKBOOK");
    yield entry;
  }
}

async function readDirectory(bytes: Buffer): Promise<ZipClaims> {
  let unpackedBytes = 0;
  let sheetBytes = 0;
  let isWorkbook = false;
  let other: string | undefined;
  for await (const entry of checkedEntries(bytes)) {
    unpackedBytes += entry.uncompressedSize;
    if (/^xl\/(worksheets\/|sharedStrings)/i.test(entry.fileName)) sheetBytes += entry.uncompressedSize;
    if (sheetBytes > limits.sheetBytes) throw ruleViolation("SPREADSHEET_TOO_HEAVY");
    isWorkbook ||= entry.fileName.toLowerCase() === "xl/workbook.xml";
    other ??= OTHERS.find(([pattern]) => pattern.test(entry.fileName))?.[1];
  }
  if (!isWorkbook) throw ruleViolation("NOT_A_SPREADSHEET", { kind: other ?? "zip" });
  return { unpackedBytes };
}

/** Refuses what is no workbook or would unpack beyond the limits, reading only the directory at the file's end. */
export async function checkZip(bytes: Buffer): Promise<ZipClaims> {
  try {
    return await readDirectory(bytes);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw ruleViolation("BROKEN_WORKBOOK", { kind: "xlsx" });
  }
}
