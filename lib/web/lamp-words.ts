import { createTranslator } from "use-intl/core";
import { formatDay, formatPeriod } from "@/lib/core/format";
import { yearOf } from "@/lib/core/periods";
import { greenParts, type LampWords, reasonParts } from "@/lib/lamps/rules/words";
import messages from "@/messages/zh-CN.json";

const LOCALE = "zh-CN";

/** What a lamp says on paper, in the very words of the pages. Workbooks are Chinese, as the office mails them. */
export function lampWords(): LampWords {
  const t = createTranslator({ locale: LOCALE, messages, namespace: "lamps" });
  const dates = {
    due: (day: string, near: string) => formatDay(day, LOCALE, { year: yearOf(day) !== yearOf(near) }),
    month: (period: string) => formatPeriod(period, LOCALE, { year: false }),
  };
  return {
    lamp: (lamp) => t(`lamp.${lamp}`),
    reason: (reason, figures) => {
      const { key, why, standard } = reasonParts(reason, figures, dates);
      return `${t(`reason.${key}`, why)}（${t(`standard.${key}`, standard)}）`;
    },
    why: (reason, figures) => {
      const { key, why } = reasonParts(reason, figures, dates);
      return t(`reason.${key}`, why);
    },
    green: (condition, period) => t(`green.${condition.code}`, greenParts(condition, period, dates)),
    step: (period, lamp) => `${t("step", { month: dates.month(period) })}${t(`lamp.${lamp}`)}：`,
    noWay: (none) => t(`noWay.${none}`),
    nothingWanting: t("nothingWanting"),
    paused: t("pausedReason"),
    viaYellow: t("viaYellow"),
    month: (period) => formatPeriod(period, LOCALE),
  };
}
