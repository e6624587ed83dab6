import { columnsOf, columnsText } from "@/lib/projects/rules/columns";
import { type ListProjectsInput, listProjectsInput } from "@/lib/projects/schema";

/** Where in a list somebody is, not which list it is: a saved view holds none of it. */
const PLACE = ["page", "after", "count"] as const;

/** The filters and the order that an address holds. What it says wrongly is left out: anybody types an address. */
export function filtersIn(address: Readonly<Record<string, unknown>>): ListProjectsInput {
  const entries = Object.entries(listProjectsInput.shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    return schema.safeParse(given).success ? [[key, given] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The query of a list: its filters, its order, its columns, each once and in one order. */
export function queryOf(filters: ListProjectsInput, columns?: string | undefined): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filters)) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  const named = columnsText(columnsOf(columns));
  if (named) query.set("columns", named);
  return query.toString();
}

/** What a view keeps of a list's address. */
export function viewQueryOf(address: string): string {
  const given = Object.fromEntries(new URLSearchParams(address));
  const filters = filtersIn(given);
  for (const key of PLACE) delete filters[key];
  return queryOf(filters, given.columns);
}
