import type { ImportField } from "@/lib/projects/rules/import/columns";
import { moneyUnitIn } from "@/lib/projects/rules/import/columns";
import type { SkippedRow } from "@/lib/projects/rules/import/draft";
import { type Cell, compact, isNothing, textOf } from "@/lib/projects/rules/import/text";

/** Where each field stands, by column from 0. */
export type Positions = ReadonlyMap<ImportField, number>;

const TOTAL = /^.{0,12}(?:合计|总计|小计|共计)(?:[(:].*)?$/;
const ORDINAL =
  /^(?:[一二三四五六七八九十百]+[、.]|\([一二三四五六七八九十百]+\)|第[一二三四五六七八九十]+[类批部])/;
const NOTE = /^(?:注|备注|说明|填报|填表|制表|审核|联系人)/;
/** Money and the list's own number stand in total rows too: they do not make a project. */
const NO_FACTS: ReadonlySet<ImportField> = new Set([
  "serial",
  "name",
  "content",
  "totalInvestment",
  "annualPlan",
  "investedBefore",
]);

/** "一、工业（42项）" → "工业". */
export const sectionName = (text: string): string =>
  compact(text)
    .replace(ORDINAL, "")
    .replace(/\(.*\)$|[::].*$/, "");

/** Why a row above or of the header is no project. */
export function skippedAbove(row: readonly Cell[], number: number): SkippedRow {
  const text = row.map(textOf).find((cell) => cell !== "") ?? "";
  const hasUnit = row.some((cell) => /单位[::]?/.test(compact(textOf(cell))) && moneyUnitIn(textOf(cell)));
  const isLong = compact(text).length > 16;
  return { row: number, reason: text === "" ? "BLANK" : hasUnit && !isLong ? "UNIT_ROW" : "TITLE", text };
}

/** A row that repeats the header, as at the top of each printed page. */
const repeatsHeader = (texts: string[], headers: readonly string[], positions: Positions): boolean =>
  [...positions.values()].filter(
    (index) => texts[index] && compact(texts[index]) === compact(headers[index] ?? ""),
  ).length >= 2;

/**
 * Why a row below the header is no project, or null when it is one (or ought to be: a row with facts and no
 * name is an error, not skipped). Total and section rows have a label, perhaps sums, and no other facts.
 */
export function skippedBelow(
  row: readonly Cell[],
  number: number,
  headers: readonly string[],
  positions: Positions,
): SkippedRow | null {
  const texts = row.map(textOf);
  const skip = (reason: SkippedRow["reason"], text: string): SkippedRow => ({ row: number, reason, text });
  const at = (field: ImportField): string => texts[positions.get(field) ?? -1] ?? "";
  const label = texts.find((text) => text !== "") ?? "";
  if (label === "") return skip("BLANK", "");
  if (repeatsHeader(texts, headers, positions)) return skip("HEADER_REPEATED", label);

  const name = isNothing(at("name")) ? "" : at("name");
  const plain = compact(name || label);
  const hasFacts = [...positions.keys()].some((field) => !NO_FACTS.has(field) && !isNothing(at(field)));
  if (TOTAL.test(plain) && !hasFacts) return skip("TOTAL", name || label);
  if (name !== "") {
    if (hasFacts) return null;
    if (NOTE.test(plain)) return skip("NOTE", name);
    return ORDINAL.test(plain) ? skip("SECTION", name) : null;
  }
  const filled = texts.filter((text) => text !== "").length;
  const isNumbering = /^[\w.()-]+$/.test(plain);
  if (isNumbering) return filled === 1 && at("serial") === label ? skip("BLANK", label) : null;
  if (NOTE.test(plain) && filled === 1) return skip("NOTE", label);
  return hasFacts ? null : skip("SECTION", label);
}
