import "server-only";
import { createTranslator } from "next-intl";
import { type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Actor } from "@/lib/auth/permissions";
import { env } from "@/lib/core/env";
import { limiter } from "@/lib/core/rate-limits";
import { sha256 } from "@/lib/core/transaction";
import { actorOfFeed, listFeedMeetings } from "@/lib/meetings/queries/calendar-feed";
import { calendarOf } from "@/lib/meetings/rules/icalendar";
import { guarded } from "@/lib/web/download";
import type { Locale } from "@/lib/web/preferences";
import en from "@/messages/en.json";
import zh from "@/messages/zh-CN.json";

/** Calendar programs ask every few minutes at most; a whole office may sit behind one address. */
const READS = { points: 60, seconds: 600 };
const MISSES = { points: 100, seconds: 900 };
/** The secret, and the language of the page on which the address was made: Chinese when it names none. */
const ADDRESS = /^([\w-]{43})(\.en)?\.ics$/;

const made = new Map<string, RateLimiterPostgres>();

function counter(name: string, { points, seconds }: { points: number; seconds: number }) {
  const known = made.get(name) ?? limiter(name, points, seconds);
  made.set(name, known);
  return known;
}

/** Seconds to wait; 0: there is room. */
async function take(name: string, limit: { points: number; seconds: number }, key: string): Promise<number> {
  try {
    await counter(name, limit).consume(sha256(key).slice(0, 40));
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** The actor's meetings as an iCalendar file. */
export async function calendarFileOf(actor: Actor, now: Date, locale: Locale): Promise<string> {
  const messages = locale === "en" ? en : zh;
  const t = createTranslator({ locale, messages, namespace: "meetings.calendar.file" });
  const origin = env().LIANGDENG_ORIGIN;
  const meetings = await listFeedMeetings(actor, now);
  const events = meetings.map((meeting) => ({
    id: meeting.id,
    title: meeting.ordinal
      ? t("numbered", { name: meeting.series, ordinal: meeting.ordinal })
      : meeting.series,
    on: meeting.on,
    startTime: meeting.startTime,
    minutes: meeting.minutes,
    place: meeting.place,
    description: [
      t("chair", { chair: meeting.chair }),
      ...(meeting.cancelReason ? [t("cancelled", { reason: meeting.cancelReason })] : []),
    ].join("\n"),
    cancelled: meeting.state === "cancelled",
    sequence: meeting.version,
    url: origin ? new URL(`/meetings/${meeting.id}`, origin).href : null,
  }));
  return calendarOf(events, { name: t("name"), now });
}

const plain = (status: number, requestId: string, more: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...guarded(requestId), ...more } });

/**
 * Answers the address of a personal feed, `<secret>.ics` or `<secret>.en.ics`: whoever holds the secret reads, nothing else. An unknown or renewed secret
 * and a disabled account are not found; whoever asks too often waits.
 */
export async function answerFeed(
  feed: string,
  { address, now, requestId }: { address: string | null; now: Date; requestId: string },
): Promise<Response> {
  const [, token = "", english] = ADDRESS.exec(feed) ?? [];
  const actor = token ? await actorOfFeed(token) : null;
  const wait = actor
    ? await take("calendar-feed", READS, token)
    : await take("calendar-miss", MISSES, address ?? "unknown");
  if (wait > 0) return plain(429, requestId, { "retry-after": String(wait) });
  if (!actor) return plain(404, requestId);
  return new Response(await calendarFileOf(actor, now, english ? "en" : "zh-CN"), {
    headers: { ...guarded(requestId), "content-type": "text/calendar; charset=utf-8" },
  });
}
