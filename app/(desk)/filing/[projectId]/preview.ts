import { fromCents, toCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { greenConditions } from "@/lib/lamps/rules/green-conditions";
import { type LampDecision, type LampRun, lampOf } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";
import { type Report, withReport } from "@/lib/progress/rules";

export type LampContext = {
  period: Period;
  facts: ProjectFacts;
  settings: RuleSettings;
  previous: LampRun | null;
};

export type Preview = {
  decision: LampDecision | null;
  /** Least 万元 of the month with which no reason about money holds; null when any amount will do. */
  least: number | null;
  /** The lamp with one 分 less than that. */
  below: LampDecision | null;
  conditions: ReturnType<typeof greenConditions>;
};

/** The lamp that a report would give, by the same rules as the close. */
export function previewOf({ period, facts, settings, previous }: LampContext, report: Report): Preview {
  const withMoney = (invested: number) => withReport(facts, period, { ...report, invested });
  const now = report.invested === null ? facts : withReport(facts, period, report);
  const money = greenConditions(withMoney(0), period, settings).find((item) => item.code === "INVEST");
  const least = money?.code === "INVEST" ? money.more : null;
  return {
    decision: lampOf(now, period, settings, previous),
    least,
    below:
      least === null ? null : lampOf(withMoney(fromCents(toCents(least) - 1)), period, settings, previous),
    conditions: greenConditions(now, period, settings),
  };
}
