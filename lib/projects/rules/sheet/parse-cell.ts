import { toCents } from "@/lib/core/money";
import { coordinateBounds } from "@/lib/projects/rules";
import { readDate } from "@/lib/projects/rules/import/dates";
import type { Remark } from "@/lib/projects/rules/import/draft";
import { leaderTokens } from "@/lib/projects/rules/import/leaders";
import { readMoney } from "@/lib/projects/rules/import/money";
import { type Cell, cleanName, cleanUnit, textOf } from "@/lib/projects/rules/import/text";
import { choiceWords, isChoice, sheetColumns } from "@/lib/projects/rules/sheet/columns";
import type { EditableField } from "@/lib/projects/rules/sheet/fields";

/** The codes of what a changed cell can have wrong; words are below `import.problem` in messages/. */
export const cellErrors = [
  "VALUE_REQUIRED",
  "TEXT_TOO_LONG",
  "TOO_MANY_NAMES",
  "CHOICE_UNKNOWN",
  "MONEY_UNREADABLE",
  "MONEY_NEGATIVE",
  "MONEY_TOO_LARGE",
  "MONEY_DECIMALS",
  "DATE_UNREADABLE",
  "DATE_IMPOSSIBLE",
  "POINT_UNREADABLE",
] as const;
export type CellError = (typeof cellErrors)[number];

export type CellValue = string | number | string[] | { longitude: number; latitude: number } | null;
export type ReadCell = { value: CellValue } | Pick<Remark<CellError>, "code" | "detail">;

const MAX_NAME = 200;
const MAX_NAMES = { leaders: 20, pairedUnits: 50 } as const;

const failed = (code: CellError, detail: Record<string, string | number> = {}): ReadCell => ({
  code,
  detail,
});

function readNames(field: "leaders" | "pairedUnits", text: string): ReadCell {
  const isByLine = text.includes("\n");
  const parts = isByLine
    ? text.split("\n")
    : field === "leaders"
      ? leaderTokens(text)
      : text.split(/[、，,;；]+/);
  const names = [...new Set(parts.map(cleanUnit).filter((name) => name !== ""))];
  const length = Math.max(0, ...names.map((name) => name.length));
  if (names.length > MAX_NAMES[field])
    return failed("TOO_MANY_NAMES", { max: MAX_NAMES[field], count: names.length });
  return length > MAX_NAME ? failed("TEXT_TOO_LONG", { max: MAX_NAME, length }) : { value: names };
}

function readPoint(text: string): ReadCell {
  if (text === "") return { value: null };
  const found = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，]\s*(-?\d{1,2}(?:\.\d+)?)$/.exec(text);
  const [longitude, latitude] = [Number(found?.[1]), Number(found?.[2])];
  const within = ({ least, most }: { least: number; most: number }, value: number) =>
    value >= least && value <= most;
  if (
    !found ||
    !within(coordinateBounds.longitude, longitude) ||
    !within(coordinateBounds.latitude, latitude)
  ) {
    return failed("POINT_UNREADABLE", {
      west: coordinateBounds.longitude.least,
      east: coordinateBounds.longitude.most,
      south: coordinateBounds.latitude.least,
      north: coordinateBounds.latitude.most,
    });
  }
  const sixth = (value: number) => Math.round(value * 1e6) / 1e6;
  return { value: { longitude: sixth(longitude), latitude: sixth(latitude) } };
}

function readDay(field: EditableField, cell: Cell): ReadCell {
  const reading = readDate(cell);
  if ("error" in reading) return failed(reading.error);
  if (reading.span === null) return { value: null };
  // The first day that a start can mean, the last that a completion can: as in a list.
  return { value: /Start$/.test(field) ? reading.span.from : reading.span.to };
}

function readAmount(cell: Cell): ReadCell {
  const reading = readMoney(cell, "万元");
  if ("error" in reading) return failed(reading.error, { unit: "万元" });
  if (reading.amount === null) return failed("VALUE_REQUIRED");
  return reading.rounded ? failed("MONEY_DECIMALS") : { value: reading.amount };
}

/** What a cell says that somebody has changed: an emptied one empties its field. */
export function readChangedCell(field: EditableField, cell: Cell): ReadCell {
  const { kind, required, max } = sheetColumns[field];
  const text = textOf(cell);
  if (text === "" && required) return failed("VALUE_REQUIRED");
  if (isChoice(field)) {
    const words = Object.entries(choiceWords[field]);
    const found = words.find(([, word]) => word === text);
    if (found || text === "") return { value: found?.[0] ?? null };
    return failed("CHOICE_UNKNOWN", { expected: words.map(([, word]) => word).join("、") });
  }
  if (field === "leaders" || field === "pairedUnits") return readNames(field, text);
  if (kind === "point") return readPoint(text);
  if (kind === "day") return readDay(field, cell);
  if (kind === "money") return readAmount(cell);
  const clean = field === "content" ? text : cleanName(text);
  if (max !== undefined && clean.length > max) return failed("TEXT_TOO_LONG", { max, length: clean.length });
  return { value: clean === "" && field !== "content" ? null : clean };
}

/** Whether a cell still says what was written into it. */
export function saysTheSame(cell: Cell, written: string | number | null): boolean {
  if (typeof cell === "number" && typeof written === "number") return toCents(cell) === toCents(written);
  return textOf(cell) === textOf(written);
}
