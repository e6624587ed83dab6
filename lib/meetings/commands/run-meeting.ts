import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import {
  type Context,
  type LockedMeeting,
  lockMeeting,
  recordMeeting,
  type Written,
} from "@/lib/meetings/commands/at-meeting";
import { buildIn } from "@/lib/meetings/commands/build-agenda";
import type { MeetingState } from "@/lib/meetings/rules/kinds";
import {
  addAttendanceInput,
  attendanceInput,
  type MeetingTarget,
  meetingTarget,
} from "@/lib/meetings/schema";

export type Moved = Written & { state: MeetingState; ordinal: number | null };

const moved = { id: true, version: true, state: true, ordinal: true } as const;

/** Leaders first, then the usual units, then those that must account and are not among them. */
async function callRoll(tx: Tx, { id: meetingId, seriesId }: LockedMeeting): Promise<void> {
  const series = await tx.meetingSeries.findUniqueOrThrow({
    where: { id: seriesId },
    select: {
      units: { select: { unitId: true, unit: { select: { name: true } } }, orderBy: { order: "asc" } },
      leaders: { select: { leaderId: true, leader: { select: { title: true } } }, orderBy: { order: "asc" } },
    },
  });
  const usual = new Set(series.units.map(({ unitId }) => unitId));
  const accounting = await tx.agendaItem.findMany({
    where: { meetingId, section: "account", removedAt: null },
    select: { unitId: true, unit: { select: { name: true } } },
    orderBy: { position: "asc" },
  });
  const people = [
    ...series.leaders.map(({ leaderId, leader }) => ({ leaderId, name: leader.title })),
    ...series.units.map(({ unitId, unit }) => ({ unitId, name: unit.name })),
    ...accounting.flatMap(({ unitId, unit }) =>
      unitId && unit && !usual.has(unitId) ? [{ unitId, name: unit.name }] : [],
    ),
  ];
  await tx.meetingAttendance.createMany({
    data: people.map((one, index) => ({ ...one, meetingId, order: index + 1 })),
    skipDuplicates: true,
  });
}

/**
 * 开会: builds the agenda if nobody has, calls the roll and gives the meeting its number. The series' earlier meetings
 * must be published, since this one checks what they decided.
 */
export const startMeeting = (actor: Actor, given: MeetingTarget, { now, once }: Context): Promise<Moved> => {
  const { meetingId, version } = meetingTarget.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["preparing"], version);
    // One meeting of a series begins at a time, so that numbers follow one another.
    await tx.$queryRaw`SELECT id FROM meeting_series WHERE id = ${meeting.seriesId}::uuid FOR UPDATE`;
    const earlier = await tx.meeting.findFirst({
      where: { seriesId: meeting.seriesId, state: { in: ["in_session", "drafted"] } },
      select: { on: true },
    });
    if (earlier) throw ruleViolation("EARLIER_NOT_PUBLISHED", { on: earlier.on.toISOString().slice(0, 10) });
    if (meeting.builtAt === null) await buildIn(tx, actor, meeting, now);
    await callRoll(tx, meeting);
    const last = await tx.meeting.aggregate({
      where: { seriesId: meeting.seriesId },
      _max: { ordinal: true },
    });
    const ordinal = (last._max.ordinal ?? 0) + 1;
    await recordMeeting(tx, actor, meeting, "meeting.start", { after: { ordinal } }, now);
    return tx.meeting.update({
      where: { id: meetingId },
      data: { state: "in_session", ordinal, startedAt: now, version: { increment: 1 } },
      select: moved,
    });
  });
};

/** 散会: what was said is the draft of the minutes. */
export const concludeMeeting = (
  actor: Actor,
  given: MeetingTarget,
  { now, once }: Context,
): Promise<Moved> => {
  const { meetingId, version } = meetingTarget.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["in_session"], version);
    await recordMeeting(tx, actor, meeting, "meeting.conclude", { after: { ordinal: meeting.ordinal } }, now);
    return tx.meeting.update({
      where: { id: meetingId },
      data: { state: "drafted", concludedAt: now, version: { increment: 1 } },
      select: moved,
    });
  });
};

