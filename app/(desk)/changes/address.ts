import { type ListChangesInput, listChangesInput } from "@/lib/changes/schema";

export type Address = Record<string, string | string[] | undefined>;

const shape = listChangesInput.shape;

/** The filters that an address holds; what it says wrongly is left out. */
export function filtersOf(address: Address): ListChangesInput {
  const entries = Object.entries(shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    return schema.safeParse(given).success ? [[key, given] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The address of the same list with something changed; `undefined` takes a filter out. */
export function addressOf(filters: ListChangesInput, change: ListChangesInput): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filters, ...change })) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  const text = query.toString();
  return text ? `/changes?${text}` : "/changes";
}
