export type Cell = string | number | boolean | null;

/** Chinese characters and the full-width punctuation that stands beside them without a space. */
const CHINESE = "\\p{Script=Han}\\u3001-\\u301F\\uFF01-\\uFF65·“”‘’…—";
const BREAK_BETWEEN_CHINESE = new RegExp(`(?<=[${CHINESE}])[^\\S\\n]*\\n\\s*(?=[${CHINESE}])`, "gu");
const SPACE_BETWEEN_CHINESE = new RegExp(`(?<=[${CHINESE}])\\s+(?=[${CHINESE}])`, "gu");

/** A cell as text, without what a database or a screen cannot hold; "" when it says nothing. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  const text = typeof cell === "number" ? String(Number(cell.toPrecision(15))) : String(cell);
  return text
    .replace(/\r\n?|\u2028|\u2029|\v|\f/g, "\n")
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Surrogate}\uFFFE\uFFFF]/gu, "")
    .trim();
}

/** One line: a break between Chinese characters vanishes (it only fitted the cell), other runs are one space. */
export const cleanName = (text: string): string =>
  text.replace(BREAK_BETWEEN_CHINESE, "").replace(/\s+/g, " ").trim();

/** A unit's name: spaces between Chinese characters only filled the cell. */
export const cleanUnit = (text: string): string =>
  text.replace(SPACE_BETWEEN_CHINESE, "").replace(/\s+/g, " ").trim();

/** Longer text keeps its lines; runs of spaces and empty lines shrink to one. */
export const cleanParagraphs = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();

/** For comparing: full-width forms become half-width, spaces and breaks go. */
export const compact = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");

/** What an office writes where it has nothing to say. */
export const isNothing = (text: string): boolean => /^[-—–―－/／\\]*$|^(无|暂无|空)$/.test(compact(text));

/** 0 → "A", 26 → "AA". */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
