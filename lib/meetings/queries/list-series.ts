import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay, toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { listedMeeting, toMeetingItem } from "@/lib/meetings/queries/meeting-item";
import { meetingScope, scopeFields, seriesScope } from "@/lib/meetings/queries/meeting-scope";
import { mayEditSeries } from "@/lib/meetings/rules/scope";
import { type ListSeriesInput, listSeriesInput } from "@/lib/meetings/schema";

const listed = {
  id: true,
  name: true,
  ...scopeFields,
  region: { select: { code: true, name: true } },
  programme: { select: { id: true, name: true } },
  chair: true,
  place: true,
  rule: true,
  startsOn: true,
  endsOn: true,
  startTime: true,
  minutes: true,
  offDay: true,
  version: true,
} satisfies Prisma.MeetingSeriesSelect;

/** The series that the actor knows of, the city's first, each with its next meeting and how many were held. */
export async function listSeries(actor: Actor, given: ListSeriesInput, now: Date) {
  const { page, pageSize, level, state } = listSeriesInput.parse(given);
  const today = fromDay(dayIn(now));
  const running: Prisma.MeetingSeriesWhereInput = { OR: [{ endsOn: null }, { endsOn: { gte: today } }] };
  const where: Prisma.MeetingSeriesWhereInput = {
    AND: [
      seriesScope(actor),
      ...(level ? [{ level }] : []),
      ...(state ? [state === "running" ? running : { NOT: running }] : []),
    ],
  };
  const known = meetingScope(actor);
  const [rows, total] = await Promise.all([
    db().meetingSeries.findMany({
      where,
      select: {
        ...listed,
        meetings: {
          where: { AND: [known, { state: { in: ["preparing", "in_session"] }, on: { gte: today } }] },
          select: listedMeeting,
          orderBy: [{ on: "asc" }, { startTime: "asc" }],
          take: 1,
        },
        _count: { select: { meetings: { where: { AND: [known, { ordinal: { not: null } }] } } } },
      },
      orderBy: [{ level: "desc" }, { name: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().meetingSeries.count({ where }),
  ]);
  const items = rows.map(({ meetings, _count, regionCode, programmeId, startsOn, endsOn, ...row }) => ({
    ...row,
    startsOn: toDay(startsOn),
    endsOn: toDayOrNull(endsOn),
    ended: endsOn !== null && endsOn < today,
    held: _count.meetings,
    next: meetings[0] ? toMeetingItem(meetings[0], actor, dayIn(now)) : null,
    mayEdit: mayEditSeries(actor, { level: row.level, regionCode, programmeId }),
  }));
  return { items, total, page, pageSize };
}
export type SeriesListItem = Awaited<ReturnType<typeof listSeries>>["items"][number];
