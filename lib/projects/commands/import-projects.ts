import "server-only";
import { createHash } from "node:crypto";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { db, type Tx } from "@/lib/core/db";
import { conflict, forbidden } from "@/lib/core/errors";
import { sumMoney } from "@/lib/core/money";
import { yearOf } from "@/lib/core/periods";
import { canonicalJson, inTransactionOnce, type Once, sha256 } from "@/lib/core/transaction";
import { applyImport } from "@/lib/projects/commands/apply-import";
import {
  type CellOf,
  type ImportRow,
  type ImportStatus,
  judgeRows,
  unitsOf,
} from "@/lib/projects/commands/judge-rows";
import { judgeSheet } from "@/lib/projects/commands/judge-sheet";
import { lockRegistry } from "@/lib/projects/commands/resolve-names";
import type { ImportField, MoneyUnit } from "@/lib/projects/rules/import/columns";
import type { DraftField } from "@/lib/projects/rules/import/draft";
import { type ImportReading, readProjectSheets } from "@/lib/projects/rules/import/read";
import {
  readMarkedSheet,
  type SheetNote,
  type SheetReading,
  sheetNotes,
} from "@/lib/projects/rules/sheet/read";
import { unguardedText } from "@/lib/spreadsheet/cell-text";
import type { Sheet } from "@/lib/spreadsheet/parse";
import { readWorkbook } from "@/lib/spreadsheet/read-spreadsheet";
import { ensureUnits } from "@/lib/units/commands";

export type ImportInput = {
  bytes: Buffer;
  fileName: string;
  /** Of the plan, where the list names none. */
  year?: number | undefined;
  sheet?: string | undefined;
  moneyUnit?: MoneyUnit | undefined;
  /** The reader's corrections by column letter; null leaves the column out. */
  mapping?: Record<string, ImportField | null> | undefined;
  createUnits: boolean;
  /** Write the good rows although others have errors. */
  partial: boolean;
  dryRun: boolean;
  /** Of the preview that was confirmed: refused when the registry has changed since. */
  previewHash?: string | undefined;
};

export type ImportResult = {
  /** False on a dry run, and when an error kept everything from being written. */
  applied: boolean;
  /** Somebody's list, or a workbook that we wrote and somebody edited. */
  source: "list" | "export";
  /** Of an export: when it was written, as an instant. */
  exportedAt: string | null;
  rows: ImportRow[];
  counts: Record<ImportStatus, number>;
  /** 万元, over all project rows of the list. */
  totals: { totalInvestment: number; annualPlan: number };
  sheet: string;
  sheets: string[];
  /** From 1; null when no header was found. */
  headerRow: number | null;
  mapping: ImportReading["columns"];
  year: number;
  moneyUnit: MoneyUnit;
  missingUnits: string[];
  missingLeaders: string[];
  /** What is odd about the file as a whole, and what makes it unreadable. */
  fileNotes: (ImportReading["notes"][number] | SheetNote)[];
  fileErrors: ImportReading["errors"];
  previewHash: string;
};

/** 10,000 rows take seconds, and on a machine that is busy with something else a minute or two. */
const PATIENCE = { timeoutMs: 300_000 };

/** For a list without a category column. */
const DEFAULT_CATEGORY = "其他";

/** Columns under another name than the field that they fill. */
const COLUMN_OF: Partial<Record<DraftField, ImportField>> = {
  investmentText: "investmentSubject",
  actualStart: "plannedStart",
};

const cellOfReading = (reading: ImportReading): CellOf => {
  const letters = new Map(reading.columns.map(({ field, letter }) => [field, letter]));
  return (field, row) => {
    const letter = letters.get(COLUMN_OF[field] ?? (field as ImportField));
    return letter ? `${letter}${row}` : null;
  };
};

const countOf = (rows: ImportRow[]): Record<ImportStatus, number> => {
  const counts = { new: 0, changed: 0, same: 0, error: 0, skipped: 0 };
  for (const row of rows) counts[row.status]++;
  return counts;
};

const skippedRows = (reading: ImportReading): ImportRow[] =>
  reading.skipped.map(({ row, reason, text }) => ({
    row,
    status: "skipped",
    notes: [
      {
        cell: null,
        value: text.slice(0, 200),
        code: `SKIPPED_${reason}`,
        detail: { text: text.slice(0, 60) },
      },
    ],
  }));

type Read = { sheets: string[]; fileHash: string } & (
  | { source: "list"; reading: ImportReading }
  | { source: "export"; reading: SheetReading }
);

const unguarded = (sheet: Sheet): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((row) => row.map((cell) => (typeof cell === "string" ? unguardedText(cell) : cell))),
});

