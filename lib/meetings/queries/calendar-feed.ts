import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { actorOfName } from "@/lib/auth/queries";
import { dayIn } from "@/lib/core/clock";
import { fromDay, toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { addDays } from "@/lib/core/periods";
import { sha256 } from "@/lib/core/transaction";
import { meetingScope } from "@/lib/meetings/queries/meeting-scope";

/** Meetings of the last three months stay in the feed, so that a calendar learns what became of them. */
const PAST_DAYS = 92;
const MOST_EVENTS = 1000;

/** The person behind the secret of a feed's address; null: unknown, renewed since, or the account is disabled. */
export async function actorOfFeed(token: string): Promise<Actor | null> {
  const feed = await db().calendarFeed.findUnique({
    where: { hash: sha256(token) },
    select: { user: { select: { username: true } } },
  });
  return feed ? actorOfName(feed.user.username) : null;
}

/** When the actor's feed address was made; null: there is none. */
export async function feedSince(actor: Actor): Promise<string | null> {
  const feed = await db().calendarFeed.findUnique({
    where: { userId: actor.id },
    select: { createdAt: true },
  });
  return feed?.createdAt.toISOString() ?? null;
}

/** The meetings that the actor knows of, recent and to come, cancelled ones too, for a calendar program. */
export async function listFeedMeetings(actor: Actor, now: Date) {
  const rows = await db().meeting.findMany({
    where: {
      AND: [meetingScope(actor), { on: { gte: fromDay(addDays(dayIn(now), -PAST_DAYS)) } }],
    },
    select: {
      id: true,
      ordinal: true,
      state: true,
      on: true,
      startTime: true,
      minutes: true,
      place: true,
      chair: true,
      cancelReason: true,
      version: true,
      series: { select: { name: true } },
    },
    orderBy: [{ on: "asc" }, { startTime: "asc" }],
    take: MOST_EVENTS,
  });
  return rows.map(({ on, series, ...row }) => ({ ...row, on: toDay(on), series: series.name }));
}
