import type { RuleSettings } from "@/lib/lamps/rules/settings";

const percentText = (share: number | null | undefined): string =>
  share === null || share === undefined ? "" : String(Number((share * 100).toFixed(2)));

/** Settings as the form shows them. */
export const valuesOf = (settings: RuleSettings) => ({
  monthsBehindToRed: String(settings.monthsBehindToRed),
  monthsRedToCase: String(settings.monthsRedToCase),
  redExit: settings.redExit,
  investmentRatio: percentText(settings.investmentRatio),
  investmentGap: percentText(settings.investmentGap),
  milestoneDays: settings.milestoneDays === null ? "" : String(settings.milestoneDays),
  issueOverdueDays: settings.issueOverdueDays === null ? "" : String(settings.issueOverdueDays),
  severeRatio: percentText(settings.severe?.ratio),
  severeGap: percentText(settings.severe?.gap),
});