/** Back into session: something was forgotten, or ended by mistake. */
export const resumeMeeting = (actor: Actor, given: MeetingTarget, { now, once }: Context): Promise<Moved> => {
  const { meetingId, version } = meetingTarget.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["drafted"], version);
    await recordMeeting(tx, actor, meeting, "meeting.resume", { after: { ordinal: meeting.ordinal } }, now);
    return tx.meeting.update({
      where: { id: meetingId },
      data: { state: "in_session", concludedAt: null, version: { increment: 1 } },
      select: moved,
    });
  });
};

const written = { id: true, version: true } as const;

/** 点名: whether they came, and who. What is absent stays. */
export const recordAttendance = (
  actor: Actor,
  given: z.input<typeof attendanceInput>,
  { now, once }: Context,
): Promise<Written> => {
  const { attendanceId, version, ...change } = attendanceInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const found = await tx.meetingAttendance.findUnique({
      where: { id: attendanceId },
      select: { meetingId: true },
    });
    if (!found) throw notFound("attendance");
    const meeting = await lockMeeting(tx, actor, found.meetingId, ["in_session", "drafted"]);
    const row = await tx.meetingAttendance.findUniqueOrThrow({
      where: { id: attendanceId },
      select: { name: true, presence: true, person: true, version: true },
    });
    if (version !== undefined && version !== row.version) throw conflict("STALE_VERSION");
    const presence = change.presence === undefined ? row.presence : change.presence;
    const person = change.person ?? row.person;
    await recordMeeting(
      tx,
      actor,
      meeting,
      "meeting.attendance",
      {
        before: { presence: row.presence, person: row.person },
        after: { name: row.name, presence, person },
      },
      now,
    );
    return tx.meetingAttendance.update({
      where: { id: attendanceId },
      data: { presence, person, version: { increment: 1 } },
      select: written,
    });
  });
};

/**
 * 其余都出席: whoever has not been called yet is present, in one act; who has been called stays as recorded. When all
 * have been called nothing changes.
 */
export const recordAllPresent = (
  actor: Actor,
  given: MeetingTarget,
  { now, once }: Context,
): Promise<Written> => {
  const { meetingId } = meetingTarget.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["in_session", "drafted"]);
    const uncalled = { meetingId, presence: null };
    const rows = await tx.meetingAttendance.findMany({
      where: uncalled,
      orderBy: { order: "asc" },
      select: { name: true },
    });
    const done = { id: meetingId, version: meeting.version };
    if (rows.length === 0) return done;
    const name = rows.map((row) => row.name).join("、");
    await recordMeeting(
      tx,
      actor,
      meeting,
      "meeting.attendance",
      { before: { presence: null }, after: { name, presence: "present" } },
      now,
    );
    await tx.meetingAttendance.updateMany({
      where: uncalled,
      data: { presence: "present", version: { increment: 1 } },
    });
    return done;
  });
};

/** Somebody came who was not on the list: a unit by its name, or a guest. */
export const addAttendance = (
  actor: Actor,
  given: z.input<typeof addAttendanceInput>,
  { now, once }: Context,
): Promise<Written> => {
  const { meetingId, name, person } = addAttendanceInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["in_session", "drafted"]);
    const known = await tx.meetingAttendance.findFirst({ where: { meetingId, name }, select: { id: true } });
    if (known) throw ruleViolation("ATTENDANCE_ALREADY", { name });
    const unit = await tx.unit.findUnique({ where: { name }, select: { id: true } });
    const last = await tx.meetingAttendance.aggregate({ where: { meetingId }, _max: { order: true } });
    await recordMeeting(
      tx,
      actor,
      meeting,
      "meeting.attendance",
      { after: { name, presence: "present", person } },
      now,
    );
    return tx.meetingAttendance.create({
      data: {
        meetingId,
        name,
        person,
        presence: "present",
        unitId: unit?.id ?? null,
        order: (last._max.order ?? 0) + 1,
      },
      select: written,
    });
  });
};
