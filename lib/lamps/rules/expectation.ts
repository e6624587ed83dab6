import { fromCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthIndex } from "@/lib/lamps/rules/calendar";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { NOT_IN_PLAN, timelineOf } from "@/lib/lamps/rules/timeline";

/** Planned cumulative investment from January through the period, 万元; 0 in a year outside the plan. */
export function expectedThrough(facts: ProjectFacts, period: Period): number {
  const index = monthIndex(period);
  const timeline = timelineOf(facts, index, index);
  const at = index - timeline.first;
  return timeline.plan[at] === NOT_IN_PLAN ? 0 : fromCents(timeline.expected[at] ?? 0);
}

/** Invested from January of the period's year through the period, 万元. */
export function investedThrough(facts: ProjectFacts, period: Period): number {
  const index = monthIndex(period);
  const timeline = timelineOf(facts, index, index);
  return fromCents(timeline.actual[index - timeline.first] ?? 0);
}
