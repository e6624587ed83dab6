/** Every fact of the registry that a list can show, in the order in which it shows them. */
export const projectColumns = [
  "lamp",
  "number",
  "name",
  "unit",
  "responsibleUnit",
  "leaders",
  "pairedUnits",
  "industryUnit",
  "region",
  "category",
  "stage",
  "nature",
  "level",
  "programme",
  "schedule",
  "plannedStart",
  "plannedCompletion",
  "actualStart",
  "actualCompletion",
  "total",
  "investedBefore",
  "plan",
  "investmentSubject",
  "owner",
  "agent",
  "address",
  "content",
  "nationalCode",
] as const;
export type ProjectColumn = (typeof projectColumns)[number];

/** What a list shows unless told otherwise: fits an office screen. */
export const usualColumns: readonly ProjectColumn[] = ["lamp", "name", "unit", "schedule", "total", "plan"];

/** The columns that an address names, in the list's own order and never without the name; the usual ones else. */
export function columnsOf(given: string | undefined): readonly ProjectColumn[] {
  const named = new Set((given ?? "").split(","));
  const chosen = projectColumns.filter((column) => column === "name" || named.has(column));
  return chosen.length > 1 ? chosen : usualColumns;
}

/** For an address: undefined when they are the usual ones. */
export const columnsText = (columns: readonly ProjectColumn[]): string | undefined =>
  columns.join() === usualColumns.join() ? undefined : columns.join();
