import { fromCents, toCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { forecastOf, type LampForecast } from "@/lib/lamps/rules/forecast";
import type { GreenCondition } from "@/lib/lamps/rules/green-conditions";
import { conditionsAgainstRed } from "@/lib/lamps/rules/green-path";
import { type Lamp, type LampRun, lampOf } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

export const outlookKinds = ["turnsRed", "ifUnreported", "staysRed"] as const;
/**
 * `turnsRed`: not red before and red at the present pace. `ifUnreported`: red only if nothing is filed any more.
 * `staysRed`: red before and red at the present pace.
 */
export type OutlookKind = (typeof outlookKinds)[number];

/** A project's close to come. Money is 万元. */
export type Outlook = LampForecast & {
  /** The lamp if nothing more is filed. */
  standing: Lamp;
  reported: boolean;
  /** Why it belongs on the list of what will be red at this close; null: it does not. */
  kind: OutlookKind | null;
  /** The least that keeps it from red; empty: not red as it stands. Null: nothing helps, it was overridden. */
  againstRed: GreenCondition[] | null;
  /** What the month still must bring against red; 0 when no money is wanting, null when nothing helps. */
  missing: number | null;
  /** What of it the present pace does not bring. */
  short: number | null;
};

function kindOf(forecast: Lamp, standing: Lamp, reported: boolean, before: Lamp | null): OutlookKind | null {
  if (forecast === "red") return before === "red" ? "staysRed" : "turnsRed";
  return standing === "red" && !reported ? "ifUnreported" : null;
}

/**
 * What the close of a period that is being filed will bring if nothing changes, and what keeps it from red. The
 * lamp before is the last one that was not a pause. Null when the period has no lamp.
 */
export function outlookOf(
  facts: ProjectFacts,
  period: Period,
  settings: RuleSettings,
  previous: LampRun | null,
): Outlook | null {
  const forecast = forecastOf(facts, period, settings, previous);
  const stands = lampOf(facts, period, settings, previous);
  if (!forecast || !stands) return null;
  const reported = facts.reports[period] !== undefined;
  const againstRed = conditionsAgainstRed(facts, period, settings, previous);
  const invest = againstRed?.find((condition) => condition.code === "INVEST");
  const missing = againstRed === null ? null : invest?.code === "INVEST" ? invest.more : 0;
  const pace = toCents(forecast.cumulative) - toCents(forecast.investedSoFar);
  // A red run is still open across a pause.
  const before = previous && previous.redRun > 0 ? "red" : (previous?.lamp ?? null);
  return {
    ...forecast,
    standing: stands.lamp,
    reported,
    kind: kindOf(forecast.lamp, stands.lamp, reported, before),
    againstRed,
    missing,
    short: missing === null ? null : fromCents(Math.max(0, toCents(missing) - pace)),
  };
}
