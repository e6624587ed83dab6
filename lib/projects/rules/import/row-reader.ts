import type { Day } from "@/lib/core/periods";
import type { ImportField, MoneyUnit } from "@/lib/projects/rules/import/columns";
import { type Precision, readDate } from "@/lib/projects/rules/import/dates";
import type { DraftError, DraftField, DraftNote, ReadRow } from "@/lib/projects/rules/import/draft";
import type { LeaderSplitter } from "@/lib/projects/rules/import/leaders";
import { readMoney } from "@/lib/projects/rules/import/money";
import type { Positions } from "@/lib/projects/rules/import/rows";
import { type Cell, cleanName, columnLetter, isNothing, textOf } from "@/lib/projects/rules/import/text";

export type RowContext = {
  positions: Positions;
  /** The unit of each money column. */
  moneyUnit: (field: ImportField) => MoneyUnit;
  year: number | null;
  splitLeaders: LeaderSplitter;
  /** The heading that the row stands under, when the list has no column for the category. */
  section: string | null;
  defaultCategory: string | null;
};

/** Of a unit or a leader, as `createProjectInput` takes it. */
export const NAME_LENGTH = 200;

const START_NOTES: Record<Precision, DraftNote | null> = {
  day: null,
  month: "START_MONTH_ONLY",
  quarter: "START_QUARTER_ONLY",
  half: "START_HALF_ONLY",
  year: "START_YEAR_ONLY",
};
const COMPLETION_NOTES: Record<Precision, DraftNote | null> = {
  day: null,
  month: "COMPLETION_MONTH_ONLY",
  quarter: "COMPLETION_QUARTER_ONLY",
  half: "COMPLETION_HALF_ONLY",
  year: "COMPLETION_YEAR_ONLY",
};

/** One row while it is being read: its cells by field, and what has been found out so far. */
export class RowReader {
  readonly read: ReadRow;

  constructor(
    readonly cells: readonly Cell[],
    row: number,
    readonly context: RowContext,
  ) {
    this.read = { row, draft: { name: "" }, assumed: [], notes: [], errors: [] };
  }

  has(field: ImportField): boolean {
    return this.context.positions.has(field);
  }

  cell(field: ImportField): Cell {
    return this.cells[this.context.positions.get(field) ?? -1] ?? null;
  }

  /** The text of a field, "" when the list says nothing. */
  text(field: ImportField): string {
    const text = textOf(this.cell(field));
    return isNothing(text) ? "" : text;
  }

  private at(field: ImportField): { cell: string; value: string } {
    const index = this.context.positions.get(field) ?? 0;
    return { cell: `${columnLetter(index)}${this.read.row}`, value: textOf(this.cell(field)).slice(0, 200) };
  }

  note(field: ImportField, code: DraftNote, detail: Record<string, string | number> = {}): void {
    this.read.notes.push({ ...this.at(field), code, detail });
  }

  error(field: ImportField, code: DraftError, detail: Record<string, string | number> = {}): void {
    this.read.errors.push({ ...this.at(field), code, detail });
  }

  assume(field: DraftField): void {
    this.read.assumed.push(field);
  }

  /** A cleaned text of at most `max` characters; undefined when the cell says nothing. */
  short(field: ImportField, max: number, clean: (text: string) => string = cleanName): string | undefined {
    const text = clean(this.text(field));
    if (text.length > max) this.error(field, "TEXT_TOO_LONG", { max, length: text.length });
    return text === "" || text.length > max ? undefined : text;
  }

  /** At most `max` names of at most 200 characters; undefined when there is none. */
  names(field: ImportField, names: string[], max: number): string[] | undefined {
    const length = Math.max(0, ...names.map((name) => name.length));
    if (names.length > max) this.error(field, "TOO_MANY_NAMES", { max, count: names.length });
    else if (length > NAME_LENGTH) this.error(field, "TEXT_TOO_LONG", { max: NAME_LENGTH, length });
    else if (names.length > 0) return names;
    return undefined;
  }

  money(field: ImportField): number | undefined {
    const reading = readMoney(this.cell(field), this.context.moneyUnit(field));
    if ("error" in reading) {
      this.error(field, reading.error, { unit: this.context.moneyUnit(field) });
      return undefined;
    }
    if (reading.amount === null) return undefined;
    if (reading.about) this.note(field, "MONEY_ABOUT", { amount: reading.amount });
    if (reading.rounded) this.note(field, "MONEY_ROUNDED", { amount: reading.amount });
    return reading.amount;
  }

  /** The first day that a start can mean, the last that a completion can. */
  date(field: "plannedStart" | "plannedCompletion"): Day | undefined {
    const reading = readDate(this.cell(field));
    if ("error" in reading) {
      this.error(field, reading.error);
      return undefined;
    }
    if (reading.span === null) return undefined;
    const isStart = field === "plannedStart";
    const day = isStart ? reading.span.from : reading.span.to;
    const note = (isStart ? START_NOTES : COMPLETION_NOTES)[reading.span.precision];
    if (note) this.note(field, note, { day });
    if (reading.ambiguous) this.note(field, "DATE_AMBIGUOUS", { day });
    return day;
  }
}
