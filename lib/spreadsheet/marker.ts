/** The sheet that nobody sees and that tells our own workbooks apart. parse-xlsx.mjs knows its name too. */
export const MARKER_SHEET = "_liangdeng";

/** 0 → "A", 26 → "AA". */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
