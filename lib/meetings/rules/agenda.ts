import type { Day, Period } from "@/lib/core/periods";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { Reason } from "@/lib/lamps/rules/reasons";
import { type AgendaSection, agendaSections } from "@/lib/meetings/rules/kinds";

export const lampChanges = ["newly_red", "continued_red", "newly_yellow", "exit"] as const;
export type LampChange = (typeof lampChanges)[number];

/** A project as the lamps' item names it. Money in 万元, of the year through the period. */
export type LampLine = {
  projectId: string;
  number: string;
  name: string;
  unitId: string | null;
  unit: string | null;
  leader: string | null;
  lamp: Lamp;
  behindRun: number;
  redRun: number;
  expected: number;
  actual: number;
  reasons: Reason[];
};

/** Why an item is on the agenda. `times`: at how many meetings of the series it was checked before. */
export type AgendaWhy =
  | { code: "DECIDED"; meetingId: string; ordinal: number; on: Day }
  | {
      code: "CARRIED";
      meetingId: string;
      ordinal: number;
      on: Day;
      times: number;
      /** Checks in a row, up to the last one, that found no progress. */
      noProgressRun: number;
    }
  | { code: "LAMPS"; change: LampChange; period: Period; projects: LampLine[] }
  | { code: "ACCOUNT"; red: number; overdue: number; promised: number }
  | { code: "ESCALATED"; cause: "request" | "meeting" | "clock"; from: number; on: Day }
  | { code: "RAISED"; on: Day }
  | { code: "ADDED"; byName: string }
  | { code: "MOVED"; meetingId: string; series: string; on: Day; reason: string };

/** What belongs on the agenda by itself. */
export type Candidate = {
  section: AgendaSection;
  key: string;
  issueId: string | null;
  unitId: string | null;
  why: AgendaWhy;
};

/** An item as it stands; `touched`: taken off, moved away, heard, or spoken about. */
export type Standing = {
  id: string;
  section: AgendaSection;
  key: string;
  origin: "built" | "hand" | "moved";
  position: number;
  touched: boolean;
};

export type AgendaBuild = {
  add: (Candidate & { position: number })[];
  /** The same item with its newest reason. */
  refresh: { id: string; why: AgendaWhy }[];
  /** Built earlier, untouched, and no longer due. */
  drop: string[];
};

/**
 * Builds the agenda, again if need be, without undoing what a hand did: what was taken off or moved stays so, the
 * order stays, hand's items stay; what came up since is added at its section's end, what fell away untouched goes.
 */
export function buildAgenda(due: readonly Candidate[], standing: readonly Standing[]): AgendaBuild {
  const known = new Map(standing.map((item) => [item.key, item]));
  const wanted = new Set(due.map(({ key }) => key));
  const next = new Map(
    agendaSections.map((section) => [
      section,
      1 + Math.max(0, ...standing.filter((item) => item.section === section).map(({ position }) => position)),
    ]),
  );
  const build: AgendaBuild = { add: [], refresh: [], drop: [] };
  for (const candidate of due) {
    const item = known.get(candidate.key);
    if (item) {
      if (item.origin === "built") build.refresh.push({ id: item.id, why: candidate.why });
      continue;
    }
    const position = next.get(candidate.section) ?? 1;
    next.set(candidate.section, position + 1);
    build.add.push({ ...candidate, position });
  }
  for (const item of standing) {
    if (item.origin === "built" && !item.touched && !wanted.has(item.key)) build.drop.push(item.id);
  }
  return build;
}

/**
 * What the meeting is told of a lamp, beside the one of the period before; null: nothing. A pause does not interrupt
 * a red run; a yellow month on the way out of red (nothing behind) is the exit already.
 */
export function lampChangeOf(
  before: Lamp | null,
  { lamp, behindRun, redRun }: { lamp: Lamp; behindRun: number; redRun: number },
): LampChange | null {
  if (lamp === "red") return redRun > 1 ? "continued_red" : "newly_red";
  if (before === "red" && lamp !== "paused" && behindRun === 0) return "exit";
  return lamp === "yellow" && before !== "yellow" ? "newly_yellow" : null;
}

/** How many checks in a row, counted from the last, found no progress. `results`: oldest first. */
export function noProgressRun(results: readonly string[]): number {
  let run = 0;
  for (const result of results) run = result === "no_progress" ? run + 1 : 0;
  return run;
}
