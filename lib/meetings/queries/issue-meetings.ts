import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { attendeeFields, scopeFields } from "@/lib/meetings/queries/meeting-scope";
import { attendeesOf, meetingStandingOf } from "@/lib/meetings/rules/scope";

/** At which meetings an issue was studied, oldest first, and what each found; for whoever may read the issue. */
export async function listIssueMeetings(actor: Actor, issueId: string, now: Date) {
  await getIssue(actor, issueId, now);
  const rows = await db().issueStudy.findMany({
    where: { issueId },
    orderBy: [{ on: "asc" }, { meeting: { publishedAt: "asc" } }],
    select: {
      on: true,
      result: true,
      remark: true,
      meeting: {
        select: {
          id: true,
          ordinal: true,
          series: {
            select: {
              name: true,
              ...scopeFields,
              units: { select: attendeeFields },
            },
          },
          attendances: { select: attendeeFields },
        },
      },
    },
  });
  return rows.map(({ on, result, remark, meeting }) => {
    const attendees = attendeesOf("published", meeting.series.units, meeting.attendances);
    const standing = meetingStandingOf(actor, meeting.series, attendees);
    return {
      meetingId: meeting.id,
      series: meeting.series.name,
      ordinal: meeting.ordinal ?? 0,
      on: toDay(on),
      result,
      remark,
      /** Whether the actor may open the meeting itself. */
      opens: standing !== "none",
    };
  });
}
export type IssueMeeting = Awaited<ReturnType<typeof listIssueMeetings>>[number];
