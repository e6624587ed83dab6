import { addDays, type Day, daysBetween, isDay, lastDayOf, periodOf, shiftPeriod } from "@/lib/core/periods";

/** What the words of a deadline stand for; `off`: it falls on a day off. */
export type DeadlineWords = { day: Day; weekday: number; off: boolean };

/** Further away nobody means what was typed. */
const MOST_DAYS = 1_100;
const WEEKDAYS: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 5 };

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const pad = (part: string | number): string => String(part).padStart(2, "0");
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/(之前|以前|前)$/, "");

function inWorkDays(today: Day, count: number, isOff: (day: Day) => boolean): Day {
  let day = today;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (!isOff(day)) left--;
  }
  return day;
}

/** "周五" is the coming one, today included; "下周三" the one of the week that begins on Monday next. */
function ofWeek(text: string, today: Day): Day | null {
  const [, which = "", name = ""] =
    /^(这|本|下下|下)?(?:周|星期|礼拜)([一二三四五六日天末])$/.exec(text) ?? [];
  const wanted = WEEKDAYS[name];
  if (!wanted) return null;
  const ahead = wanted - weekdayOf(today);
  const weeks = which === "下" ? 1 : which === "下下" ? 2 : 0;
  if (weeks > 0 || which !== "") return addDays(today, ahead + 7 * weeks);
  return addDays(today, ahead < 0 ? ahead + 7 : ahead);
}

/** "月底", "下月底", "9月底", "年底". */
function ofMonthEnd(text: string, today: Day): Day | null {
  const period = periodOf(today);
  if (/^(本|这个?)?月(底|末)$/.test(text)) return lastDayOf(period);
  if (/^下个?月(底|末)$/.test(text)) return lastDayOf(shiftPeriod(period, 1));
  if (/^(今|本)?年(底|末)$/.test(text)) return `${today.slice(0, 4)}-12-31`;
  const month = /^(\d{1,2})月(底|末)$/.exec(text)?.[1];
  if (!month || Number(month) < 1 || Number(month) > 12) return null;
  const end = lastDayOf(`${today.slice(0, 4)}-${pad(month)}`);
  return end < today ? lastDayOf(`${Number(today.slice(0, 4)) + 1}-${pad(month)}`) : end;
}

/** "9.30", "9-30", "9/30", "9月30日", "30日", each the next one to come; "2017-09-30", "2017年9月30日" as written. */
function ofCalendar(text: string, today: Day): Day | null {
  const whole = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text);
  if (whole) return `${whole[1]}-${pad(whole[2] ?? "")}-${pad(whole[3] ?? "")}`;
  const short = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text);
  if (short) {
    const inYear = (year: number): Day => `${year}-${pad(short[1] ?? "")}-${pad(short[2] ?? "")}`;
    const year = Number(today.slice(0, 4));
    return isDay(inYear(year)) && inYear(year) >= today ? inYear(year) : inYear(year + 1);
  }
  const date = /^(\d{1,2})[日号]$/.exec(text)?.[1];
  if (!date) return null;
  const here = `${periodOf(today)}-${pad(date)}`;
  return isDay(here) && here >= today ? here : `${shiftPeriod(periodOf(today), 1)}-${pad(date)}`;
}

function ofDistance(text: string, today: Day, isOff: (day: Day) => boolean): Day | null {
  const [, count, unit = ""] = /^\+?(\d{1,3})(天|日内|个?工作日内?|周|个?星期|个?月)?$/.exec(text) ?? [];
  if (count === undefined || (!text.startsWith("+") && unit === "")) return null;
  const many = Number(count);
  if (unit.includes("工作")) return inWorkDays(today, many, isOff);
  if (unit.includes("周") || unit.includes("星期")) return addDays(today, many * 7);
  if (!unit.includes("月")) return addDays(today, many);
  const period = shiftPeriod(periodOf(today), many);
  const same = `${period}-${today.slice(8)}`;
  return isDay(same) ? same : lastDayOf(period);
}

/**
 * A deadline as an office says it, counted from `today`: "+7", "+7工作日", "2周", "周五", "下周三", "月底", "下月底",
 * "9.30", "9月30日", "2017-09-30", "今天", "明天". `isOff`: whether a day is off (holidays, weekends that are not
 * worked). Null: not understood, or no day that exists; a past day is answered as it was said.
 */
export function deadlineWords(text: string, today: Day, isOff: (day: Day) => boolean): DeadlineWords | null {
  const words = plain(text);
  const near: Record<string, number> = { 今天: 0, 今日: 0, 当日: 0, 明天: 1, 明日: 1, 后天: 2 };
  const said = near[words];
  const day =
    said !== undefined
      ? addDays(today, said)
      : (ofDistance(words, today, isOff) ??
        ofWeek(words, today) ??
        ofMonthEnd(words, today) ??
        ofCalendar(words, today));
  if (day === null || !isDay(day) || Math.abs(daysBetween(today, day)) > MOST_DAYS) return null;
  return { day, weekday: weekdayOf(day), off: isOff(day) };
}
