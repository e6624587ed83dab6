import type { Actor } from "@/lib/auth/permissions";
import type { MeetingState } from "@/lib/meetings/rules/kinds";

/** What decides about a series: its level and whose projects and issues it deals with. */
export type SeriesScope = {
  /** 1 county or task group, 2 centre, 3 city. */
  level: number;
  /** Both null: the whole city. */
  regionCode: string | null;
  programmeId: string | null;
};

/** Who comes: the units, and for a region's office the regions of the units. */
export type MeetingAttendees = { unitIds: readonly string[]; regionCodes: readonly string[] };

/** From its beginning on a meeting's own roll says who comes; before, its series does. */
export const begunStates = ["in_session", "drafted", "published"] as const satisfies readonly MeetingState[];

type Attending = { unitId: string | null; unit: { regionCode: string | null } | null };

/** Who comes to a meeting: the usual units until it begins, then those on its roll. */
export function attendeesOf(
  state: MeetingState,
  usual: readonly Attending[],
  roll: readonly Attending[],
): MeetingAttendees {
  const units = begunStates.some((begun) => begun === state) ? roll : usual;
  return {
    unitIds: units.flatMap(({ unitId }) => unitId ?? []),
    regionCodes: units.flatMap(({ unit }) => unit?.regionCode ?? []),
  };
}

/**
 * How somebody stands to a meeting. `hold`: prepares it, keeps its record, publishes it; `full`: reads all of it;
 * `attend`: reads the time and place, its own units' sheets and the published minutes; `none`: does not know of it.
 */
export type MeetingStanding = "hold" | "full" | "attend" | "none";

const isOwnRegion = (actor: Actor, { regionCode }: SeriesScope): boolean =>
  actor.regionCode !== null && actor.regionCode === regionCode;

/** The centre holds all three levels; a region's office its own meetings of level 1. */
export const mayHoldMeetings = (actor: Actor, series: SeriesScope): boolean =>
  actor.role === "centre" ||
  (actor.role === "coordinator" && series.level === 1 && isOwnRegion(actor, series));

export function meetingStandingOf(
  actor: Actor,
  series: SeriesScope,
  attendees: MeetingAttendees,
): MeetingStanding {
  if (mayHoldMeetings(actor, series)) return "hold";
  switch (actor.role) {
    case "leader":
    case "discipline":
      return "full";
    case "coordinator":
      if (isOwnRegion(actor, series)) return "full";
      return actor.regionCode !== null && attendees.regionCodes.includes(actor.regionCode)
        ? "attend"
        : "none";
    case "reporter":
      return actor.unitId !== null && attendees.unitIds.includes(actor.unitId) ? "attend" : "none";
    default:
      return "none";
  }
}

/** Sets up, changes and ends series: the centre for all levels, a region's office for its own of level 1. */
export const mayEditSeries = (actor: Actor, series: SeriesScope): boolean => mayHoldMeetings(actor, series);
