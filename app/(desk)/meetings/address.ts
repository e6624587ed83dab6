import type { z } from "zod";
import { listMeetingsInput } from "@/lib/meetings/schema";

export type Address = Record<string, string | string[] | undefined>;

const filters = listMeetingsInput.pick({ series: true, level: true, state: true, page: true });
export type MeetingFilters = Partial<z.output<typeof filters>>;

/** The filters that an address holds. What it says wrongly is left out: an address is typed by anybody. */
export function filtersOf(address: Address): MeetingFilters {
  const entries = Object.entries(filters.shape).flatMap(([key, schema]) => {
    const given = address[key];
    if (typeof given !== "string" || given === "") return [];
    const parsed = schema.safeParse(given);
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The address of the same list on another page. */
export function addressOf(given: MeetingFilters, page: number): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...given, page })) {
    if (value !== undefined) query.set(key, String(value));
  }
  return `/meetings?${query}`;
}

export const isNarrowed = ({ series, level, state }: MeetingFilters): boolean =>
  [series, level, state].some((value) => value !== undefined);
