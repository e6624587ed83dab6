import { isPeriod } from "@/lib/core/periods";
import {
  type Grouping,
  groupings,
  type StatisticsFilters,
  type StatisticsRange,
  statisticsFilters,
} from "@/lib/dashboard/schema";

export type Address = Record<string, string | string[] | undefined>;
export type Shown = { range: StatisticsRange; filters: StatisticsFilters; by: Grouping; sort: string };

const textOf = (given: string | string[] | undefined): string => [given].flat()[0]?.trim() ?? "";

/** What an address shows. What it says wrongly is left out; without a range, everything that has been closed. */
export function shownBy(address: Address, widest: StatisticsRange): Shown {
  const month = (name: string): string | null =>
    isPeriod(textOf(address[name])) ? textOf(address[name]) : null;
  const from = month("from") ?? widest.from;
  const to = month("to") ?? widest.to;
  const filters = Object.keys(statisticsFilters.shape).flatMap((key) => {
    const given = textOf(address[key]);
    return given && given.length <= 200 ? [[key, given] as const] : [];
  });
  return {
    range: from <= to ? { from, to } : { from: to, to: from },
    filters: Object.fromEntries(filters),
    by: groupings.find((one) => one === textOf(address.by)) ?? "unit",
    sort: textOf(address.sort) || "-everRed",
  };
}

/** An address below /statistics that shows the same with something more; what is undefined is left out. */
export function addressOf(
  path: string,
  { range, filters, by }: Pick<Shown, "range" | "filters"> & { by?: Grouping },
  more: Record<string, string | undefined> = {},
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...range, ...filters, by, ...more }))
    if (value) query.set(key, value);
  return `${path}?${query}`;
}
