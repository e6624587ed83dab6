import { ledgerViewQueryOf } from "@/lib/issues/rules/list-address";
import { viewQueryOf } from "@/lib/projects/rules/list-address";
import type { ViewList } from "@/lib/views/schema";

/** What a view keeps of an address, list by list: text after the question mark in, the same text cleaned out. */
export const keptQueryOf: Record<ViewList, (address: string) => string> = {
  projects: viewQueryOf,
  issues: ledgerViewQueryOf,
};
