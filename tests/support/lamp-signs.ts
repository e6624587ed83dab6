/** Months as signs, so that a table of lamps reads like the regulation's sentences. */
import { type Period, shiftPeriod } from "@/lib/core/periods";
import type { OverrideLamp, ProjectFacts } from "@/lib/lamps/rules/facts";
import { type Lamp, type LampDecision, replay } from "@/lib/lamps/rules/lamp";
import { mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";

const words: Record<Lamp, string> = { green: "绿", yellow: "黄", red: "红", paused: "停" };
const overrides: Record<string, OverrideLamp> = { 绿: "green", 黄: "yellow", 红: "red" };

/**
 * One sign a month: 好 not behind, 落 behind (a milestone of that month is open), 未 nothing reported, 停 paused,
 * 重 severely behind, 外 (whole years only) outside the annual plan.
 */
export function factsOf(signs: string, from: Period): ProjectFacts {
  const at = (sign: string): Period[] =>
    [...signs].flatMap((each, month) => (each === sign ? [shiftPeriod(from, month)] : []));
  const years = new Set([...signs].map((_, month) => shiftPeriod(from, month).slice(0, 4)));
  for (const period of at("外")) years.delete(period.slice(0, 4));
  const unreported = new Set([...at("未"), ...at("外")]);
  const severe = at("重");
  return {
    annualPlans: Object.fromEntries([...years].map((year) => [year, 10_000])),
    // Expected 1 万元 in a severe month and nothing in the others; nothing is ever invested.
    monthlyPlan: Object.fromEntries(
      [...signs].map((_, month) => [
        shiftPeriod(from, month),
        severe.includes(shiftPeriod(from, month)) ? 1 : 0,
      ]),
    ),
    pauses: at("停").map((period) => ({ from: period, to: period })),
    milestones: at("落").map((period) => ({
      name: period,
      planned: `${period}-01`,
      actual: `${shiftPeriod(period, 1)}-01`,
    })),
    reports: Object.fromEntries(
      [...signs].flatMap((_, month) => {
        const period = shiftPeriod(from, month);
        return unreported.has(period) ? [] : [[period, { invested: 0 }]];
      }),
    ),
  };
}

/** "--绿-": the third month overridden to green. */
const overridesOf = (signs: string, from: Period): Record<Period, OverrideLamp> =>
  Object.fromEntries(
    [...signs].flatMap((sign, month) => {
      const lamp = overrides[sign];
      return lamp ? [[shiftPeriod(from, month), lamp]] : [];
    }),
  );

/** Replays months given as signs, with what the centre has overridden. */
export function replayOf(
  signs: string,
  rules: Partial<RuleSettings> = {},
  from: Period = "2017-03",
  overridden = "",
): LampDecision[] {
  const settings = mergeRuleSettings({ milestoneDays: 0, investmentRatio: null, ...rules });
  const facts = { ...factsOf(signs, from), overrides: overridesOf(overridden, from) };
  return replay(facts, from, shiftPeriod(from, signs.length - 1), settings);
}

/** Final lamps as signs. */
export const wordsOf = (decisions: readonly LampDecision[]): string =>
  decisions.map(({ lamp }) => words[lamp]).join("");
