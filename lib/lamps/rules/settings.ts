import { toTenThousandths } from "@/lib/lamps/rules/exact";

/** What a city may set about its lamps. Ratios are decimals with four places at most; null switches a reason off. */
export type RuleSettings = {
  /** Consecutive months behind that make the lamp red. */
  monthsBehindToRed: number;
  /** Consecutive red months that open an accountability case. */
  monthsRedToCase: number;
  redExit: "green" | "via-yellow";
  notStarted: boolean;
  /** Behind when actual ÷ expected is below this. */
  investmentRatio: number | null;
  /** Behind when (expected − actual) ÷ annual plan reaches this. */
  investmentGap: number | null;
  /** Behind when a milestone is more than this many days late. */
  milestoneDays: number | null;
  completionOverdue: boolean;
  notReported: boolean;
  /** Behind when an issue of the responsible unit is more than this many days past its deadline. */
  issueOverdueDays: number | null;
  /** Red at once when the ratio is below, or the gap above. */
  severe: { ratio: number; gap: number } | null;
};

/** The regulation's defaults (docs/decisions/0001 for the number of months). */
export const defaultRuleSettings: RuleSettings = {
  monthsBehindToRed: 2,
  monthsRedToCase: 2,
  redExit: "green",
  notStarted: true,
  investmentRatio: 0.8,
  investmentGap: 0.1,
  milestoneDays: 15,
  completionOverdue: true,
  notReported: true,
  issueOverdueDays: null,
  severe: null,
};

/** Partial settings over the defaults: what is absent (or undefined) has its default, null means switched off. */
export function mergeRuleSettings(
  partial: { [K in keyof RuleSettings]?: RuleSettings[K] | undefined } = {},
): RuleSettings {
  const given = Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
  return { ...defaultRuleSettings, ...given };
}

/** Settings with their investment thresholds as whole 1/10,000, next to the settings as they were given. */
export type ExactSettings = {
  given: RuleSettings;
  ratio: number | null;
  gap: number | null;
  severeRatio: number | null;
  severeGap: number | null;
};

const exactOrNull = (threshold: number | null | undefined): number | null =>
  threshold === null || threshold === undefined ? null : toTenThousandths(threshold);

export const exactSettings = (given: RuleSettings): ExactSettings => ({
  given,
  ratio: exactOrNull(given.investmentRatio),
  gap: exactOrNull(given.investmentGap),
  severeRatio: exactOrNull(given.severe?.ratio),
  severeGap: exactOrNull(given.severe?.gap),
});
