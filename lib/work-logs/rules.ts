import { addDays, type Day } from "@/lib/core/periods";

/** Work is written down within a year of the day; older papers are the archive's. */
const OLDEST_DAYS = 366;

/** Why work of this day cannot be written down today, or null: what is done, has been done. */
export function whyNotWrite(day: Day, today: Day): "WORK_IN_FUTURE" | "WORK_TOO_OLD" | null {
  if (day > today) return "WORK_IN_FUTURE";
  return day < addDays(today, -OLDEST_DAYS) ? "WORK_TOO_OLD" : null;
}
