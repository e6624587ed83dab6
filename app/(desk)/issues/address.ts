import { type ListIssuesInput, listIssuesInput } from "@/lib/issues/schema";

export type Address = Record<string, string | string[] | undefined>;

export const views = ["list", "states", "figures"] as const;
export type View = (typeof views)[number];

export const viewOf = (address: Address): View => views.find((view) => view === address.view) ?? "list";

/** The filters that an address holds. What it says wrongly is left out: an address is typed by anybody. */
export function filtersOf(address: Address): ListIssuesInput {
  const entries = Object.entries(listIssuesInput.shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    return schema.safeParse(given).success ? [[key, given] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The address of the same ledger with something changed; `undefined` takes a filter out. */
export function addressOf(
  filters: ListIssuesInput,
  change: ListIssuesInput & { view?: View },
  path = "/issues",
) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filters, ...change })) {
    if (value !== undefined && value !== "" && value !== "list") query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

const SHOWING = new Set(["page", "pageSize", "sort"]);

export const isNarrowed = (filters: ListIssuesInput): boolean =>
  Object.keys(filters).some((key) => !SHOWING.has(key));
