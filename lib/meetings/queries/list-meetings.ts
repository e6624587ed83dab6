import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { addDays, type Day, firstDayOf, lastDayOf, type Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { listedMeeting, type MeetingItem, toMeetingItem } from "@/lib/meetings/queries/meeting-item";
import { meetingScope, seriesScope } from "@/lib/meetings/queries/meeting-scope";
import { plannedDates, rhythmFields } from "@/lib/meetings/queries/series-dates";
import { mayHoldMeetings } from "@/lib/meetings/rules/scope";
import { type ListMeetingsInput, listMeetingsInput } from "@/lib/meetings/schema";

const soonest: Prisma.MeetingOrderByWithRelationInput[] = [
  { on: "asc" },
  { startTime: "asc" },
  { id: "asc" },
];
const latest: Prisma.MeetingOrderByWithRelationInput[] = [
  { on: "desc" },
  { startTime: "desc" },
  { id: "desc" },
];

/** A page of the meetings that the actor knows of. */
export async function listMeetings(actor: Actor, given: ListMeetingsInput, now: Date) {
  const { page, pageSize, series, level, state, from, to, sort } = listMeetingsInput.parse(given);
  const where: Prisma.MeetingWhereInput = {
    AND: [
      meetingScope(actor),
      ...(series ? [{ seriesId: series }] : []),
      ...(level ? [{ series: { level } }] : []),
      ...(state ? [{ state }] : []),
      ...(from ? [{ on: { gte: fromDay(from) } }] : []),
      ...(to ? [{ on: { lte: fromDay(to) } }] : []),
    ],
  };
  const [rows, total] = await Promise.all([
    db().meeting.findMany({
      where,
      select: listedMeeting,
      orderBy: sort === "on" ? soonest : latest,
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().meeting.count({ where }),
  ]);
  return { items: rows.map((row) => toMeetingItem(row, actor, dayIn(now))), total, page, pageSize };
}

/** More than a city holds in six weeks; a calendar that lists more is read by nobody. */
const MOST_IN_MONTH = 1000;

/** The Monday before a month, and the Sunday after it: the days that its page of a calendar shows. */
export function calendarSpan(month: Period): { from: Day; to: Day } {
  const weekday = (day: Day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  return { from: addDays(first, -weekday(first)), to: addDays(last, 6 - weekday(last)) };
}

/**
 * The meetings on one page of the calendar, and where the rhythms lead beyond what is in it: dates that are to come
 * and have no meeting yet.
 */
export async function getCalendar(actor: Actor, month: Period, now: Date) {
  const { from, to } = calendarSpan(month);
  const today = dayIn(now);
  const [rows, series] = await Promise.all([
    db().meeting.findMany({
      where: { AND: [meetingScope(actor), { on: { gte: fromDay(from), lte: fromDay(to) } }] },
      select: listedMeeting,
      orderBy: soonest,
      take: MOST_IN_MONTH,
    }),
    db().meetingSeries.findMany({
      where: { AND: [seriesScope(actor), { OR: [{ endsOn: null }, { endsOn: { gte: fromDay(today) } }] }] },
      select: { id: true, name: true, level: true, startTime: true, ...rhythmFields },
      orderBy: [{ level: "desc" }, { name: "asc" }],
    }),
  ]);
  const planned = to < today ? [] : await plannedDates(series, { from, to });
  return {
    from,
    to,
    today,
    meetings: rows.map((row) => toMeetingItem(row, actor, today)),
    planned: planned.filter(({ on }) => on >= today),
  };
}
export type MonthCalendar = Awaited<ReturnType<typeof getCalendar>>;

/**
 * The desk: the next meeting (running, or to come, today's included), and for whoever holds meetings those that were
 * begun or are over and are not published yet.
 */
export async function listDeskMeetings(
  actor: Actor,
  now: Date,
): Promise<{ next: MeetingItem | null; unfinished: MeetingItem[] }> {
  const today = dayIn(now);
  const scope = meetingScope(actor);
  const holds = actor.role === "centre" || actor.role === "coordinator";
  const [next, unfinished] = await Promise.all([
    db().meeting.findFirst({
      where: { AND: [scope, { state: { in: ["preparing", "in_session"] }, on: { gte: fromDay(today) } }] },
      select: listedMeeting,
      orderBy: soonest,
    }),
    holds
      ? db().meeting.findMany({
          where: {
            AND: [
              scope,
              {
                OR: [
                  { state: { in: ["in_session", "drafted"] } },
                  { state: "preparing", on: { lt: fromDay(today) } },
                ],
              },
            ],
          },
          select: listedMeeting,
          orderBy: soonest,
          take: 20,
        })
      : [],
  ]);
  return {
    next: next && toMeetingItem(next, actor, today),
    unfinished: unfinished
      .filter(({ id, series }) => id !== next?.id && mayHoldMeetings(actor, series))
      .map((row) => toMeetingItem(row, actor, today)),
  };
}
