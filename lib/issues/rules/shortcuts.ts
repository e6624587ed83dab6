import { addDays, type Day, lastDayOf, periodOf } from "@/lib/core/periods";

export type Shortcut = { key: "week" | "friday" | "monthEnd"; day: Day };

const FRIDAY = 5;
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The next Friday after the day; on a Friday the one in a week. */
function nextFriday(day: Day): Day {
  let next = addDays(day, 1);
  while (weekday(next) !== FRIDAY) next = addDays(next, 1);
  return next;
}

/** Deadlines that an office gives most: in a week, on Friday, at the end of the month. */
export const deadlineShortcuts = (today: Day): Shortcut[] => [
  { key: "week", day: addDays(today, 7) },
  { key: "friday", day: nextFriday(today) },
  { key: "monthEnd", day: lastDayOf(periodOf(today)) },
];
