import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay, toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { issueScope } from "@/lib/issues/queries/issue-scope";
import type { MeetingView } from "@/lib/meetings/queries/get-meeting";
import { scopeFields } from "@/lib/meetings/queries/meeting-scope";
import { seriesIssues } from "@/lib/meetings/queries/series-scope";
import { mayHoldMeetings } from "@/lib/meetings/rules/scope";

/** More would not be a list to choose from. */
const MOST = 300;

/** The coming meetings to which an item can be moved: those that the actor may hold, the nearest first. */
export async function listMoveTargets(actor: Actor, meeting: Pick<MeetingView, "id">, now: Date) {
  const rows = await db().meeting.findMany({
    where: { id: { not: meeting.id }, state: "preparing", on: { gte: fromDay(dayIn(now)) } },
    select: {
      id: true,
      on: true,
      series: { select: { name: true, ...scopeFields } },
    },
    orderBy: [{ on: "asc" }, { startTime: "asc" }],
    take: MOST,
  });
  return rows
    .filter(({ series }) => mayHoldMeetings(actor, series))
    .map(({ id, on, series }) => ({ id, on: toDay(on), series: series.name }));
}

/** Open issues in the series' scope that are not on the agenda yet, by number. */
export const listAddableIssues = (actor: Actor, meeting: Pick<MeetingView, "series" | "items">) =>
  db().issue.findMany({
    where: {
      AND: [
        issueScope(actor),
        seriesIssues(meeting.series),
        { state: { not: "closed" } },
        {
          id: { notIn: meeting.items.flatMap(({ issue, removed }) => (issue && !removed ? [issue.id] : [])) },
        },
      ],
    },
    select: { id: true, number: true, title: true },
    orderBy: { number: "asc" },
    take: MOST,
  });
