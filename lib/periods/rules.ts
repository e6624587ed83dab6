import { addDays, type Day, nextPeriod, type Period } from "@/lib/core/periods";
import type { PeriodState } from "@/lib/periods/schema";

/** Filing ends on the 25th at 24:00 Shanghai time; reminders begin on the 20th (domain.md, Monthly cycle). */
const LAST_FILING_DAY = "25";
const FIRST_REMINDER_DAY = "20";

export const lastFilingDayOf = (period: Period): Day => `${period}-${LAST_FILING_DAY}`;
export const firstReminderDayOf = (period: Period): Day => `${period}-${FIRST_REMINDER_DAY}`;

/** The day at whose beginning the period locks: the 25th at 24:00 is the 26th at 0:00. */
export const lockDayOf = (period: Period): Day => addDays(lastFilingDayOf(period), 1);

/** What a period is at an instant: past its lock time it is locked, whether or not the job has run. */
export function stateAt(period: { state: PeriodState; lockAt: Date }, now: Date): PeriodState {
  return period.state === "open" && now >= period.lockAt ? "locked" : period.state;
}

/**
 * A first period may be any month that has begun; after that, months follow one another without a gap.
 * `latest` is the latest period that exists, `current` the month of today.
 */
export function whyNotOpen(
  period: Period,
  latest: Period | null,
  current: Period,
): "PERIOD_EXISTS" | "PERIOD_IN_FUTURE" | "PERIOD_NOT_NEXT" | null {
  if (latest !== null && period <= latest) return "PERIOD_EXISTS";
  if (period > current) return "PERIOD_IN_FUTURE";
  if (latest !== null && period !== nextPeriod(latest)) return "PERIOD_NOT_NEXT";
  return null;
}

export const whyNotLock = (state: PeriodState): "PERIOD_NOT_OPEN" | null =>
  state === "open" ? null : "PERIOD_NOT_OPEN";

/** Lamps light on a locked period only, and month by month: runs come from the period before. */
export function whyNotClose(
  state: PeriodState,
  earlierUnclosed: boolean,
): "ALREADY_CLOSED" | "PERIOD_NOT_LOCKED" | "EARLIER_PERIOD_UNCLOSED" | null {
  if (state === "closed") return "ALREADY_CLOSED";
  if (state === "open") return "PERIOD_NOT_LOCKED";
  return earlierUnclosed ? "EARLIER_PERIOD_UNCLOSED" : null;
}

export const whyNotReopen = (state: PeriodState): "PERIOD_NOT_CLOSED" | null =>
  state === "closed" ? null : "PERIOD_NOT_CLOSED";

/**
 * Of the closed periods after this one (in order), those that are decided anew when it is closed again: up to the
 * first that is itself re-opened, whose own close decides the rest.
 */
export function decidedAnew(period: Period, closedAfter: readonly Period[]): Period[] {
  const followers: Period[] = [];
  for (const closed of closedAfter) {
    if (closed !== nextPeriod(followers.at(-1) ?? period)) break;
    followers.push(closed);
  }
  return followers;
}
