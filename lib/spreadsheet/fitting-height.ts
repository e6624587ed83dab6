/** Points; a row of a spreadsheet is never higher. */
const LINE_PT = 15;
const HIGHEST_PT = 409;

/** Half-width characters, as a column's width counts them. */
const widthOf = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 1 : 2), 0);

const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);

/** How high a row is so that its `long` texts are seen whole, in points. A column loses two characters to its edges. */
export function fittingHeight(
  columns: readonly { kind: string; width: number }[],
  cells: readonly (string | number | null)[],
): number {
  const lines = columns.map(({ kind, width }, index) =>
    kind === "long" ? linesOf(String(cells[index] ?? ""), width - 2) : 1,
  );
  return Math.min(HIGHEST_PT, LINE_PT * Math.max(1, ...lines));
}
