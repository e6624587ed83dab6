import { type Period, previousPeriod } from "@/lib/core/periods";
import { type CountedDecision, type LampCounts, lampCounter } from "@/lib/lamps/rules/counts";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type Lamp, type LampDecision, type LampRun, lampOf } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** A closed month of one project: the lamp that is in force, and the facts it was decided from. */
export type LitMonth = CountedDecision & { facts: ProjectFacts };

/** One closed month that would change. */
export type ChangedMonth = {
  projectId: string;
  period: Period;
  from: Lamp;
  to: Lamp;
  reasons: LampDecision["reasons"];
};

/**
 * One project's closed months lit again by other settings, in order of period: each by the facts that it was decided
 * from, with the runs of the new lamps. A gap between months ends the runs, as it does in the replay.
 */
export function relight(months: readonly LitMonth[], settings: RuleSettings): LampDecision[] {
  const lit: LampDecision[] = [];
  for (const { period, facts } of months) {
    const last = lit.at(-1);
    const previous: LampRun | null = last && last.period === previousPeriod(period) ? last : null;
    const decision = lampOf(facts, period, settings, previous);
    if (decision) lit.push(decision);
  }
  return lit;
}

export type LampMatrix = Record<Lamp, Record<Lamp, number>>;

const emptyRow = (): Record<Lamp, number> => ({ red: 0, yellow: 0, green: 0, paused: 0 });

export type UnitEffect = { unit: string | null; worse: number; better: number };

export type BackTest = {
  periods: Period[];
  /** Project-months by the lamp in force (rows) and by the lamp of the draft (columns). */
  matrix: LampMatrix;
  counts: { inForce: LampCounts; draft: LampCounts };
  changed: ChangedMonth[];
  /** Units with a month that changes; most changes first. */
  units: UnitEffect[];
};

const SEVERITY: Record<Lamp, number> = { paused: 0, green: 0, yellow: 1, red: 2 };

/** A project with its closed months, in order. */
export type LitMonths = { projectId: string; unit: string | null; months: readonly LitMonth[] };

/**
 * Back-test: which project-months would change, from what to what, under settings that nobody has adopted yet.
 * `periods` holds all closed periods in order. Projects are added one by one: the months of none need to be held.
 */
export function backTester(periods: readonly Period[], settings: RuleSettings) {
  const matrix: LampMatrix = {
    red: emptyRow(),
    yellow: emptyRow(),
    green: emptyRow(),
    paused: emptyRow(),
  };
  const changed: ChangedMonth[] = [];
  const units = new Map<string | null, UnitEffect>();
  const from = periods[0] ?? "";
  const to = periods.at(-1) ?? "";
  const inForce = lampCounter(from, to);
  const draft = lampCounter(from, to);
  const add = ({ projectId, unit, months }: LitMonths): void => {
    const lit = relight(months, settings);
    const again = new Map(lit.map((decision) => [decision.period, decision]));
    for (const { period, lamp } of months) {
      const decision = again.get(period);
      if (!decision) continue;
      matrix[lamp][decision.lamp]++;
      if (decision.lamp === lamp) continue;
      changed.push({ projectId, period, from: lamp, to: decision.lamp, reasons: decision.reasons });
      const effect = units.get(unit) ?? { unit, worse: 0, better: 0 };
      effect[SEVERITY[decision.lamp] > SEVERITY[lamp] ? "worse" : "better"]++;
      units.set(unit, effect);
    }
    inForce.add(months);
    draft.add(lit);
  };
  const result = (): BackTest => ({
    periods: [...periods],
    matrix,
    counts: { inForce: inForce.counts, draft: draft.counts },
    changed: changed.sort((a, b) =>
      a.period === b.period ? SEVERITY[b.to] - SEVERITY[a.to] : a.period < b.period ? 1 : -1,
    ),
    units: [...units.values()].sort((a, b) => b.worse + b.better - (a.worse + a.better)),
  });
  return { add, result };
}
