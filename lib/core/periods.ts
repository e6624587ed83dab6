/** Calendar arithmetic on periods ("YYYY-MM") and days ("YYYY-MM-DD"). Pure: no clock, no time zone. */

export type Period = string;
export type Day = string;

const DAY_MS = 86_400_000;

/** Business time zone. China has one, without daylight saving since 1991: UTC+8. */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export const isPeriod = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** True for a day that exists: "2018-02-29" is refused. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

export const periodOf = (day: Day): Period => day.slice(0, 7);
export const yearOf = (period: Period): number => Number(period.slice(0, 4));
export const monthOf = (period: Period): number => Number(period.slice(5, 7));

export const periodAt = (year: number, month: number): Period =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;

/** The period `months` later (or earlier, when negative). */
export function shiftPeriod(period: Period, months: number): Period {
  const index = yearOf(period) * 12 + monthOf(period) - 1 + months;
  return periodAt(Math.floor(index / 12), (index % 12) + 1);
}

export const nextPeriod = (period: Period): Period => shiftPeriod(period, 1);
export const previousPeriod = (period: Period): Period => shiftPeriod(period, -1);

/** All periods from `from` to `to`, both included; empty when `from` is later. */
export function periodsBetween(from: Period, to: Period): Period[] {
  const periods: Period[] = [];
  for (let period = from; period <= to; period = nextPeriod(period)) periods.push(period);
  return periods;
}

export const firstDayOf = (period: Period): Day => `${period}-01`;

export function lastDayOf(period: Period): Day {
  const last = new Date(Date.UTC(yearOf(period), monthOf(period), 0));
  return `${period}-${String(last.getUTCDate()).padStart(2, "0")}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
