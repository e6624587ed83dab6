import { nextPeriod, type Period } from "@/lib/core/periods";
import { defaultRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";

/** What decides about adopting: periods in order, and from when the versions there are apply. */
export type RuleCalendar = {
  periods: readonly { id: Period; state: "open" | "locked" | "closed"; revision: number }[];
  versions: readonly { id: number; fromPeriod: Period; used: boolean }[];
};

/**
 * The first period that a new version may apply from: the one after the last that is locked or was ever lit.
 * "Closed periods keep their version", also one that was re-opened: what it is lit by again must not have moved.
 * Null where no period was opened yet: then any will do.
 */
export function firstAdoptable({ periods }: Pick<RuleCalendar, "periods">): Period | null {
  const past = periods.filter(({ state, revision }) => state !== "open" || revision > 0).map(({ id }) => id);
  const open = periods.map(({ id }) => id).filter((id) => past.every((other) => id > other));
  if (open[0]) return open[0];
  const last = past.at(-1);
  return last ? nextPeriod(last) : null;
}

export type AdoptRefusal = "RULES_PERIOD_PAST" | "RULES_PERIOD_TAKEN";

/** Why settings cannot apply from this period, or null. */
export function whyNotAdopt(calendar: RuleCalendar, from: Period): AdoptRefusal | null {
  const first = firstAdoptable(calendar);
  if (first !== null && from < first) return "RULES_PERIOD_PAST";
  return calendar.versions.some(({ fromPeriod }) => fromPeriod === from) ? "RULES_PERIOD_TAKEN" : null;
}

/** Why a version cannot be withdrawn, or null: one that has lit lamps stays for good. */
export const whyNotWithdrawRules = (version: { used: boolean }): "RULES_USED" | null =>
  version.used ? "RULES_USED" : null;

export const settingKeys = Object.keys(defaultRuleSettings) as (keyof RuleSettings)[];

/** The settings in which two versions differ, in their order. */
export const differingSettings = (a: RuleSettings, b: RuleSettings): (keyof RuleSettings)[] =>
  settingKeys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
