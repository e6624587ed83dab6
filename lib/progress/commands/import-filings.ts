import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { AppError, forbidden, ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import type { Once } from "@/lib/core/transaction";
import { saveDraft, submitReport } from "@/lib/progress/commands/submit-report";
import { type FilingItem, listFilings } from "@/lib/progress/queries";
import { loadReports, type ProjectReports } from "@/lib/progress/queries/export-filings";
import { isIdentical, type Report } from "@/lib/progress/rules";
import {
  type FilingChange,
  type FilingReading,
  type FilingRow,
  filingChanges,
  readFiling,
  readFilingSheet,
} from "@/lib/progress/rules/filing-sheet";
import type { ReportInput } from "@/lib/progress/schema";
import { unguardedText } from "@/lib/spreadsheet/cell-text";
import { readWorkbook } from "@/lib/spreadsheet/read-spreadsheet";

/**
 * What a row of the sheet is worth: `ready` can be handed in, `partial` only kept as a draft (no money yet),
 * `unchanged` says what stands, `conflict` was saved by somebody since the download (and is written only when it is
 * chosen with its differences in sight), `foreign` is not this person's or not due, `accepted` is over.
 */
export type FilingFate = "ready" | "partial" | "unchanged" | "error" | "conflict" | "foreign" | "accepted";
export type FilingProblem = {
  cell: string | null;
  value: string;
  code: string;
  detail: Record<string, string | number>;
};
export type FiledRow = {
  row: number;
  project: { id: string; number: string; name: string } | null;
  /** Of the report that stands; 0 = none yet. */
  version: number;
  fate: FilingFate;
  changes: (FilingChange & { cell: string | null })[];
  errors: FilingProblem[];
  identical: boolean;
  /** What has been done with it; absent on a preview. */
  done?: "draft" | "submitted";
};
export type FilingImport = {
  period: Period;
  /** After the lock: what is handed in is marked 迟报. */
  late: boolean;
  rows: FiledRow[];
  counts: Record<FilingFate, number>;
  done: { draft: number; submitted: number };
};

type Judged = { shown: FiledRow; input: ReportInput | null };

const inputOf = (item: FilingItem, period: Period, report: Report): ReportInput => ({
  ...report,
  projectId: item.id,
  period,
  version: item.version,
});

function judgeRow(
  row: FilingRow,
  reading: FilingReading,
  items: Map<string, FilingItem>,
  reports: Map<string, ProjectReports>,
): Judged {
  const item = row.key ? items.get(row.key.id) : undefined;
  const found = row.key && reports.get(row.key.id);
  const plain = { row: row.row, version: item?.version ?? 0, changes: [], errors: [], identical: false };
  if (!item || !found || !row.key) {
    return {
      shown: { ...plain, project: null, fate: row.key ? "foreign" : "error", ...keyless(row) },
      input: null,
    };
  }
  const project = { id: item.id, number: item.number, name: item.name };
  const { report, errors } = readFiling(row, found.stands);
  const at = (field: keyof FilingReading["letters"]) => {
    const letter = reading.letters[field];
    return letter ? `${letter}${row.row}` : null;
  };
  const changes = filingChanges(found.stands, report).map((change) => ({
    ...change,
    cell: at(change.field),
  }));
  const shown = {
    ...plain,
    project,
    changes,
    identical: report.invested !== null && found.last !== null && isIdentical(report, found.last),
    errors: errors.map(({ field, code, detail }) => ({
      cell: at(field),
      value: String(row.cells[field] ?? "").slice(0, 200),
      code,
      detail,
    })),
  };
  const fateOf = (): FilingFate => {
    if (errors.length > 0) return "error";
    const isFiled = item.state === "submitted" || item.state === "accepted";
    if (changes.length === 0 && (isFiled || report.invested === null)) return "unchanged";
    if (item.state === "accepted") return "accepted";
    if (changes.length > 0 && row.key?.version !== item.version) return "conflict";
    return report.invested === null ? "partial" : "ready";
  };
  const fate = fateOf();
  const isWritable = fate === "ready" || fate === "partial" || fate === "conflict";
  return { shown: { ...shown, fate }, input: isWritable ? inputOf(item, reading.period, report) : null };
}

/** A row whose hidden cell was altered or that somebody added. */
const keyless = (row: FilingRow): Pick<FiledRow, "errors"> =>
  row.key
    ? { errors: [] }
    : { errors: [{ cell: `A${row.row}`, value: "", code: "ROW_KEY_BROKEN", detail: {} }] };

async function judge(actor: Actor, file: { bytes: Buffer; fileName: string }, now: Date) {
  if (!["reporter", "coordinator", "centre"].includes(actor.role)) throw forbidden();
  const { sheets, marker } = await readWorkbook(file.bytes, file.fileName);
  const plain = sheets.map(({ rows }) => ({
    rows: rows.map((row) => row.map((cell) => (typeof cell === "string" ? unguardedText(cell) : cell))),
  }));
  const reading = readFilingSheet(plain, marker);
  if (!reading) throw ruleViolation("NOT_A_FILING_SHEET", { file: file.fileName.slice(0, 200) });
  const { period, items } = await listFilings(actor, reading.period, now);
  if (period.state === "closed") throw ruleViolation("PERIOD_CLOSED", { period: reading.period });
  const own = new Map(items.filter((item) => item.mayFile).map((item) => [item.id, item]));
  const reports = await loadReports([...own.values()], reading.period);
  const seen = new Set<string>();
  const judged = reading.rows.map((row): Judged => {
    const { shown, input } = judgeRow(row, reading, own, reports);
    if (!row.key || !seen.has(row.key.id)) {
      if (row.key) seen.add(row.key.id);
      return { shown, input };
    }
    const twice = { cell: `A${row.row}`, value: "", code: "ROW_REPEATED", detail: {} };
    return { shown: { ...shown, fate: "error", errors: [twice] }, input: null };
  });
  return { period: reading.period, late: period.state === "locked", judged };
}

function answer(period: Period, late: boolean, rows: FiledRow[]): FilingImport {
  const counts = { ready: 0, partial: 0, unchanged: 0, error: 0, conflict: 0, foreign: 0, accepted: 0 };
  const done = { draft: 0, submitted: 0 };
  for (const row of rows) {
    counts[row.fate] += 1;
    if (row.done) done[row.done] += 1;
  }
  return { period, late, rows, counts, done };
}

/** A row with the version of the report that its reader was shown. */
export type ChosenRow = { row: number; version: number };

/** What each row of a filled sheet would change, field by field. Writes nothing. */
export async function previewFilings(
  actor: Actor,
  file: { bytes: Buffer; fileName: string },
  now: Date,
): Promise<FilingImport> {
  const { period, late, judged } = await judge(actor, file, now);
  return answer(
    period,
    late,
    judged.map(({ shown }) => shown),
  );
}

/**
 * Keeps the chosen rows as drafts, or hands them in: each by the command that the form calls, so that one row's
 * refusal leaves the others as they are. The same file again changes nothing.
 */
export async function importFilings(
  actor: Actor,
  given: { bytes: Buffer; fileName: string; rows: readonly ChosenRow[]; submit: boolean },
  { now, once }: { now: Date; once?: Once },
): Promise<FilingImport> {
  const { period, late, judged } = await judge(actor, given, now);
  const chosen = new Map(given.rows.map(({ row, version }) => [row, version]));
  const rows: FiledRow[] = [];
  for (const { shown, input } of judged) {
    const seen = chosen.get(shown.row);
    const isIdle = given.submit ? typeof input?.invested !== "number" : shown.changes.length === 0;
    if (!input || seen === undefined || isIdle) {
      rows.push(shown);
      continue;
    }
    const key = once ? { once: { ...once, key: `${once.key}:${shown.row}`.slice(0, 200) } } : {};
    try {
      const save = given.submit ? submitReport : saveDraft;
      await save(actor, { ...input, version: seen }, { now, ...key });
      rows.push({ ...shown, fate: "unchanged", done: given.submit ? "submitted" : "draft" });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const problem = { cell: null, value: "", code: error.reason, detail: error.detail };
      rows.push({
        ...shown,
        fate: error.reason === "STALE_VERSION" ? "conflict" : "error",
        errors: [problem],
      });
    }
  }
  return answer(period, late, rows);
}
