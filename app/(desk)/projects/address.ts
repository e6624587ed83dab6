import { columnsOf, type ProjectColumn } from "@/lib/projects/rules/columns";
import { filtersIn, queryOf } from "@/lib/projects/rules/list-address";
import type { ListProjectsInput } from "@/lib/projects/schema";

export type Address = Record<string, string | string[] | undefined>;

/** What the address of the list holds: which projects, in which order, with which columns. */
export type Shown = ListProjectsInput & { columns?: string | undefined };

/** What it says wrongly is left out. Columns come as one list, or from a form's boxes each by itself. */
export function shownBy(address: Address): Shown {
  const columns = [address.columns ?? []].flat().join();
  return { ...filtersIn(address), ...(columns ? { columns } : {}) };
}

/** The address of the same list with something changed; `undefined` takes a part out. */
export function addressOf({ columns, ...filters }: Shown, change: Shown): string {
  const { columns: changed = columns, ...others } = change;
  const query = queryOf({ ...filters, ...others }, changed);
  return query ? `/projects?${query}` : "/projects";
}

/** The whole list: `/projects` alone opens with one's own view. */
export const WHOLE_LIST = "/projects?view=all";

/** What says how the list is shown, not which projects it holds. */
const SHOWING = new Set(["page", "pageSize", "sort", "year", "period", "count", "after", "columns"]);

export const isNarrowed = (shown: Shown): boolean => Object.keys(shown).some((key) => !SHOWING.has(key));

/** The workbook's field or fields for each column of a list; the lamp is told beside them. */
const sheetOf: Partial<Record<Exclude<ProjectColumn, "lamp">, readonly string[]>> = {
  unit: ["responsibleUnit", "leaders"],
  schedule: ["plannedStart", "plannedCompletion"],
  total: ["totalInvestment"],
  plan: ["annualPlan"],
};

/** The workbook of the same list: all that match, in its order, with the columns that were chosen. */
export function exportAddressOf({ columns, ...shown }: Shown): string {
  const whole = { ...shown, page: undefined, pageSize: undefined, after: undefined, count: undefined };
  const query = new URLSearchParams(queryOf(whole));
  const chosen = columns ? columnsOf(columns) : [];
  const fields = chosen.flatMap((column) => (column === "lamp" ? [] : (sheetOf[column] ?? [column])));
  if (fields.length > 0) query.set("columns", [...new Set(fields)].join());
  if (chosen.includes("lamp")) query.set("also", "lamp");
  return `/projects/export${query.size > 0 ? `?${query}` : ""}`;
}
