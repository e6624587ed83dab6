import { toCents } from "@/lib/core/money";
import type { DraftField, ProjectDraft, ReadRow } from "@/lib/projects/rules/import/draft";
import { cleanName, cleanParagraphs } from "@/lib/projects/rules/import/text";

/** A project of the registry in a draft's shape; `annualPlan` of the reading's year. */
export type ExistingProject = { [Field in Exclude<DraftField, "name">]?: ProjectDraft[Field] | null } & {
  name: string;
};

type FieldValue = ProjectDraft[DraftField] | null;
export type FieldChange = { field: DraftField; from: FieldValue; to: FieldValue };
export type Fate = { status: "new" } | { status: "same" } | { status: "changed"; changes: FieldChange[] };

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join("\n") === [...b].sort().join("\n");

function isSame(field: DraftField, from: FieldValue, to: FieldValue): boolean {
  if (Array.isArray(from) && Array.isArray(to)) {
    return field === "pairedUnits" ? sameSet(from, to) : from.join("\n") === to.join("\n");
  }
  if (typeof from === "number" && typeof to === "number") return toCents(from) === toCents(to);
  if (typeof from === "string" && typeof to === "string") {
    return field === "content"
      ? cleanParagraphs(from) === cleanParagraphs(to)
      : cleanName(from) === cleanName(to);
  }
  return from === to;
}

const isUnset = (value: FieldValue): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Characters of a day that the list really said: the year, or year and month. */
const SAID: Record<string, [DraftField, number]> = {
  START_YEAR_ONLY: ["plannedStart", 4],
  START_MONTH_ONLY: ["plannedStart", 7],
  COMPLETION_YEAR_ONLY: ["plannedCompletion", 4],
  COMPLETION_MONTH_ONLY: ["plannedCompletion", 7],
};

/** True when the list only says a year or month, and the registry's more exact day lies in it. */
function isWithinSaid(
  read: Pick<ReadRow, "notes">,
  field: DraftField,
  from: FieldValue,
  to: FieldValue,
): boolean {
  const said = read.notes.map((note) => SAID[note.code]).find((entry) => entry?.[0] === field);
  if (!said || typeof from !== "string" || typeof to !== "string") return false;
  return from.slice(0, said[1]) === to.slice(0, said[1]);
}

/**
 * What importing a row would do to the project it is about (null: none yet). Only what the row says is compared;
 * a concluded value fills what is empty and never replaces what is known; a bare year agrees with any day in it.
 */
export function fateOf(
  read: Pick<ReadRow, "draft" | "assumed" | "notes">,
  existing: ExistingProject | null,
): Fate {
  if (!existing) return { status: "new" };
  const changes: FieldChange[] = [];
  // The class follows the words that it was concluded from.
  const isTextNew = !isSame(
    "investmentText",
    existing.investmentText ?? null,
    read.draft.investmentText ?? null,
  );
  for (const [key, to] of Object.entries(read.draft)) {
    const field = key as DraftField;
    const from = existing[field] ?? null;
    if (to === undefined || (isUnset(from) && isUnset(to)) || isSame(field, from, to)) continue;
    const isConcluded = read.assumed.includes(field) && !(field === "investmentSubject" && isTextNew);
    if (!isUnset(from) && (isConcluded || isWithinSaid(read, field, from, to))) continue;
    changes.push({ field, from, to });
  }
  return changes.length === 0 ? { status: "same" } : { status: "changed", changes };
}

export type Match<Project> =
  | { existing: Project | null }
  /** The name or code of the row already belongs to another project. */
  | { conflict: "NAME_TAKEN" | "CODE_DIFFERS"; with: Project };

/** Finds a row's project: by its national code when it has one, else by its exact cleaned name. */
export function projectMatcher<Project extends { name: string; nationalCode?: string | null }>(
  projects: readonly Project[],
): (draft: Pick<ProjectDraft, "name" | "nationalCode">) => Match<Project> {
  const byName = new Map(projects.map((project) => [cleanName(project.name), project]));
  const byCode = new Map(
    projects.flatMap((project) => (project.nationalCode ? [[project.nationalCode, project]] : [])),
  );
  return (draft) => {
    const named = byName.get(draft.name);
    const coded = draft.nationalCode ? byCode.get(draft.nationalCode) : undefined;
    if (coded)
      return named && named !== coded ? { conflict: "NAME_TAKEN", with: named } : { existing: coded };
    if (named && draft.nationalCode && named.nationalCode) return { conflict: "CODE_DIFFERS", with: named };
    return { existing: named ?? null };
  };
}
