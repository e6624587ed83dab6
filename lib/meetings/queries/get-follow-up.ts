import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { yearOf } from "@/lib/core/periods";
import { issueScope } from "@/lib/issues/queries/issue-scope";
import { scopeFields } from "@/lib/meetings/queries/meeting-scope";
import { type FollowedItem, followUpOf, levelsOf } from "@/lib/meetings/rules/follow-up";
import { meetingStandingOf } from "@/lib/meetings/rules/scope";

/** How many meetings of each series are followed up unless told. */
export const MEETINGS_FOLLOWED = 3;

/** The last `last` published meetings of each series that the actor reads in full. */
async function lastMeetings(actor: Actor, last: number, seriesId: string | undefined) {
  const series = await db().meetingSeries.findMany({
    where: seriesId ? { id: seriesId } : {},
    select: {
      id: true,
      name: true,
      ...scopeFields,
      meetings: {
        where: { state: "published" },
        orderBy: { ordinal: "desc" },
        take: last,
        select: { id: true, ordinal: true, on: true },
      },
    },
    orderBy: [{ level: "desc" }, { name: "asc" }],
  });
  const none = { unitIds: [], regionCodes: [] };
  return series.filter((one) => ["hold", "full"].includes(meetingStandingOf(actor, one, none)));
}

/** What the last meetings decided, and what became of it; and at which level the year's issues get resolved. */
export async function getFollowUp(
  actor: Actor,
  { last = MEETINGS_FOLLOWED, seriesId }: { last?: number | undefined; seriesId?: string | undefined },
  now: Date,
) {
  const today = dayIn(now);
  const scope = issueScope(actor);
  const series = await lastMeetings(actor, last, seriesId);
  const meetings = new Map(
    series.flatMap(({ name, meetings: held }) =>
      held.map((meeting) => [meeting.id, { series: name, ...meeting }]),
    ),
  );
  const [decisions, issues] = await Promise.all([
    db().meetingDecision.findMany({
      where: { meetingId: { in: [...meetings.keys()] }, issueId: { not: null } },
      select: {
        meetingId: true,
        leadUnit: { select: { name: true } },
        issue: {
          select: {
            state: true,
            deadline: true,
            closingOn: true,
            closedAt: true,
            _count: { select: { studies: { where: { result: { not: "decided" } } } } },
          },
        },
      },
    }),
    db().issue.findMany({
      where: { AND: [scope, { year: yearOf(today) }] },
      select: { level: true, firstLevel: true, state: true, raisedAt: true, closedAt: true },
    }),
  ]);
  const items = decisions.flatMap(({ meetingId, leadUnit, issue }): FollowedItem[] => {
    const meeting = meetings.get(meetingId);
    if (!meeting || !issue) return [];
    return [
      {
        series: meeting.series,
        meetingId,
        ordinal: meeting.ordinal ?? 0,
        on: toDay(meeting.on),
        unit: leadUnit.name,
        state: issue.state,
        deadline: toDayOrNull(issue.deadline),
        closingOn: toDayOrNull(issue.closingOn),
        closedOn: issue.closedAt && dayIn(issue.closedAt),
        carried: issue._count.studies,
      },
    ];
  });
  return {
    last,
    choices: series.map(({ id, name }) => ({ id, name })),
    ...followUpOf(items, today),
    levels: levelsOf(
      issues.map(({ raisedAt, closedAt, ...issue }) => ({
        ...issue,
        raisedOn: dayIn(raisedAt),
        closedOn: closedAt && dayIn(closedAt),
      })),
    ),
    year: yearOf(today),
  };
}
