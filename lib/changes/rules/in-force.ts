import type { Change } from "@/lib/changes/rules/value";
import { nextPeriod, type Period, periodAt } from "@/lib/core/periods";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** A year's monthly plan put in place of the one that is there; empty = spread evenly. */
function withMonths(
  facts: ProjectFacts,
  year: number,
  months: readonly number[],
): ProjectFacts["monthlyPlan"] {
  const others = Object.entries(facts.monthlyPlan ?? {}).filter(
    ([period]) => !period.startsWith(periodAt(year, 1).slice(0, 5)),
  );
  const own =
    months.length === 0
      ? []
      : MONTHS.map((month) => [periodAt(year, month), months[month - 1] ?? 0] as const);
  const all = Object.fromEntries([...others, ...own]);
  return Object.keys(all).length > 0 ? all : null;
}

/** The facts with one side of a change in place. A milestone that is no longer there stays away. */
export function withSide(facts: ProjectFacts, change: Change, side: "from" | "to"): ProjectFacts {
  if (change.what === "plan") {
    const { annualPlan, monthlyPlan } = change[side];
    return {
      ...facts,
      annualPlans: { ...facts.annualPlans, [change.target]: annualPlan },
      monthlyPlan: withMonths(facts, Number(change.target), monthlyPlan),
    };
  }
  const { day } = change[side];
  if (change.what !== "milestone") return { ...facts, [change.what]: day };
  return {
    ...facts,
    milestones: (facts.milestones ?? []).map((item) =>
      item.name === change.target && day !== null ? { ...item, planned: day } : item,
    ),
  };
}

/** A change that was approved, with the first period whose lamp sees it. */
export type ApprovedChange = Change & { effectiveFrom: Period };

/**
 * The facts by which a period is lit: changes that take effect only later are undone, the latest first. "Lamps of
 * closed periods never change by it": also a period that is re-opened is lit by what was in force in it.
 * `latestFirst` holds the project's approved changes, the one that was applied last at the head.
 */
export const factsInForce = (
  current: ProjectFacts,
  latestFirst: readonly ApprovedChange[],
  period: Period,
): ProjectFacts =>
  latestFirst.reduce(
    (facts, change) => (change.effectiveFrom > period ? withSide(facts, change, "from") : facts),
    current,
  );

/**
 * The period from which a change that is approved now takes effect: the earliest that is still being filed. Where
 * filing is over in all of them, the month after the latest: what is locked is lit by what was planned until its
 * lock. `periods` in order, `current` the month of today.
 */
export function effectiveFrom(
  periods: readonly { id: Period; state: "open" | "locked" | "closed" }[],
  current: Period,
): Period {
  const open = periods.find((period) => period.state === "open");
  const latest = periods.at(-1);
  return open?.id ?? (latest ? nextPeriod(latest.id) : current);
}
