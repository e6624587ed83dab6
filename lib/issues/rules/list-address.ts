import { type ListIssuesInput, listIssuesInput } from "@/lib/issues/schema";

/** The ways to look at the ledger. */
export const ledgerLooks = ["list", "states", "figures"] as const;
export type LedgerLook = (typeof ledgerLooks)[number];

/** Where in the ledger somebody is, not which part of it: a saved view holds none of it. */
const PLACE = ["page"] as const;

/** How an address looks at the ledger: `view=states`; the list when it says nothing that there is. */
export const lookIn = (address: Readonly<Record<string, unknown>>): LedgerLook =>
  ledgerLooks.find((look) => look === address.view) ?? "list";

/** The filters and the order that an address holds. What it says wrongly is left out: anybody types an address. */
export function ledgerFiltersIn(address: Readonly<Record<string, unknown>>): ListIssuesInput {
  const entries = Object.entries(listIssuesInput.shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    return schema.safeParse(given).success ? [[key, given] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The query of a part of the ledger: its filters and its order, each once; the list is what is not said. */
export function ledgerQueryOf(filters: ListIssuesInput, look: LedgerLook = "list"): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filters)) {
    if (value !== undefined && value !== "") query.set(key, String(value));
  }
  if (look !== "list") query.set("view", look);
  return query.toString();
}

/** What a view keeps of the ledger's address. */
export function ledgerViewQueryOf(address: string): string {
  const given = Object.fromEntries(new URLSearchParams(address));
  const filters = ledgerFiltersIn(given);
  for (const key of PLACE) delete filters[key];
  return ledgerQueryOf(filters, lookIn(given));
}
