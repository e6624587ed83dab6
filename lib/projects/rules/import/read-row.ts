import type { Day } from "@/lib/core/periods";
import { isNationalCodeShaped } from "@/lib/projects/rules";
import { levelOf, natureOf, subjectOf } from "@/lib/projects/rules/import/choices";
import type { ImportField } from "@/lib/projects/rules/import/columns";
import type { ReadRow } from "@/lib/projects/rules/import/draft";
import { NAME_LENGTH, type RowContext, RowReader } from "@/lib/projects/rules/import/row-reader";
import { type Cell, cleanParagraphs, cleanUnit } from "@/lib/projects/rules/import/text";

/** The longest texts that `createProjectInput` takes. */
const LENGTHS = {
  name: 200,
  category: 60,
  content: 10_000,
  nationalCode: 40,
  unit: NAME_LENGTH,
  text: 500,
} as const;
const MAX_LEADERS = 20;
const MAX_PAIRED = 50;

/** The nature as the list says it; without a word for it, from whether the start lies before the plan's year. */
function readNature(reader: RowReader): void {
  const { draft } = reader.read;
  const text = reader.text("nature");
  const nature = natureOf(text);
  if (nature) draft.nature = nature;
  else if (text !== "") reader.error("nature", "NATURE_UNKNOWN");
  else {
    draft.nature = startedBefore(draft.plannedStart, reader.context.year) ? "continuing" : "new";
    reader.assume("nature");
    reader.note("nature", "NATURE_ASSUMED", { nature: draft.nature });
  }
}

const startedBefore = (start: Day | undefined, year: number | null): boolean =>
  start !== undefined && year !== null && start < `${year}-01-01`;

function readDates(reader: RowReader): void {
  const { draft } = reader.read;
  draft.plannedStart = reader.date("plannedStart");
  draft.plannedCompletion = reader.date("plannedCompletion");
  if (draft.plannedStart && draft.plannedCompletion && draft.plannedCompletion < draft.plannedStart) {
    reader.note("plannedCompletion", "COMPLETION_BEFORE_START");
  }
}

function readMoneyFields(reader: RowReader): void {
  const { draft } = reader.read;
  draft.totalInvestment = reader.money("totalInvestment");
  draft.annualPlan = reader.money("annualPlan");
  draft.investedBefore = reader.money("investedBefore");
  const isUnread = (field: ImportField) => reader.has(field) && reader.text(field) === "";
  if (isUnread("totalInvestment")) reader.note("totalInvestment", "MISSING_TOTAL_INVESTMENT");
  if (isUnread("annualPlan")) reader.note("annualPlan", "MISSING_ANNUAL_PLAN");
}

function readCategory(reader: RowReader): void {
  const { draft } = reader.read;
  const { section, defaultCategory } = reader.context;
  draft.category = reader.short("category", LENGTHS.category, cleanUnit);
  if (draft.category !== undefined || reader.text("category") !== "") return;
  const assumed = section?.slice(0, LENGTHS.category) || defaultCategory;
  if (assumed) {
    draft.category = assumed;
    reader.assume("category");
  }
  const code = section ? "CATEGORY_FROM_SECTION" : "MISSING_CATEGORY";
  reader.note("category", code, assumed ? { category: assumed } : {});
}

/** Where a unit's name usually ends; a break elsewhere only fitted a long name into its cell. */
const UNIT_END = /(?<=[局委办部会处站院镇乡]|公司|中心|政府|街道|集团)\s*\n\s*/u;

/** Several units in one cell, told apart by separators. */
const unitsIn = (text: string, separator: RegExp): string[] => [
  ...new Set(
    text
      .split(separator)
      .flatMap((part) => part.split(UNIT_END))
      .map(cleanUnit)
      .filter((unit) => unit !== ""),
  ),
];

