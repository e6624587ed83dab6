/**
 * What a spreadsheet would take for the beginning of a formula, full-width forms included; and apostrophes before
 * it, so that a text which begins with one comes back with it.
 */
const RUNS = /^\s*'*\s*[=+\-@＝＋－＠\t\r]/u;

/** Control characters that XML cannot hold; a line break is a line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** The longest text that a cell can hold. */
const LONGEST = 32_767;

/** A text as a cell keeps it: never a formula, also after a spreadsheet has saved it as .csv and opened it again. */
export function guardedText(text: string): string {
  const plain = text.replace(/\r\n?/g, "\n").replace(UNPRINTABLE, "");
  return (RUNS.test(plain) ? `'${plain}` : plain).slice(0, LONGEST);
}

/** The text that `guardedText` was given. */
export const unguardedText = (text: string): string =>
  text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text;
