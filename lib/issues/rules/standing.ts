import type { Actor } from "@/lib/auth/permissions";
import type { Day } from "@/lib/core/periods";
import type { IssueKind, IssueState } from "@/lib/issues/schema";

/** What is decided from: an issue as it stands. */
export type IssueFacts = {
  kind: IssueKind;
  state: IssueState;
  /** 1 county or task group, 2 centre, 3 city. */
  level: number;
  /** The region whose project office answers for it at level 1; null: the city's own. */
  regionCode: string | null;
  leadUnitId: string | null;
  leadRegionCode: string | null;
  assistingUnitIds: readonly string[];
  raisedByUnitId: string | null;
  /** Responsible unit of its project. */
  projectUnitId: string | null;
  assignedLevel: number | null;
  deadline: Day | null;
  /** Units that have sent it back. */
  sentBackBy: readonly string[];
  /** Of this round. */
  extension: { pending: boolean; granted: boolean };
  shelvingPending: boolean;
  /** Who asked for the striking off that waits. */
  applicantId: string | null;
  closedOn: Day | null;
};

/**
 * How somebody stands to an issue. `raiser` raised it, or answers for its project or
 * region. `authority`: the level at which it is; `assigner`: the level that assigned it;
 * `lead`: the unit that must score, or its region's office on its behalf; `clock`: the job.
 */
export const standings = [
  "lead",
  "assisting",
  "raiser",
  "authority",
  "assigner",
  "centre",
  "leader",
  "clock",
] as const;
export type Standing = (typeof standings)[number];

/** In whose name the clock acts. */
export const CLOCK_ID = "system";

const isIn = (code: string | null, actor: Actor): boolean =>
  actor.regionCode !== null && actor.regionCode === code;
const isUnit = (id: string | null, actor: Actor): boolean => actor.unitId !== null && actor.unitId === id;

/** Who holds a level: the region's office the first, the centre all three. */
function holds(level: number, actor: Actor, issue: IssueFacts): boolean {
  if (actor.role === "centre") return true;
  return actor.role === "coordinator" && level === 1 && isIn(issue.regionCode, actor);
}

export function standingsOf(issue: IssueFacts, actor: Actor): ReadonlySet<Standing> {
  const found = new Set<Standing>();
  if (actor.id === CLOCK_ID) return found.add("clock");
  const { role } = actor;
  if (role === "reporter") {
    if (isUnit(issue.leadUnitId, actor)) found.add("lead");
    if (issue.assistingUnitIds.some((id) => isUnit(id, actor))) found.add("assisting");
    if (isUnit(issue.raisedByUnitId, actor) || isUnit(issue.projectUnitId, actor)) found.add("raiser");
  }
  if (role === "coordinator") {
    if (issue.leadUnitId !== null && isIn(issue.leadRegionCode, actor)) found.add("lead");
    if (isIn(issue.regionCode, actor)) found.add("raiser");
  }
  if (holds(issue.level, actor, issue)) found.add("authority");
  if (
    issue.assignedLevel === 3 ? role === "leader" : holds(issue.assignedLevel ?? issue.level, actor, issue)
  ) {
    found.add("assigner");
  }
  if (role === "centre") found.add("centre");
  if (role === "leader") found.add("leader");
  return found;
}

/** Reads an issue: the city's own people all of them, a region its own, a unit what it raised or answers for. */
export const maySeeIssue = (issue: IssueFacts, actor: Actor): boolean =>
  actor.role === "discipline" || standingsOf(issue, actor).size > 0;