/** Outside of any transaction: a file takes its time. */
async function readFile(input: ImportInput): Promise<Read> {
  const { sheets, marker } = await readWorkbook(input.bytes, input.fileName);
  const read = {
    sheets: sheets.map((sheet) => sheet.name),
    fileHash: createHash("sha256").update(input.bytes).digest("hex"),
  };
  const marked = marker && readMarkedSheet(sheets.map(unguarded), marker);
  if (marked) return { ...read, source: "export", reading: marked };
  const leaders = await db().leader.findMany({ select: { title: true } });
  const chosen = input.sheet ? sheets.filter((sheet) => sheet.name === input.sheet) : sheets;
  const reading = readProjectSheets(chosen.length > 0 ? chosen : sheets, {
    year: input.year ?? null,
    moneyUnit: input.moneyUnit ?? null,
    columns: input.mapping ?? {},
    knownLeaders: leaders.map((leader) => leader.title),
    defaultCategory: DEFAULT_CATEGORY,
  });
  return { ...read, source: "list", reading };
}

/** What the reading alone says, whatever the registry holds. */
function described(read: Read, now: Date) {
  if (read.source === "list") {
    const { reading } = read;
    return {
      skipped: skippedRows(reading),
      totals: reading.sums,
      mapping: reading.columns,
      year: reading.year ?? yearOf(dayIn(now)),
      moneyUnit: reading.moneyUnit,
      exportedAt: null,
      fileNotes: reading.notes,
      fileErrors: reading.errors,
    };
  }
  const { reading } = read;
  const sum = (field: "totalInvestment" | "annualPlan"): number =>
    sumMoney(reading.rows.map(({ cells }) => (typeof cells[field] === "number" ? cells[field] : 0)));
  return {
    skipped: [],
    totals: { totalInvestment: sum("totalInvestment"), annualPlan: sum("annualPlan") },
    mapping: [],
    year: reading.year,
    moneyUnit: "万元" as const,
    exportedAt: reading.exportedAt,
    fileNotes: sheetNotes(reading),
    fileErrors: [],
  };
}

async function judge(tx: Tx, read: Read, input: ImportInput, now: Date) {
  const { skipped, ...said } = described(read, now);
  const { createUnits } = input;
  const { year } = said;
  const judged =
    read.source === "export"
      ? await judgeSheet(tx, read.reading, createUnits)
      : await judgeRows(tx, read.reading.rows, { year, createUnits, cellOf: cellOfReading(read.reading) });
  const rows = [...judged.rows, ...skipped].sort((a, b) => a.row - b.row);
  const fates = judged.rows.map(({ row, status, changes }) => [row, status, changes ?? []]);
  const result: ImportResult = {
    applied: false,
    source: read.source,
    rows,
    counts: countOf(rows),
    sheet: read.reading.sheet,
    sheets: read.sheets,
    headerRow: read.reading.headerRow,
    ...said,
    missingUnits: judged.missingUnits,
    missingLeaders: judged.missingLeaders,
    previewHash: sha256(canonicalJson([read.fileHash, year, createUnits, fates, judged.seen])),
  };
  return { result, judged, year };
}

/**
 * Takes a project list in. A dry run reads only and answers each row's fate. Otherwise all rows are written in
 * one transaction or, when one has an error and `partial` is not set, none. What the registry holds already
 * stays untouched: the same list again writes nothing, no event and no version.
 */
export async function importProjects(
  actor: Actor,
  input: ImportInput,
  { now, once }: { now: Date; once?: Once },
): Promise<ImportResult> {
  if (!mayEditRegistry(actor)) throw forbidden();
  const read = await readFile(input);
  if (input.dryRun) return (await judge(db(), read, input, now)).result;
  return inTransactionOnce(
    actor.id,
    once,
    async (tx) => {
      await lockRegistry(tx);
      const { result, judged, year } = await judge(tx, read, input, now);
      if (input.previewHash && input.previewHash !== result.previewHash) throw conflict("PREVIEW_OUTDATED");
      if (result.fileErrors.length > 0 || (result.counts.error > 0 && !input.partial)) return result;
      if (input.createUnits) {
        const written = [...judged.created, ...judged.changed].flatMap(({ facts }) => unitsOf(facts));
        const names = new Set(written.map(([, unit]) => unit));
        await ensureUnits(
          tx,
          actor,
          judged.missingUnits.filter((unit) => names.has(unit)),
          now,
        );
      }
      const written = await applyImport(
        tx,
        actor,
        {
          created: judged.created,
          changed: judged.changed,
          year,
          numberYear: yearOf(dayIn(now)),
          fileName: input.fileName,
        },
        now,
      );
      const byRow = new Map(written.map(({ row, ...project }) => [row, project]));
      const rows = result.rows.map((row) => {
        const project = byRow.get(row.row);
        return project ? { ...row, project } : row;
      });
      return { ...result, applied: true, rows };
    },
    PATIENCE,
  );
}
