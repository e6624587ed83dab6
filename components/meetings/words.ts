import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/core/format";
import type { Day } from "@/lib/core/periods";
import { choiceOf, nthWeekdayOf, weekdayCodes } from "@/lib/meetings/rules/rhythm-choice";

/** Monday is 0. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** How a meeting's day and a series' rhythm are said. */
export function useMeetingWords() {
  const t = useTranslations("meetings");
  const locale = useLocale();
  const join = (words: string[]) => words.join(locale.startsWith("zh") ? "、" : ", ");
  const weekday = (day: Day): string => t(`weekdays.${weekdayCodes[weekdayOf(day)] ?? "MO"}`);

  /** "10月31日（周二）09:00"; with the year on request. */
  const when = (meeting: { on: Day; startTime: string }, year = true): string =>
    t("dayTime", {
      day: formatDay(meeting.on, locale, { year }),
      weekday: weekday(meeting.on),
      time: meeting.startTime,
    });

  /** "每月最后一天", "每周一", "每月12日、29日". */
  const rule = (given: string): string => {
    const choice = choiceOf(given);
    if (choice.kind === "weekly") {
      const days = join(choice.days.map((code) => t(`weekdays.${code}`)));
      return choice.every === 1
        ? t("rule.weekly", { days })
        : t("rule.everyWeeks", { every: choice.every, days });
    }
    if (choice.kind === "monthly") {
      const dates = join(
        choice.dates.map((date) => (date < 0 ? t("rule.lastDay") : t("rule.date", { date }))),
      );
      return choice.every === 1
        ? t("rule.monthly", { dates })
        : t("rule.everyMonths", { every: choice.every, dates });
    }
    const nth = nthWeekdayOf(choice.rule);
    if (nth) {
      const day = t(`weekdays.${nth.day}`);
      return nth.nth < 0 ? t("rule.lastWeekday", { day }) : t("rule.nthWeekday", { nth: nth.nth, day });
    }
    return t("rule.other", { rule: choice.rule });
  };

  return { t, weekday, when, rule, day: (day: Day, year = true) => formatDay(day, locale, { year }) };
}
