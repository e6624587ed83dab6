// The package is CommonJS without named exports that Node sees: everything hangs on its default.
import calendar from "chinese-days";
import type { Day } from "@/lib/core/periods";

/**
 * Working days of the Chinese calendar: holidays off, shifted Saturdays and Sundays worked. For years whose holiday
 * notice is not known yet, Monday to Friday.
 */

/** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
export const workDaysSince = (from: Day, to: Day): number =>
  to > from ? calendar.getWorkdaysInRange(from, to).filter((day) => day > from).length : 0;

/** The `count`-th working day after a day. */
export const addWorkDays = (day: Day, count: number): Day => calendar.findWorkday(count, day);

/** Whether a day is worked: a shifted Saturday is, a holiday is not. */
export const isWorkDay = (day: Day): boolean => calendar.isWorkday(day);