function readUnits(reader: RowReader): void {
  const { draft } = reader.read;
  const [responsible, ...others] = unitsIn(reader.text("responsibleUnit"), /[、，,;；]+|[^\S\n]{2,}/);
  if (responsible === undefined) reader.note("responsibleUnit", "MISSING_UNIT");
  else if (responsible.length > LENGTHS.unit) {
    reader.error("responsibleUnit", "TEXT_TOO_LONG", { max: LENGTHS.unit, length: responsible.length });
  } else draft.responsibleUnit = responsible;
  if (responsible && others.length > 0) {
    reader.note("responsibleUnit", "SEVERAL_UNITS", { unit: responsible, others: others.join("、") });
  }
  draft.industryUnit = reader.short("industryUnit", LENGTHS.unit, cleanUnit);
  draft.agent = reader.short("agent", LENGTHS.text, cleanUnit);
  draft.owner = reader.short("owner", LENGTHS.text);
  draft.pairedUnits = reader.names(
    "pairedUnits",
    unitsIn(reader.text("pairedUnits"), /[、，,;；\s/]+/),
    MAX_PAIRED,
  );
}

function readLeaders(reader: RowReader): void {
  const { leaders, repeated, glued } = reader.context.splitLeaders(reader.text("leaders"));
  reader.read.draft.leaders = reader.names("leaders", leaders, MAX_LEADERS);
  if (glued) reader.note("leaders", "LEADERS_SPLIT", { leaders: leaders.join("、") });
  if (repeated) reader.note("leaders", "LEADER_REPEATED", { leaders: leaders.join("、") });
}

function readTexts(reader: RowReader): void {
  const { draft } = reader.read;
  draft.content = reader.short("content", LENGTHS.content, cleanParagraphs);
  draft.address = reader.short("address", LENGTHS.text);
  draft.region = reader.short("region", LENGTHS.text, cleanUnit);
  draft.nationalCode = reader.short("nationalCode", LENGTHS.nationalCode, (text) => text.replace(/\s+/g, ""));
  if (draft.nationalCode && !isNationalCodeShaped(draft.nationalCode)) {
    reader.note("nationalCode", "NATIONAL_CODE_SHAPE");
  }
  draft.programme = reader.short("programme", LENGTHS.name, cleanUnit);
  const level = reader.text("level");
  draft.level = levelOf(level) ?? undefined;
  if (level !== "" && !draft.level) reader.error("level", "LEVEL_UNKNOWN");
  draft.investmentText = reader.short("investmentSubject", LENGTHS.text);
  draft.investmentSubject = subjectOf(draft.investmentText ?? "") ?? undefined;
  if (draft.investmentSubject) reader.assume("investmentSubject");
  if (draft.investmentText && !draft.investmentSubject)
    reader.note("investmentSubject", "SUBJECT_UNCLASSIFIED");
}

/** docs/decisions/0003: a continuing project that should have started in an earlier year has started. */
function assumeStart(reader: RowReader): void {
  const { draft } = reader.read;
  if (draft.nature !== "continuing" || !startedBefore(draft.plannedStart, reader.context.year)) return;
  draft.actualStart = draft.plannedStart;
  reader.assume("actualStart");
  reader.note("plannedStart", "START_ASSUMED", { day: draft.plannedStart ?? "" });
}

/** Reads one project row (from 1, as the sheet counts). What cannot be read becomes an error with its cell. */
export function readRow(cells: readonly Cell[], row: number, context: RowContext): ReadRow {
  const reader = new RowReader(cells, row, context);
  const name = reader.short("name", LENGTHS.name);
  if (name !== undefined) reader.read.draft.name = name;
  else if (reader.text("name") === "") reader.error("name", "NAME_MISSING");
  readTexts(reader);
  readMoneyFields(reader);
  readDates(reader);
  readNature(reader);
  readCategory(reader);
  readUnits(reader);
  readLeaders(reader);
  assumeStart(reader);
  const draft = Object.fromEntries(
    Object.entries(reader.read.draft).filter(([, value]) => value !== undefined),
  );
  return { ...reader.read, draft: { ...draft, name: reader.read.draft.name } };
}
