import ICAL from "ical.js";
import { addDays, type Day, isDay } from "@/lib/core/periods";
import { isWorkDay } from "@/lib/core/work-days";
import type { OffDayMove } from "@/lib/meetings/rules/kinds";
import { partsOf } from "@/lib/meetings/rules/rule-parts";

/** When a series meets: its rule (RFC 5545, without DTSTART, UNTIL and COUNT), its span, and where days off go. */
export type Rhythm = { rule: string; startsOn: Day; endsOn: Day | null; offDay: OffDayMove };

/** `occursOn`: the date of the rule; `on`: the working day on which they meet. */
export type Occurrence = { occursOn: Day; on: Day };

/** Dates of one rule that are looked at: more than fifty years of days. */
const MOST_DATES = 20_000;
/** How far a date may move. Beyond it every working day has its meeting already, and the date falls away. */
const FARTHEST_DAYS = 31;
/** A rule has a date within eight years: between 1896 and 1904 there was no 29 February for as long. */
const RULE_YEARS = 8;

const monthLength = (day: Day): number =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();

/** The reader answers 2 March for 30 February; that day is not of the rule. */
function isOfRule(day: Day, rule: Map<string, string>): boolean {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const given = (name: string) => rule.get(name)?.split(",").map(Number);
  const dates = given("BYMONTHDAY")?.map((n) => (n < 0 ? monthLength(day) + 1 + n : n));
  return (given("BYMONTH")?.includes(month) ?? true) && (dates?.includes(date) ?? true);
}

/** The dates of a rule from `startsOn` on, in order, until `until`; of a rule that is not taken, none. */
function* datesOf({ rule, startsOn, endsOn }: Rhythm, until: Day): Generator<Day> {
  const known = partsOf(rule);
  if (!known || !isDay(startsOn)) return;
  const last = endsOn !== null && endsOn < until ? endsOn : until;
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(startsOn));
  for (let count = 0; count < MOST_DATES; count++) {
    const day = iterator.next()?.toString().slice(0, 10);
    if (day === undefined || day > last) return;
    if (day >= startsOn && isOfRule(day, known)) yield day;
  }
}

/** Why a rule is not taken: not of the known form, or without any date in years. */
export function whyNotRule(rule: string, startsOn: Day): "RULE_INVALID" | null {
  const rhythm: Rhythm = { rule, startsOn, endsOn: null, offDay: "after" };
  try {
    const first = datesOf(rhythm, addDays(startsOn, 366 * RULE_YEARS)).next();
    return first.done ? "RULE_INVALID" : null;
  } catch {
    return "RULE_INVALID";
  }
}

/**
 * When the series meets, by the dates of its rule. A date on a day off moves before or after, as the series says, to
 * a working day that is no other meeting's: dates on working days keep theirs. Where there is none within a month it
 * falls away (a series that meets every working day has no second meeting for its Saturdays).
 */
function* occurrences(rhythm: Rhythm, until: Day): Generator<Occurrence> {
  const horizon = addDays(until, 2 * FARTHEST_DAYS);
  const dates = [...datesOf(rhythm, horizon)];
  const taken = new Set(dates.filter(isWorkDay));
  const step = rhythm.offDay === "before" ? -1 : 1;
  for (const occursOn of dates) {
    if (isWorkDay(occursOn)) {
      yield { occursOn, on: occursOn };
      continue;
    }
    for (let moved = 1; moved <= FARTHEST_DAYS; moved++) {
      const on = addDays(occursOn, step * moved);
      if (!isWorkDay(on) || taken.has(on)) continue;
      taken.add(on);
      yield { occursOn, on };
      break;
    }
  }
}

const byDay = (a: Occurrence, b: Occurrence): number => (a.on < b.on ? -1 : 1);

/** The meetings of a rhythm that are held from `from` to `to`, both included, in their order. */
export const occurrencesBetween = (rhythm: Rhythm, from: Day, to: Day): Occurrence[] =>
  [...occurrences(rhythm, to)].filter(({ on }) => on >= from && on <= to).sort(byDay);

/** The next `count` meetings of a rhythm from a day on, that day included. */
export function nextOccurrences(rhythm: Rhythm, from: Day, count: number): Occurrence[] {
  const start = from > rhythm.startsOn ? from : rhythm.startsOn;
  // Most rhythms have them within the year; the others are looked for as far as a rule may reach.
  for (const years of [1, RULE_YEARS * count]) {
    const found = [...occurrences(rhythm, addDays(start, 366 * years))]
      .filter(({ on }) => on >= from)
      .sort(byDay);
    if (found.length >= count || years > 1) return found.slice(0, count);
  }
  return [];
}
