import type { OverrideLamp } from "@/lib/lamps/rules/facts";
import type { LampDecision } from "@/lib/lamps/rules/lamp";
import type { PeriodState } from "@/lib/periods/schema";

/**
 * Why a lamp cannot be overridden (docs/decisions/0009): published ones only by re-opening; a period without a lamp
 * or paused has none to override; what has not reported is never green. `decision` is the period's lamp by the
 * rules, null when it has none.
 */
export function whyNotOverride(
  period: PeriodState,
  decision: Pick<LampDecision, "computed" | "reasons"> | null,
  lamp: OverrideLamp,
): "PERIOD_CLOSED" | "NO_LAMP" | "LAMP_PAUSED" | "GREEN_NEEDS_REPORT" | null {
  if (period === "closed") return "PERIOD_CLOSED";
  if (!decision) return "NO_LAMP";
  if (decision.computed === "paused") return "LAMP_PAUSED";
  const unreported = decision.reasons.some(({ code }) => code === "NOT_REPORTED");
  return lamp === "green" && unreported ? "GREEN_NEEDS_REPORT" : null;
}

/** Why an override cannot be taken back. */
export function whyNotRestore(
  period: PeriodState,
  overridden: boolean,
): "PERIOD_CLOSED" | "NOT_OVERRIDDEN" | null {
  if (period === "closed") return "PERIOD_CLOSED";
  return overridden ? null : "NOT_OVERRIDDEN";
}
