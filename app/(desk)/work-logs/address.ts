import { type ListWorkLogsInput, listWorkLogsInput } from "@/lib/work-logs/schema";

export type Address = Record<string, string | string[] | undefined>;

/** The filters that an address holds. What it says wrongly is left out: an address is typed by anybody. */
export function filtersOf(address: Address): ListWorkLogsInput {
  const entries = Object.entries(listWorkLogsInput.shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    return schema.safeParse(given).success ? [[key, given] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The address of the same list on another page. */
export function addressOf(filters: ListWorkLogsInput, page: number): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filters, page })) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  return `/work-logs?${query}`;
}

export const isNarrowed = (filters: ListWorkLogsInput): boolean =>
  Object.keys(filters).some((key) => key !== "page" && key !== "pageSize");
