import {
  fieldOf,
  type ImportField,
  type MoneyUnit,
  moneyUnitIn,
  yearIn,
} from "@/lib/projects/rules/import/columns";
import type { Header } from "@/lib/projects/rules/import/header";
import { type Cell, columnLetter, textOf } from "@/lib/projects/rules/import/text";

export type ImportSheet = { name: string; rows: readonly (readonly Cell[])[] };

export type ImportOptions = {
  /** The plan's year, used when the plan's header names none. */
  year?: number | null;
  /** What money without a unit of its own is in, against what the file says. */
  moneyUnit?: MoneyUnit | null;
  /** From 1, against what was found. */
  headerRow?: number | null;
  /** The reader's corrections by column letter; null = leave this column out. */
  columns?: Readonly<Record<string, ImportField | null>>;
  /** Names in the registry, which tell glued names apart. */
  knownLeaders?: readonly string[];
  /** For rows that name no category. */
  defaultCategory?: string | null;
};

export type ImportColumn = {
  letter: string;
  header: string;
  field: ImportField | null;
  /** Of a money column whose header names its unit. */
  moneyUnit: MoneyUnit | null;
};

/** What is odd about the file as a whole, and what makes it unreadable. */
export type FileNote =
  | { code: "MONEY_UNIT_ASSUMED"; detail: { unit: MoneyUnit } }
  | { code: "YEAR_FROM_TITLE"; detail: { year: number } }
  | { code: "YEAR_DIFFERS"; detail: { year: number; given: number } }
  | {
      code: "TOTAL_DIFFERS";
      detail: { field: "totalInvestment" | "annualPlan"; stated: number; sum: number; row: number };
    };
export type FileError =
  | {
      code: "HEADER_NOT_FOUND" | "NAME_COLUMN_MISSING" | "YEAR_MISSING" | "NO_PROJECTS";
      detail: Record<string, never>;
    }
  | { code: "FIELD_TWICE"; detail: { field: ImportField; columns: string } };

const MONEY_FIELDS: ReadonlySet<ImportField> = new Set(["totalInvestment", "annualPlan", "investedBefore"]);

/** Takes each column for a field: the reader's word first, then the aliases; of two alike the first counts. */
export function mapColumns(header: Header, options: ImportOptions): ImportColumn[] {
  const wanted = options.columns ?? {};
  const taken = new Set<ImportField>(
    Object.values(wanted).filter((field): field is ImportField => field !== null),
  );
  const texts = header.texts;
  // Of several years' plans, the one of the year that is asked for.
  const planOfYear = texts.findIndex(
    (text) => fieldOf(text) === "annualPlan" && options.year != null && yearIn(text) === options.year,
  );
  return texts.map((text, index) => {
    const letter = columnLetter(index);
    const found = fieldOf(text);
    const isOtherPlan = found === "annualPlan" && planOfYear >= 0 && planOfYear !== index;
    let field = found !== null && !taken.has(found) && !isOtherPlan ? found : null;
    if (letter in wanted) field = wanted[letter] ?? null;
    if (field) taken.add(field);
    return {
      letter,
      header: text,
      field,
      moneyUnit: field && MONEY_FIELDS.has(field) ? moneyUnitIn(text) : null,
    };
  });
}

export function columnErrors(columns: ImportColumn[]): FileError[] {
  const errors: FileError[] = [];
  const letters = new Map<ImportField, string[]>();
  for (const { field, letter } of columns)
    if (field) letters.set(field, [...(letters.get(field) ?? []), letter]);
  for (const [field, at] of letters) {
    if (at.length > 1) errors.push({ code: "FIELD_TWICE", detail: { field, columns: at.join("、") } });
  }
  if (!letters.has("name")) errors.push({ code: "NAME_COLUMN_MISSING", detail: {} });
  return errors;
}

const firstOf = <Value>(rows: ImportSheet["rows"], read: (text: string) => Value | null): Value | null => {
  for (const row of rows) {
    for (const cell of row) {
      const found = read(textOf(cell));
      if (found !== null) return found;
    }
  }
  return null;
};

/** The plan's year: in its header, else as given, else in the title. */
export function findYear(
  columns: ImportColumn[],
  above: ImportSheet["rows"],
  options: ImportOptions,
  notes: FileNote[],
) {
  const plan = columns.find((column) => column.field === "annualPlan");
  const inHeader = plan ? yearIn(plan.header) : null;
  const given = options.year ?? null;
  if (inHeader !== null) {
    if (given !== null && given !== inHeader)
      notes.push({ code: "YEAR_DIFFERS", detail: { year: inHeader, given } });
    return inHeader;
  }
  if (given !== null) return given;
  const inTitle = firstOf(above, yearIn);
  if (inTitle !== null) notes.push({ code: "YEAR_FROM_TITLE", detail: { year: inTitle } });
  return inTitle;
}

export function findUnit(
  columns: ImportColumn[],
  above: ImportSheet["rows"],
  options: ImportOptions,
  notes: FileNote[],
) {
  const found = options.moneyUnit ?? firstOf(above, moneyUnitIn);
  const isNeeded = columns.some(
    ({ field, moneyUnit }) => field && MONEY_FIELDS.has(field) && moneyUnit === null,
  );
  if (!found && isNeeded) notes.push({ code: "MONEY_UNIT_ASSUMED", detail: { unit: "万元" } });
  return found ?? "万元";
}
