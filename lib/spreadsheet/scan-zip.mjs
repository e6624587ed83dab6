import { fromBufferPromise } from "yauzl";
import { Refusal } from "./grid.mjs";

/** Merged areas are walked cell by cell when they are read; a sheet-wide one never ends. */
const MAX_MERGED_CELLS = 500_000;
/** What 256 MB of heap read with room to spare (measured: 600,000 cells in 3 s). */
const MAX_CELLS = 800_000;
/** What a sheet can have at all: whoever numbers beyond it means the parser, which walks up to the number. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const TOKEN =
  /<(?:\w+:)?(row|v|is)(?=[\s>])(?:[^>]*?\sr="(\d+)")?|<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"|<(?:\w+:)?col [^>]*?max="(\d+)"/g;
/** The longest piece of a token that a chunk's end may cut. */
const CARRY = 200;

const columnNumber = (letters) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function areaOf(range) {
  const [, left, top, right, bottom] = /([A-Z]+)(\d+):([A-Z]+)(\d+)/.exec(range) ?? [];
  return (Math.abs(columnNumber(right) - columnNumber(left)) + 1) * (Math.abs(bottom - top) + 1);
}

/** Counts, while a sheet is being unpacked, what would be expensive to parse; throws beyond the limits. */
export function sheetScanner(limits) {
  let carried = "";
  let rows = 0;
  let rowHasValue = false;
  let cells = 0;
  let merged = 0;
  return (chunk) => {
    const text = carried + chunk.toString("latin1");
    let end = 0;
    let isBeyond = false;
    for (const match of text.matchAll(TOKEN)) {
      end = match.index + match[0].length;
      const [, name, rowNumber, range, lastColumn] = match;
      isBeyond ||= Number(rowNumber) > LAST_ROW || Number(lastColumn) > LAST_COLUMN;
      if (range !== undefined) merged += areaOf(range);
      else if (name === "row") rowHasValue = false;
      else if (name !== undefined) {
        cells += 1;
        if (!rowHasValue) rows += 1;
        rowHasValue = true;
      }
    }
    carried = text.slice(Math.max(end, text.length - CARRY));
    if (isBeyond || rows > limits.rows || cells > MAX_CELLS) {
      throw new Refusal("TOO_MANY_ROWS", { rows: limits.rows, columns: limits.columns });
    }
    if (merged > MAX_MERGED_CELLS) throw new Refusal("SPREADSHEET_TOO_HEAVY");
  };
}

/**
 * Unpacks every entry once, keeping nothing: a directory may lie about sizes, and the parser's unzip believes
 * it. yauzl compares each entry with what the directory said; the sum is held against the limit as it grows.
 */
export async function scanZip(bytes, limits) {
  const zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    const scan = /worksheets\/[^/]+\.xml$/i.test(entry.fileName) ? sheetScanner(limits) : null;
    let stream;
    try {
      stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        unpacked += chunk.length;
        if (unpacked > limits.unpackedBytes) throw new Refusal("ZIP_BOMB");
        scan?.(chunk);
      }
    } catch (error) {
      stream?.destroy();
      if (/too many bytes/.test(error?.message ?? "")) throw new Refusal("ZIP_BOMB");
      throw error;
    }
  }
}
