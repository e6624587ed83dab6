import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/core/format";
import type { AgendaWhy } from "@/lib/meetings/rules/agenda";
import { meetingSettings } from "@/lib/meetings/rules/settings";

/** Puts in words why an item is on the agenda: "第5次会议（7月31日）议定，第3次对照". */
export function useWhyWords() {
  const t = useTranslations("meetings.why");
  const locale = useLocale();
  return (why: AgendaWhy): string => {
    switch (why.code) {
      case "DECIDED":
        return t("decided", { ordinal: why.ordinal, day: formatDay(why.on, locale) });
      case "CARRIED":
        return t("carried", { ordinal: why.ordinal, day: formatDay(why.on, locale), time: why.times + 1 });
      case "LAMPS":
        return t("lamps", { projects: why.projects.length });
      case "ACCOUNT":
        return (["red", "overdue", "promised"] as const)
          .flatMap((key) => (why[key] > 0 ? t(`account.${key}`, { count: why[key] }) : []))
          .join(t("and"));
      case "ESCALATED":
        return t(`escalated.${why.cause}`, { from: why.from, day: formatDay(why.on, locale) });
      case "RAISED":
        return t("raised", { day: formatDay(why.on, locale) });
      case "ADDED":
        return t("added", { name: why.byName });
      case "MOVED":
        return t("moved", { series: why.series, day: formatDay(why.on, locale), reason: why.reason });
    }
  };
}

/** Whether the checks of an item found no progress so often that the meeting should send it up. */
export const isStuck = (why: AgendaWhy): boolean =>
  why.code === "CARRIED" && why.noProgressRun >= meetingSettings.noProgressEscalates;

/** Why an item is on the agenda, with the mark of what does not move. */
export function WhyText({ why }: { why: AgendaWhy }) {
  const t = useTranslations("meetings.why");
  const words = useWhyWords();
  return (
    <span className="text-xs text-ink-2">
      {words(why)}
      {isStuck(why) && why.code === "CARRIED" && (
        <span className="ml-1.5 rounded border border-control px-1 text-ink">
          {t("stuck", { times: why.noProgressRun })}
        </span>
      )}
    </span>
  );
}
