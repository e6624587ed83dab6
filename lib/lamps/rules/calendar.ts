import { type Day, type Period, periodAt } from "@/lib/core/periods";

/**
 * Months and days as whole numbers: lamps are replayed by the hundred thousand, where building strings and
 * Date objects is nearly all of the cost. Texts have been checked at the border (schema, database).
 */

const FIRST_NAMED_YEAR = 1900;
const names: Period[] = Array.from({ length: 300 * 12 }, (_, month) =>
  periodAt(FIRST_NAMED_YEAR + Math.floor(month / 12), (month % 12) + 1),
);

const twoDigits = (text: string, at: number): number =>
  text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 48 * 11;

const yearIn = (text: string): number => twoDigits(text, 0) * 100 + twoDigits(text, 2);

/** Months since year 0 of a period or of the month a day lies in. */
export const monthIndex = (text: Period | Day): number => yearIn(text) * 12 + twoDigits(text, 5) - 1;

export const periodName = (index: number): Period =>
  names[index - FIRST_NAMED_YEAR * 12] ?? periodAt(Math.floor(index / 12), (index % 12) + 1);

export const januaryOf = (index: number): number => index - (index % 12);

/** Days since 1970-01-01, by the proleptic Gregorian calendar. */
function civilDay(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export const dayNumber = (day: Day): number => civilDay(yearIn(day), twoDigits(day, 5), twoDigits(day, 8));

/** A day that never comes, so that comparisons with a missing date need no branch. */
export const NEVER = Number.POSITIVE_INFINITY;

export const dayNumberOrNever = (day: Day | null | undefined): number => (day ? dayNumber(day) : NEVER);

/** The last day of a month, as a day number. */
export const lastDayNumber = (index: number): number => {
  const next = index + 1;
  return civilDay(Math.floor(next / 12), (next % 12) + 1, 1) - 1;
};
