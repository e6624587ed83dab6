import { type LedgerLook, ledgerQueryOf } from "@/lib/issues/rules/list-address";
import type { ListIssuesInput } from "@/lib/issues/schema";

export type Address = Record<string, string | string[] | undefined>;

/** The whole ledger: `/issues` alone opens with one's own view. */
export const WHOLE_LEDGER = "/issues?view=list";

/** The address of the same ledger with something changed; `undefined` takes a filter out. */
export function addressOf(filters: ListIssuesInput, change: ListIssuesInput & { view?: LedgerLook }): string {
  const { view, ...others } = change;
  const query = ledgerQueryOf({ ...filters, ...others }, view);
  return query ? `/issues?${query}` : WHOLE_LEDGER;
}

/** The workbook of the same ledger: all that match, in its order. */
export function exportAddressOf(filters: ListIssuesInput): string {
  const query = ledgerQueryOf({ ...filters, page: undefined, pageSize: undefined });
  return query ? `/issues/export?${query}` : "/issues/export";
}

const SHOWING = new Set(["page", "pageSize", "sort"]);

export const isNarrowed = (filters: ListIssuesInput): boolean =>
  Object.keys(filters).some((key) => !SHOWING.has(key));
