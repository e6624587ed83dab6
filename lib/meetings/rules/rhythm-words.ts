import { choiceOf, nthWeekdayOf } from "@/lib/meetings/rules/rhythm-choice";

/** Words of `meetings.rule` and `meetings.weekdays` in messages/, by their path within `meetings`. */
export type Say = (path: string, values?: Record<string, string | number>) => string;

/** A series' RRULE in words, `locale` "zh-CN" or "en": "每月最后一天", "每周一", "每月12日、29日". */
export function rhythmWords(given: string, say: Say, locale: string): string {
  const join = (words: string[]) => words.join(locale.startsWith("zh") ? "、" : ", ");
  const choice = choiceOf(given);
  if (choice.kind === "weekly") {
    const days = join(choice.days.map((code) => say(`weekdays.${code}`)));
    return choice.every === 1
      ? say("rule.weekly", { days })
      : say("rule.everyWeeks", { every: choice.every, days });
  }
  if (choice.kind === "monthly") {
    const dates = join(
      choice.dates.map((date) => (date < 0 ? say("rule.lastDay") : say("rule.date", { date }))),
    );
    return choice.every === 1
      ? say("rule.monthly", { dates })
      : say("rule.everyMonths", { every: choice.every, dates });
  }
  const nth = nthWeekdayOf(choice.rule);
  if (!nth) return say("rule.other", { rule: choice.rule });
  const day = say(`weekdays.${nth.day}`);
  return nth.nth < 0 ? say("rule.lastWeekday", { day }) : say("rule.nthWeekday", { nth: nth.nth, day });
}
