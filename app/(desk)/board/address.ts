import { type BoardFilters, boardFilters } from "@/lib/dashboard/schema";

export type Address = Record<string, string | string[] | undefined>;

/** The board that an address shows. What it says wrongly is left out: an address is typed by anybody. */
export function boardOf(address: Address): { filters: BoardFilters; all: boolean } {
  const entries = Object.entries(boardFilters.shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    return schema.safeParse(given).success ? [[key, given] as const] : [];
  });
  return { filters: Object.fromEntries(entries), all: address.all === "1" };
}

/** The address of the same board with something changed; `undefined` takes a filter out. */
export function boardAddress(
  { filters, all }: { filters: BoardFilters; all: boolean },
  change: BoardFilters & { all?: boolean } = {},
): string {
  const { all: withAll = all, ...changed } = change;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filters, ...changed })) {
    if (value) query.set(key, value);
  }
  if (withAll) query.set("all", "1");
  const text = query.toString();
  return text ? `/board?${text}` : "/board";
}

/** The address of the same board as a workbook. */
export const exportAddress = (board: { filters: BoardFilters; all: boolean }): string =>
  boardAddress(board, { all: false }).replace(/^\/board/, "/board/export");
