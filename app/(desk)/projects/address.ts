import { type ListProjectsInput, listProjectsInput } from "@/lib/projects/schema";

export type Address = Record<string, string | string[] | undefined>;

const shape = listProjectsInput.shape;

/** The filters that an address holds. What it says wrongly is left out: an address is typed by anybody. */
export function filtersOf(address: Address): ListProjectsInput {
  const entries = Object.entries(shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    return schema.safeParse(given).success ? [[key, given] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The address of the same list with something changed; `undefined` takes a filter out. */
export function addressOf(filters: ListProjectsInput, change: ListProjectsInput): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filters, ...change })) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `/projects?${text}` : "/projects";
}

/** What says how the list is shown, not which projects it holds. */
const SHOWING = new Set(["page", "pageSize", "sort", "year", "period", "count", "after"]);

export const isNarrowed = (filters: ListProjectsInput): boolean =>
  Object.keys(filters).some((key) => !SHOWING.has(key));

/** The workbook of the same list: all that match, in its order. */
export const exportAddressOf = (filters: ListProjectsInput): string =>
  addressOf(filters, { page: undefined, pageSize: undefined, after: undefined, count: undefined }).replace(
    "/projects",
    "/projects/export",
  );
