import { toCents } from "@/lib/core/money";
import { isPeriod, type Period } from "@/lib/core/periods";
import { type Report, type ReviewedField, reportTexts } from "@/lib/progress/rules";
import { readDate } from "@/lib/projects/rules/import/dates";
import { readMoney } from "@/lib/projects/rules/import/money";
import { type Cell, columnLetter, textOf } from "@/lib/projects/rules/import/text";
import { choiceWords } from "@/lib/projects/rules/sheet/columns";
import { KEY_HEADER } from "@/lib/projects/rules/sheet/row-key";
import type { Stage } from "@/lib/projects/schema";

/** What a unit fills in, in the order of the form. Milestones are reached on the form only. */
export const filledFields = [
  "stage",
  "invested",
  "fundsArrived",
  ...reportTexts,
  "actualStart",
  "actualCompletion",
  "filler",
  "phone",
] as const satisfies readonly (ReviewedField | "filler" | "phone")[];
export type FilledField = (typeof filledFields)[number];

export const FILINGS_MARKER = "liangdeng.filings.1";

/** The workbook speaks Chinese, as the registry's does. */
export const filingHeaders: Record<FilledField, string> = {
  stage: "建设阶段",
  invested: "本月完成投资（万元）",
  fundsArrived: "本月到位资金（万元）",
  physicalProgress: "年初至今形象进度",
  work: "本月进展及手续",
  problems: "存在问题和需协调事项",
  nextPlan: "下月计划",
  actualStart: "实际开工日期",
  actualCompletion: "实际竣工日期",
  filler: "填报人",
  phone: "联系电话",
};

const LONGEST = 2000;
const LONGEST_LINE = 60;
/** 万元: as `reportInput` takes it. */
const LARGEST = 5_000_000_000;

/** The report's version stands in the key: what was filed since the download is told by it. */
export const writeFilingKey = (id: string, version: number): string => `${id}.${version}`;

const KEY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})$/;

export type FilingRow = {
  /** As the sheet counts, from 1. */
  row: number;
  key: { id: string; version: number } | null;
  cells: Partial<Record<FilledField, Cell>>;
};
export type FilingReading = {
  period: Period;
  letters: Partial<Record<FilledField, string>>;
  rows: FilingRow[];
};

/** A month's sheet that we wrote, filled in or not; null for every other file. */
export function readFilingSheet(
  sheets: readonly { rows: readonly (readonly Cell[])[] }[],
  marker: readonly (readonly string[])[] | null,
): FilingReading | null {
  const [kind, period = ""] = marker?.[0] ?? [];
  if (kind !== FILINGS_MARKER || !isPeriod(period)) return null;
  for (const { rows } of sheets) {
    const at = rows.slice(0, 20).findIndex((row) => row.some((cell) => textOf(cell) === KEY_HEADER));
    if (at < 0) continue;
    const headers = (rows[at] ?? []).map(textOf);
    const keyAt = headers.indexOf(KEY_HEADER);
    const places = filledFields.flatMap((field) => {
      const place = headers.indexOf(filingHeaders[field]);
      return place < 0 ? [] : [[field, place] as const];
    });
    return {
      period,
      letters: Object.fromEntries(places.map(([field, place]) => [field, columnLetter(place)])),
      rows: rows.slice(at + 1).flatMap((cells, index): FilingRow[] => {
        if (cells.every((cell) => textOf(cell) === "")) return [];
        const [, id, version] = KEY.exec(textOf(cells[keyAt])) ?? [];
        return [
          {
            row: at + index + 2,
            key: id ? { id, version: Number(version) } : null,
            cells: Object.fromEntries(places.map(([field, place]) => [field, cells[place] ?? null])),
          },
        ];
      }),
    };
  }
  return null;
}

/** What a cell of the sheet says of a report. */
export function filingCell(field: FilledField, report: Report): string | number | null {
  if (field === "stage") return report.stage ? choiceWords.stage[report.stage] : null;
  const value = report[field];
  return value === "" ? null : value;
}

export type FilingCellError = { field: FilledField; code: string; detail: Record<string, string | number> };

/** A cell's value, or the code of what is wrong with it. */
function readCell(
  field: FilledField,
  cell: Cell,
): { value: string | number | null } | Omit<FilingCellError, "field"> {
  const text = textOf(cell);
  if (field === "stage") {
    const words = Object.entries(choiceWords.stage);
    const found = words.find(([, word]) => word === text)?.[0] as Stage | undefined;
    if (found || text === "") return { value: found ?? null };
    return { code: "CHOICE_UNKNOWN", detail: { expected: words.map(([, word]) => word).join("、") } };
  }
  if (field === "invested" || field === "fundsArrived") {
    const reading = readMoney(cell, "万元");
    if ("error" in reading) return { code: reading.error, detail: { unit: "万元" } };
    if (reading.rounded) return { code: "MONEY_DECIMALS", detail: {} };
    if ((reading.amount ?? 0) > LARGEST) return { code: "MONEY_TOO_LARGE", detail: { unit: "万元" } };
    return { value: reading.amount };
  }
  if (field === "actualStart" || field === "actualCompletion") {
    const reading = readDate(cell);
    if ("error" in reading) return { code: reading.error, detail: {} };
    if (reading.span && reading.span.precision !== "day") return { code: "DAY_NEEDED", detail: {} };
    return { value: reading.span?.from ?? null };
  }
  const max = field === "filler" || field === "phone" ? LONGEST_LINE : LONGEST;
  return text.length > max
    ? { code: "TEXT_TOO_LONG", detail: { max, length: text.length } }
    : { value: text };
}

/** The report that a row makes of `stands`: a column that is not in the file leaves what is there. */
export function readFiling(row: FilingRow, stands: Report): { report: Report; errors: FilingCellError[] } {
  const report: Record<string, unknown> = { ...stands };
  const errors: FilingCellError[] = [];
  for (const field of filledFields) {
    const cell = row.cells[field];
    if (cell === undefined) continue;
    const read = readCell(field, cell);
    if ("code" in read) errors.push({ field, code: read.code, detail: read.detail });
    else if (!isSame(read.value, stands[field])) report[field] = read.value;
  }
  return { report: report as Report, errors };
}

function isSame(a: string | number | null, b: string | number | null): boolean {
  if (typeof a === "number" && typeof b === "number") return toCents(a) === toCents(b);
  return textOf(a) === textOf(b) && (a === null || a === "") === (b === null || b === "");
}

export type FilingChange = { field: FilledField; from: string | number | null; to: string | number | null };

/** Field by field: what a row changes of what stands. */
export const filingChanges = (stands: Report, report: Report): FilingChange[] =>
  filledFields.flatMap((field) =>
    isSame(stands[field], report[field]) ? [] : [{ field, from: stands[field], to: report[field] }],
  );
