import { type SheetFacts, sheetCell } from "@/lib/projects/rules/sheet/columns";
import type { EditableField } from "@/lib/projects/rules/sheet/fields";
import { editableFields } from "@/lib/projects/rules/sheet/fields";
import {
  type CellError,
  type CellValue,
  readChangedCell,
  saysTheSame,
} from "@/lib/projects/rules/sheet/parse-cell";
import type { SheetRow } from "@/lib/projects/rules/sheet/read";

/** An event of the project's trace that came after its row was written. */
export type LaterEvent = {
  subject: string;
  subjectId: string;
  actorName: string;
  at: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

export type Edit = { field: EditableField; to: CellValue };
export type EditError =
  | { field: EditableField; code: CellError; detail: Record<string, string | number> }
  /** Somebody else has changed the same field since; from and to are what they did. */
  | {
      field: EditableField;
      code: "CHANGED_MEANWHILE";
      by: LaterEvent;
      from: string;
      to: string;
      yours: string;
    };

/** Events of projects and of the year's plan; an issue has a category too, which is not the project's. */
const isAbout = (event: LaterEvent, year: number): boolean =>
  event.subject === "project" || (event.subject === "plan" && event.subjectId.endsWith(`:${year}`));

/** The facts as they stood when the row was written: what stands now, with each later change taken back. */
export function factsWhenWritten(now: SheetFacts, later: readonly LaterEvent[], year: number): SheetFacts {
  const back: Record<string, unknown> = { ...now };
  for (const event of later.filter((item) => isAbout(item, year)).reverse()) {
    for (const field of editableFields) {
      if (field in event.before || field in event.after) back[field] = event.before[field] ?? null;
    }
  }
  return back as SheetFacts;
}

const withValue = (facts: SheetFacts, field: EditableField, value: CellValue): SheetFacts =>
  ({ ...facts, [field]: value }) as SheetFacts;

const words = (facts: SheetFacts, field: EditableField): string => String(sheetCell(field, facts) ?? "");

/**
 * What somebody has changed in a row, against what was written into it: a cell that still says what was written is
 * left alone, whatever the registry says by now. An edit of what somebody else has changed meanwhile is a conflict.
 */
export function editsOf(
  row: SheetRow,
  now: SheetFacts,
  later: readonly LaterEvent[],
  year: number,
): { edits: Edit[]; errors: EditError[] } {
  const written = factsWhenWritten(now, later, year);
  const edits: Edit[] = [];
  const errors: EditError[] = [];
  for (const field of editableFields) {
    const cell = row.cells[field];
    if (cell === undefined || saysTheSame(cell, sheetCell(field, written))) continue;
    const read = readChangedCell(field, cell);
    if ("code" in read) {
      errors.push({ field, code: read.code, detail: read.detail });
      continue;
    }
    const to = sheetCell(field, withValue(now, field, read.value));
    const stands = sheetCell(field, now);
    if (saysTheSame(to, stands)) continue;
    const by = later.findLast(
      (event) => isAbout(event, year) && (field in event.before || field in event.after),
    );
    if (by && !saysTheSame(stands, sheetCell(field, written))) {
      const values = { from: words(written, field), to: words(now, field), yours: String(to ?? "") };
      errors.push({ field, code: "CHANGED_MEANWHILE", by, ...values });
    } else edits.push({ field, to: read.value });
  }
  return { edits, errors };
}

/** What a row that somebody added says: only its filled cells, and what a project cannot be without. */
export function additionOf(row: SheetRow): { edits: Edit[]; errors: EditError[] } {
  const edits: Edit[] = [];
  const errors: EditError[] = [];
  for (const field of editableFields) {
    const cell = row.cells[field] ?? null;
    const isNeeded = field === "name" || field === "nature" || field === "category";
    if (!isNeeded && saysTheSame(cell, null)) continue;
    const read = readChangedCell(field, cell);
    if ("code" in read) errors.push({ field, code: read.code, detail: read.detail });
    else edits.push({ field, to: read.value });
  }
  return { edits, errors };
}
