import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/core/format";
import type { Day } from "@/lib/core/periods";
import { weekdayCodes } from "@/lib/meetings/rules/rhythm-choice";
import { rhythmWords, type Say } from "@/lib/meetings/rules/rhythm-words";
import type { MeetingWant } from "@/lib/meetings/rules/wanted";

/** Monday is 0. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** How a meeting's day and a series' rhythm are said. */
export function useMeetingWords() {
  const t = useTranslations("meetings");
  const locale = useLocale();
  const weekday = (day: Day): string => t(`weekdays.${weekdayCodes[weekdayOf(day)] ?? "MO"}`);

  /** "10月31日（周二）09:00"; with the year on request. */
  const when = (meeting: { on: Day; startTime: string }, year = true): string =>
    t("dayTime", {
      day: formatDay(meeting.on, locale, { year }),
      weekday: weekday(meeting.on),
      time: meeting.startTime,
    });

  const rule = (given: string): string => rhythmWords(given, t as unknown as Say, locale);

  /** What whoever holds it is to do next: "最迟11月29日（周三）生成议程"; null: nothing. */
  const wanted = (meeting: { wanted: MeetingWant | null; wantedBy: Day | null }): string | null => {
    if (!meeting.wanted) return null;
    if (!meeting.wantedBy) return t(`wanted.${meeting.wanted}`);
    const by = {
      day: formatDay(meeting.wantedBy, locale, { year: false }),
      weekday: weekday(meeting.wantedBy),
    };
    return t("wanted.agendaBy", by);
  };

  return { t, weekday, when, rule, wanted, day: (day: Day, year = true) => formatDay(day, locale, { year }) };
}
