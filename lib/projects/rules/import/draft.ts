import type { InvestmentSubject, Nature, ProjectLevel } from "@/lib/projects/schema";

/**
 * What a row says about its project, in the shape of `createProjectInput`. A field that is absent was not said:
 * the list has no such column, or the cell is empty. Money in 万元, days as "YYYY-MM-DD", `region` by its name.
 */
export type ProjectDraft = {
  name: string;
  nationalCode?: string;
  nature?: Nature;
  content?: string;
  category?: string;
  level?: ProjectLevel;
  region?: string;
  address?: string;
  owner?: string;
  investmentText?: string;
  investmentSubject?: InvestmentSubject;
  totalInvestment?: number;
  /** Of the reading's year. */
  annualPlan?: number;
  investedBefore?: number;
  plannedStart?: string;
  plannedCompletion?: string;
  actualStart?: string;
  responsibleUnit?: string;
  industryUnit?: string;
  pairedUnits?: string[];
  leaders?: string[];
  agent?: string;
  /** By its name; a new one becomes a programme. */
  programme?: string;
};
export type DraftField = keyof ProjectDraft;

/** A field whose value was concluded, not read: it never replaces what is known (see `fateOf`). */
export const draftNotes = [
  "START_YEAR_ONLY",
  "START_MONTH_ONLY",
  "START_QUARTER_ONLY",
  "START_HALF_ONLY",
  "COMPLETION_YEAR_ONLY",
  "COMPLETION_MONTH_ONLY",
  "COMPLETION_QUARTER_ONLY",
  "COMPLETION_HALF_ONLY",
  "START_ASSUMED",
  "DATE_AMBIGUOUS",
  "COMPLETION_BEFORE_START",
  "NATURE_ASSUMED",
  "MISSING_CATEGORY",
  "CATEGORY_FROM_SECTION",
  "MISSING_UNIT",
  "SEVERAL_UNITS",
  "LEADERS_SPLIT",
  "LEADER_REPEATED",
  "SUBJECT_UNCLASSIFIED",
  "MONEY_ABOUT",
  "MONEY_ROUNDED",
  "MISSING_TOTAL_INVESTMENT",
  "MISSING_ANNUAL_PLAN",
  "NATIONAL_CODE_SHAPE",
] as const;
export type DraftNote = (typeof draftNotes)[number];

export const draftErrors = [
  "NAME_MISSING",
  "TEXT_TOO_LONG",
  "TOO_MANY_NAMES",
  "NATURE_UNKNOWN",
  "LEVEL_UNKNOWN",
  "MONEY_UNREADABLE",
  "MONEY_NEGATIVE",
  "MONEY_TOO_LARGE",
  "DATE_UNREADABLE",
  "DATE_IMPOSSIBLE",
  "DUPLICATE_IN_FILE",
] as const;
export type DraftError = (typeof draftErrors)[number];

/** What is said about a cell: "E17", the value as the list has it, and a code with what its sentence names. */
export type Remark<Code extends string> = {
  cell: string;
  value: string;
  code: Code;
  detail: Record<string, string | number>;
};

export type ReadRow = {
  /** As the sheet counts, from 1. */
  row: number;
  draft: ProjectDraft;
  /** The fields of the draft that were concluded rather than read. */
  assumed: DraftField[];
  notes: Remark<DraftNote>[];
  errors: Remark<DraftError>[];
};

export const skipReasons = [
  "TITLE",
  "UNIT_ROW",
  "HEADER",
  "HEADER_REPEATED",
  "BLANK",
  "TOTAL",
  "SECTION",
  "NOTE",
] as const;
export type SkippedRow = { row: number; reason: (typeof skipReasons)[number]; text: string };
