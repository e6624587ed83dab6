import { fieldOf, type ImportField } from "@/lib/projects/rules/import/columns";
import { type Cell, textOf } from "@/lib/projects/rules/import/text";

/** `row` from 1; `height` 2 when groups stand above their columns; `texts` by column. */
export type Header = { row: number; height: 1 | 2; texts: string[] };

const SEARCHED_ROWS = 50;

const fieldsIn = (texts: string[]): Set<ImportField> =>
  new Set(texts.map(fieldOf).filter((field): field is ImportField => field !== null && field !== "serial"));

/** Groups above, columns below: both joined ("2018年" + "计划投资"), or the lower one alone where only it is known. */
function joined(above: string[], below: string[]): string[] {
  return Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
    const [top, bottom] = [above[index] ?? "", below[index] ?? ""];
    if (bottom === "" || top === "") return bottom || top;
    return fieldOf(top + bottom) === null && fieldOf(bottom) !== null ? bottom : top + bottom;
  });
}

const textsOf = (row: readonly Cell[] | undefined): string[] => (row ?? []).map((cell) => textOf(cell));

/** The header that begins in this row (counted from 1), of one line or two. */
export function headerAt(rows: readonly (readonly Cell[])[], row: number): Header {
  const first = textsOf(rows[row - 1]);
  const second = textsOf(rows[row]);
  const both = joined(first, second);
  const nameColumn = first.findIndex((text) => fieldOf(text) === "name");
  const isTwoRows = nameColumn >= 0 && !second[nameColumn] && fieldsIn(both).size > fieldsIn(first).size;
  return isTwoRows ? { row, height: 2, texts: both } : { row, height: 1, texts: first };
}

/**
 * The header row of a list: the one in which most columns are recognised, among the first 50 rows. It names the
 * project and something else, or at least three columns (the reader then says which one is the name).
 */
export function findHeader(rows: readonly (readonly Cell[])[]): Header | null {
  let best: Header | null = null;
  let bestScore = 0;
  for (let row = 1; row <= Math.min(SEARCHED_ROWS, rows.length); row += 1) {
    const header = headerAt(rows, row);
    const fields = fieldsIn(header.texts);
    const score = fields.size;
    if (score > bestScore && score >= (fields.has("name") ? 2 : 3)) [best, bestScore] = [header, score];
  }
  return best;
}
