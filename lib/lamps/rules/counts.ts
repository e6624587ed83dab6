import type { Period } from "@/lib/core/periods";
import { monthIndex } from "@/lib/lamps/rules/calendar";
import type { Lamp } from "@/lib/lamps/rules/lamp";

/** What counting needs of a decision. With overrides, `lamp` is the final lamp. */
export type CountedDecision = { period: Period; lamp: Lamp; caseOpened: boolean };

/** One project's decisions each, in order of period. */
export type DecisionsByProject = Iterable<readonly CountedDecision[]>;

/** Distinct projects, except `redExits` and `cases`, which count each time. */
export type LampCounts = {
  /** Projects with a lamp in the range. */
  projects: number;
  /** Lamps of the range's last period. */
  now: Record<Lamp, number>;
  everYellow: number;
  everRed: number;
  /** Left yellow for green without having been red before that yellow. */
  yellowToGreen: number;
  /** Arrivals from red at another lamp (退出红灯). */
  redExits: number;
  cases: number;
};

/** What moved into a period, compared with each project's last lamp that was not a pause. */
export type LampTransitions = {
  greenToYellow: number;
  yellowToRed: number;
  yellowToGreen: number;
  redExits: number;
};

export type Arrival = "greenToYellow" | "yellowToRed" | "yellowToGreen" | "redExits" | null;

function arrivalAt(before: Lamp | null, now: Lamp, yellowAfterRed: boolean): Arrival {
  if (before === "red") return now === "red" ? null : "redExits";
  if (before === "green" && now === "yellow") return "greenToYellow";
  if (before === "yellow" && now === "red") return "yellowToRed";
  // A yellow that followed a red belongs to leaving red, which has been counted.
  return before === "yellow" && now === "green" && !yellowAfterRed ? "yellowToGreen" : null;
}

/**
 * Walks one project's lamps and tells each with what arrived there and the lamp before it (null: none). Pauses are
 * skipped; a gap starts anew.
 */
export function walk<D extends CountedDecision>(
  decisions: readonly D[],
  visit: (decision: D, arrival: Arrival, before: Lamp | null) => void,
): void {
  let before: Lamp | null = null;
  let yellowAfterRed = false;
  let last = Number.NaN;
  for (const decision of decisions) {
    const index = monthIndex(decision.period);
    if (index !== last + 1) {
      before = null;
      yellowAfterRed = false;
    }
    last = index;
    if (decision.lamp === "paused") {
      visit(decision, null, before);
      continue;
    }
    visit(decision, arrivalAt(before, decision.lamp, yellowAfterRed), before);
    yellowAfterRed = decision.lamp === "yellow" && (before === "red" || yellowAfterRed);
    before = decision.lamp;
  }
}

/** The counts of `countLamps`, to which projects are added one by one: none need to be held. */
export function lampCounter(from: Period, to: Period) {
  const counts: LampCounts = {
    projects: 0,
    now: { red: 0, yellow: 0, green: 0, paused: 0 },
    everYellow: 0,
    everRed: 0,
    yellowToGreen: 0,
    redExits: 0,
    cases: 0,
  };
  const add = (decisions: readonly CountedDecision[]): void => {
    let present = false;
    let yellow = false;
    let red = false;
    let turnedGreen = false;
    walk(decisions, ({ period, lamp, caseOpened }, arrival) => {
      if (period < from || period > to) return;
      present = true;
      yellow ||= lamp === "yellow";
      red ||= lamp === "red";
      turnedGreen ||= arrival === "yellowToGreen";
      if (arrival === "redExits") counts.redExits++;
      if (caseOpened) counts.cases++;
      if (period === to) counts.now[lamp]++;
    });
    if (present) counts.projects++;
    if (yellow) counts.everYellow++;
    if (red) counts.everRed++;
    if (turnedGreen) counts.yellowToGreen++;
  };
  return { counts, add };
}

/**
 * The regulation's counts over the periods `from` … `to`. Decisions before `from` may be given: they tell what the
 * first lamp in the range came from, and are not counted themselves.
 */
export function countLamps(decisionsByProject: DecisionsByProject, from: Period, to: Period): LampCounts {
  const { counts, add } = lampCounter(from, to);
  for (const decisions of decisionsByProject) add(decisions);
  return counts;
}

/** What moved into one period; each project's decisions before it must be given too. */
export function transitionsInto(decisionsByProject: DecisionsByProject, period: Period): LampTransitions {
  const counts: LampTransitions = { greenToYellow: 0, yellowToRed: 0, yellowToGreen: 0, redExits: 0 };
  for (const decisions of decisionsByProject) {
    walk(decisions, (decision, arrival) => {
      if (arrival && decision.period === period) counts[arrival]++;
    });
  }
  return counts;
}
