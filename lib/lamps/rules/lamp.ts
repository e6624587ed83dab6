import { fromCents } from "@/lib/core/money";
import type { Period } from "@/lib/core/periods";
import { monthIndex, periodName } from "@/lib/lamps/rules/calendar";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { gapOf, isBehind, type Reason, ratioOf, reasonsOf } from "@/lib/lamps/rules/reasons";
import { type ExactSettings, exactSettings, type RuleSettings } from "@/lib/lamps/rules/settings";
import { type Month, monthOf, type Timeline, timelineOf } from "@/lib/lamps/rules/timeline";

export const lamps = ["green", "yellow", "red", "paused"] as const;
export type Lamp = (typeof lamps)[number];

/** What goes on from one period to the next. */
export type LampRun = {
  /** The final lamp. */
  lamp: Lamp;
  /** Consecutive periods behind, ending here; of an overridden period as its final lamp leaves it. */
  behindRun: number;
  /** Consecutive red periods, ending here. */
  redRun: number;
};

/** One lamp with all that explains it. Money is 万元; ratio and gap to four decimals, null where there is none. */
export type LampDecision = LampRun & {
  period: Period;
  /** What the rules give without an override. */
  computed: Lamp;
  /** The centre's override took effect, also where it agrees with the computed lamp. */
  overridden: boolean;
  /** Why the computed lamp is what it is. */
  reasons: Reason[];
  /** The red run has just reached its limit: an accountability case opens, once per run. */
  caseOpened: boolean;
  expected: number;
  actual: number;
  annualPlan: number;
  ratio: number | null;
  gap: number | null;
};

const isSevere = (reasons: readonly Reason[]): boolean => reasons[reasons.length - 1]?.code === "SEVERE";

function lampFor(
  reasons: readonly Reason[],
  behindRun: number,
  previous: LampRun | null,
  settings: RuleSettings,
): Lamp {
  if (behindRun > 0) return behindRun >= settings.monthsBehindToRed || isSevere(reasons) ? "red" : "yellow";
  if (reasons.length > 0) return "yellow";
  // A red run that is still open (also across a pause) ends here, through one yellow month if the city says so.
  return settings.redExit === "via-yellow" && previous !== null && previous.redRun > 0 ? "yellow" : "green";
}

/**
 * What an override makes the lamp: a project with nothing reported is never green, by the centre's hand neither
 * (docs/decisions/0009).
 */
const overrideFor = ({ override, reported }: Month): Lamp | null =>
  override === "green" && !reported ? "yellow" : override;

/** The lamp of one month from what it brings and the runs so far. A paused month has no lamp to override. */
export function decide(month: Month, settings: ExactSettings, previous: LampRun | null): LampDecision {
  let lamp: Lamp = "paused";
  let computed: Lamp = "paused";
  let behindRun = previous?.behindRun ?? 0;
  let redRun = previous?.redRun ?? 0;
  let reasons: Reason[] = [];
  let caseOpened = false;
  let overridden = false;
  if (!month.paused) {
    reasons = reasonsOf(month, settings);
    behindRun = isBehind(reasons, settings) ? behindRun + 1 : 0;
    computed = lampFor(reasons, behindRun, previous, settings.given);
    lamp = computed;
    if (month.override !== null) {
      overridden = true;
      lamp = overrideFor(month) ?? computed;
      // The runs go on from the final lamp.
      behindRun = lamp === "green" ? 0 : Math.max(behindRun, 1);
    }
    redRun = lamp === "red" ? redRun + 1 : 0;
    caseOpened = redRun > 0 && redRun === settings.given.monthsRedToCase;
  }
  return {
    period: periodName(month.index),
    lamp,
    computed,
    overridden,
    behindRun,
    redRun,
    reasons,
    caseOpened,
    expected: fromCents(month.expected),
    actual: fromCents(month.actual),
    annualPlan: fromCents(month.plan),
    ratio: ratioOf(month),
    gap: gapOf(month),
  };
}

/**
 * The lamp of one period, after the run that the period before left (null: none). Null when the period has no
 * lamp: its year is not in the annual plan, or the project was finished in an earlier period.
 */
export function lampOf(
  facts: ProjectFacts,
  period: Period,
  settings: RuleSettings,
  previous: LampRun | null,
): LampDecision | null {
  const index = monthIndex(period);
  const month = monthOf(timelineOf(facts, index, index), index);
  return month && decide(month, exactSettings(settings), previous);
}

function replayTimeline(
  timeline: Timeline,
  from: number,
  to: number,
  settings: ExactSettings,
  start: LampRun | null,
): LampDecision[] {
  const decisions: LampDecision[] = [];
  let previous = start;
  for (let index = from; index <= to; index++) {
    const month = monthOf(timeline, index);
    const decision: LampDecision | null = month && decide(month, settings, previous);
    if (decision) decisions.push(decision);
    // Leaving the plan ends the runs.
    previous = decision;
  }
  return decisions;
}

/**
 * All lamps of a project from one period to another, both included, in order. Runs go on across a year's end and
 * start anew after a period without a lamp; `start` is the run that the period before `from` left.
 */
export function replay(
  facts: ProjectFacts,
  from: Period,
  to: Period,
  settings: RuleSettings,
  start: LampRun | null = null,
): LampDecision[] {
  const first = monthIndex(from);
  const last = monthIndex(to);
  if (first > last) return [];
  return replayTimeline(timelineOf(facts, first, last), first, last, exactSettings(settings), start);
}
