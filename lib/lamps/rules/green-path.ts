import { fromCents, toCents } from "@/lib/core/money";
import { lastDayOf, nextPeriod, type Period } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type GreenCondition, greenConditions, leastAgainstSevere } from "@/lib/lamps/rules/green-conditions";
import { type Lamp, type LampDecision, type LampRun, lampOf } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** What is to be done by the last day of a period, and the lamp that the period then has. */
export type GreenStep = { period: Period; lamp: Lamp; conditions: GreenCondition[] };

/**
 * The way to green, month by month: one step, or more where red is left through a yellow month or the centre has
 * overridden a lamp. `none` says why no step leads there: paused until further notice, or no lamp any more.
 */
export type GreenPath = { steps: GreenStep[]; none: "PAUSED" | "NO_LAMP" | null };

/** The settings of each period: versions that are adopted already for a later one apply from there on. */
export type RulesInForce = (period: Period) => RuleSettings;

/** Further ahead nobody plans by lamps. */
const MOST_MONTHS = 36;

/** The facts as they are when everything has been done, at the last moment and no more than was asked for. */
export function obey(
  facts: ProjectFacts,
  period: Period,
  conditions: readonly GreenCondition[],
): ProjectFacts {
  const last = lastDayOf(period);
  const isOpen = (day: string | null | undefined) => !day || day > last;
  let done = facts;
  for (const condition of conditions) {
    switch (condition.code) {
      case "START":
        done = { ...done, actualStart: last };
        break;
      case "COMPLETE":
        done = { ...done, actualCompletion: last };
        break;
      case "REACH_MILESTONE":
        done = {
          ...done,
          milestones: done.milestones?.map((item) =>
            item.name === condition.name && isOpen(item.actual) ? { ...item, actual: last } : item,
          ),
        };
        break;
      case "CLOSE_ISSUE":
        done = {
          ...done,
          issues: done.issues?.map((item) => (isOpen(item.closedOn) ? { ...item, closedOn: last } : item)),
        };
        break;
      default: {
        const more = condition.code === "INVEST" ? toCents(condition.more) : 0;
        const invested = fromCents(toCents(done.reports[period]?.invested ?? 0) + more);
        done = { ...done, reports: { ...done.reports, [period]: { invested } } };
      }
    }
  }
  return done;
}

/** What a month asks for: nothing where the centre has set it yellow or red; of a month set green, the report alone. */
function stepConditions(
  facts: ProjectFacts,
  period: Period,
  settings: RuleSettings,
  previous: LampRun | null,
): GreenCondition[] {
  const override = facts.overrides?.[period];
  const all = greenConditions(facts, period, settings);
  if (override === undefined) return all;
  const isGreen = lampOf(facts, period, settings, previous)?.lamp === "green";
  return override === "green" && !isGreen ? all.filter(({ code }) => code === "REPORT") : [];
}

/**
 * What turns the lamp green from `period` on, after the run that the period before left: doing exactly what the
 * steps say turns the last one green in a replay, one 分 or one day less does not. Each month is held against its own
 * rules.
 */
export function greenPath(
  facts: ProjectFacts,
  period: Period,
  rulesOf: RulesInForce,
  previous: LampRun | null,
): GreenPath {
  const steps: GreenStep[] = [];
  let known = facts;
  let run = previous;
  let at = period;
  for (let month = 0; month < MOST_MONTHS; month++, at = nextPeriod(at)) {
    const settings = rulesOf(at);
    const stands = lampOf(known, at, settings, run);
    if (!stands) return { steps, none: "NO_LAMP" };
    if (stands.lamp === "paused") continue;
    const conditions = stepConditions(known, at, settings, run);
    known = obey(known, at, conditions);
    const decision: LampDecision | null = lampOf(known, at, settings, run);
    if (!decision) return { steps, none: "NO_LAMP" };
    steps.push({ period: at, lamp: decision.lamp, conditions });
    if (decision.lamp === "green") return { steps, none: null };
    run = decision;
  }
  return { steps, none: "PAUSED" };
}

/**
 * The least that keeps a period's lamp from red: empty when it is not red as things stand, null when nothing helps
 * (the centre has set it to red). Money first: where only the investment makes it red, that is all that is asked.
 */
export function conditionsAgainstRed(
  facts: ProjectFacts,
  period: Period,
  settings: RuleSettings,
  previous: LampRun | null,
): GreenCondition[] | null {
  const isRed = (conditions: readonly GreenCondition[]): boolean =>
    lampOf(obey(facts, period, conditions), period, settings, previous)?.lamp === "red";
  const all = greenConditions(facts, period, settings);
  const invests = all.some(({ code }) => code === "INVEST");
  const candidates = [
    [],
    leastAgainstSevere(facts, period, settings),
    // Where a missing report does not count as behind, only money needs one.
    ...(settings.notReported || invests ? [] : [all.filter(({ code }) => code !== "REPORT")]),
    all,
  ];
  return candidates.find((conditions) => !isRed(conditions)) ?? null;
}
