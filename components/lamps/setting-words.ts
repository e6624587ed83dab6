import { useTranslations } from "next-intl";
import { formatPercent } from "@/lib/core/format";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** A rule setting's name, the regulation's words for it, and its value in words. */
export function useSettingWords() {
  const t = useTranslations("rules");
  const value = (key: keyof RuleSettings, settings: RuleSettings): string => {
    const { redExit, severe } = settings;
    switch (key) {
      case "monthsBehindToRed":
      case "monthsRedToCase":
        return t("value.months", { count: settings[key] });
      case "redExit":
        return t(`value.${redExit === "green" ? "exitGreen" : "exitYellow"}`);
      case "notStarted":
      case "completionOverdue":
      case "notReported":
        return t(settings[key] ? "value.on" : "value.off");
      case "investmentRatio": {
        const ratio = settings.investmentRatio;
        return ratio === null ? t("value.off") : t("value.below", { share: formatPercent(ratio) });
      }
      case "investmentGap": {
        const gap = settings.investmentGap;
        return gap === null
          ? t("value.off")
          : t("value.points", { points: String(Number((gap * 100).toFixed(2))) });
      }
      case "milestoneDays":
      case "issueOverdueDays": {
        const days = settings[key];
        return days === null ? t("value.off") : t("value.days", { count: days });
      }
      case "severe":
        return severe === null
          ? t("value.off")
          : t("value.severe", {
              share: formatPercent(severe.ratio),
              points: String(Number((severe.gap * 100).toFixed(2))),
            });
    }
  };
  return {
    label: (key: keyof RuleSettings): string => t(`setting.${key}.label`),
    clause: (key: keyof RuleSettings): string => t(`setting.${key}.clause`),
    value,
  };
}
