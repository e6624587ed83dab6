import { fromCents, toCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { greenConditions } from "@/lib/lamps/rules/green-conditions";
import { conditionsAgainstRed } from "@/lib/lamps/rules/green-path";
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
  /** What keeps the lamp from red: empty when it is not, null when the centre has set it to red. */
  againstRed: ReturnType<typeof conditionsAgainstRed>;
  /** Without this report it would be red: worth saying even where the report averts it. */
  atRisk: boolean;
};

function withoutReport(facts: ProjectFacts, period: Period): ProjectFacts {
  const { [period]: _, ...reports } = facts.reports;
  return { ...facts, reports };
}

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
    againstRed: conditionsAgainstRed(now, period, settings, previous),
    atRisk: lampOf(withoutReport(facts, period), period, settings, previous)?.lamp === "red",
  };
}
