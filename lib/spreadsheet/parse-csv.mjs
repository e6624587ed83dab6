import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { Grid, Refusal, spender } from "./grid.mjs";

/** UTF-8 with or without its mark, UTF-16 as Excel's "Unicode text" writes it, else GB18030 (which holds GBK). */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes.subarray(2), "utf16-le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes.subarray(2), "utf16-be");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, "gb18030");
  }
}

/** The separator that stands most often outside quotes in the first lines. */
function delimiterOf(text) {
  const counts = { ",": 0, "\t": 0, ";": 0 };
  let quoted = false;
  for (const character of text.slice(0, 50_000)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character in counts) counts[character] += 1;
  }
  return Object.entries(counts).sort((a, b) => b[1] - a[1])[0][0];
}

export function parseCsv(bytes, limits) {
  const text = decode(bytes);
  if (text.includes("\uFFFD") || /(?![\t\n\r\f\v])\p{Cc}/u.test(text.replace(/[\x80-\x9f]/g, ""))) {
    throw new Refusal("NOT_A_SPREADSHEET", { kind: "unknown" });
  }
  let records;
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: limits.characters,
      // One more than allowed, so that the grid sees the row that is too many.
      to: limits.rows + 1,
    });
  } catch {
    throw new Refusal("BROKEN_WORKBOOK", { kind: "csv" });
  }
  const grid = new Grid("", limits, spender(limits.characters));
  records.forEach((record, row) => {
    record.forEach((value, column) => {
      grid.set(row, column, value.replace(/\r\n?/g, "\n"));
    });
  });
  return [{ name: grid.name, rows: grid.rows }];
}
