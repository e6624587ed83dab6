import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { announce } from "@/lib/core/announce";
import { toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import type { Once } from "@/lib/core/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import { attendeeFields, scopeFields } from "@/lib/meetings/queries/meeting-scope";
import type { MeetingState } from "@/lib/meetings/rules/kinds";
import { attendeesOf, mayHoldMeetings, meetingStandingOf } from "@/lib/meetings/rules/scope";
import { recordTrace } from "@/lib/trace/commands";
import type { TraceValues, TraceVerb } from "@/lib/trace/schema";

export type Context = { now: Date; once?: Once | undefined };
export type Written = { id: string; version: number };

const fields = {
  id: true,
  seriesId: true,
  ordinal: true,
  state: true,
  on: true,
  startTime: true,
  minutes: true,
  place: true,
  chair: true,
  occursOn: true,
  periodId: true,
  builtAt: true,
  version: true,
  series: { select: { name: true, ...scopeFields } },
} satisfies Prisma.MeetingSelect;

type Row = Prisma.MeetingGetPayload<{ select: typeof fields }>;

/** A meeting with its row locked. */
export type LockedMeeting = Omit<Row, "on" | "occursOn"> & { on: string; occursOn: string | null };

/** Who is told that a meeting is not theirs knows of it: only then it matters who comes. */
async function refuse(tx: Tx, actor: Actor, { id, seriesId, state, series }: Row): Promise<never> {
  const units = { select: attendeeFields };
  const [usual, called] = [
    await tx.seriesUnit.findMany({ where: { seriesId }, ...units }),
    await tx.meetingAttendance.findMany({ where: { meetingId: id }, ...units }),
  ];
  const standing = meetingStandingOf(actor, series, attendeesOf(state, usual, called));
  throw standing === "none" ? notFound("meeting") : forbidden("MEETING_NOT_YOURS");
}

/** A closed list of reasons, one for each state in which something is not done any more, or not yet. */
const reasons: Record<MeetingState, string> = {
  preparing: "MEETING_IS_PREPARING",
  in_session: "MEETING_IS_IN_SESSION",
  drafted: "MEETING_IS_DRAFTED",
  published: "MEETING_IS_PUBLISHED",
  cancelled: "MEETING_IS_CANCELLED",
};

/**
 * The meeting with its row locked, for somebody who may hold it and in one of `states`. Who does not know of it is
 * told that there is none; who only reads it, that it is not theirs. `version`: the meeting as it was shown.
 */
export async function lockMeeting(
  tx: Tx,
  actor: Actor,
  meetingId: string,
  states: readonly MeetingState[],
  version?: number,
): Promise<LockedMeeting> {
  await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId}::uuid FOR UPDATE`;
  const row = await tx.meeting.findUnique({ where: { id: meetingId }, select: fields });
  if (!row) throw notFound("meeting");
  if (!mayHoldMeetings(actor, row.series)) await refuse(tx, actor, row);
  if (version !== undefined && version !== row.version) throw conflict("STALE_VERSION");
  if (!states.includes(row.state)) throw ruleViolation(reasons[row.state]);
  return { ...row, on: toDay(row.on), occursOn: toDayOrNull(row.occursOn) };
}

/** How the trace names a meeting: "全市重大项目工作例会 2017-08-31". */
export const nameOf = ({ series, on }: Pick<LockedMeeting, "series" | "on">): string =>
  `${series.name} ${on}`;

type Said = { before?: TraceValues; after?: TraceValues; reason?: string; projectId?: string | null };

/** One event of the meeting, and the word to whoever watches it. */
export async function recordMeeting(
  tx: Tx,
  actor: Actor,
  meeting: Pick<LockedMeeting, "id" | "series" | "on">,
  verb: TraceVerb,
  { before, after, reason, projectId }: Said,
  now: Date,
): Promise<void> {
  await recordTrace(
    tx,
    actor,
    {
      category: "supervision",
      verb,
      subject: "meeting",
      subjectId: meeting.id,
      ...(projectId ? { projectId } : {}),
      ...(before ? { before } : {}),
      after: { series: nameOf(meeting), ...after },
      ...(reason ? { reason } : {}),
    },
    now,
  );
  await announce(tx, `meeting:${meeting.id}`);
}

/** The item's meeting, to be locked before the item is read. */
export async function meetingOfItem(tx: Tx, itemId: string): Promise<string> {
  const item = await tx.agendaItem.findUnique({ where: { id: itemId }, select: { meetingId: true } });
  if (!item) throw notFound("item");
  return item.meetingId;
}
