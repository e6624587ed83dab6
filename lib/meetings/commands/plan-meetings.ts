import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay, toDay } from "@/lib/core/convert";
import { db, type Tx } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import type { Day } from "@/lib/core/periods";
import { inTransaction } from "@/lib/core/transaction";
import { type LoadedSeries, loadSeries } from "@/lib/meetings/commands/load-series";
import { nextOccurrences, type Occurrence, occurrencesBetween } from "@/lib/meetings/rules/rhythm";
import { mayHoldMeetings } from "@/lib/meetings/rules/scope";
import { meetingSettings } from "@/lib/meetings/rules/settings";
import { recordTraces } from "@/lib/trace/commands";

const wantedDates = (series: LoadedSeries, today: Day): Occurrence[] =>
  nextOccurrences(series, today, meetingSettings.datesAhead);

/** What a meeting takes from its series. */
const asSeries = ({ startTime, minutes, place, chair }: LoadedSeries) => ({
  startTime,
  minutes,
  place,
  chair,
});

/** Makes the coming meetings that are not there yet; a date that was cancelled or moved by hand is there. */
export async function planSeries(tx: Tx, actor: Actor, series: LoadedSeries, now: Date): Promise<string[]> {
  const wanted = wantedDates(series, dayIn(now));
  const standing = await tx.meeting.findMany({
    where: { seriesId: series.id, occursOn: { in: wanted.map(({ occursOn }) => fromDay(occursOn)) } },
    select: { occursOn: true },
  });
  const known = new Set(standing.map(({ occursOn }) => occursOn && toDay(occursOn)));
  const missing = wanted.filter(({ occursOn }) => !known.has(occursOn));
  if (missing.length === 0) return [];
  const made = await tx.meeting.createManyAndReturn({
    data: missing.map(({ occursOn, on }) => ({
      seriesId: series.id,
      occursOn: fromDay(occursOn),
      on: fromDay(on),
      ...asSeries(series),
    })),
    select: { id: true, on: true },
  });
  await recordTraces(
    tx,
    actor,
    made.map(({ id, on }) => ({
      category: "supervision",
      subject: "meeting",
      verb: "meeting.convene",
      subjectId: id,
      after: { series: series.name, on: toDay(on), ...asSeries(series) },
    })),
    now,
  );
  return made.map(({ id }) => id);
}

/** The coming meetings that stand as the rhythm made them: no hand and no agenda has touched them. */
async function untouchedMeetings(tx: Tx, series: LoadedSeries, today: Day) {
  // Whoever is just moving or beginning one of them comes first, and then has touched it.
  await tx.$executeRaw`
    SELECT 1 FROM meeting WHERE series_id = ${series.id}::uuid AND state = 'preparing' ORDER BY id FOR UPDATE`;
  const rows = await tx.meeting.findMany({
    where: {
      seriesId: series.id,
      state: "preparing",
      on: { gte: fromDay(today) },
      occursOn: { not: null },
      builtAt: null,
      items: { none: {} },
      received: { none: {} },
      decisions: { none: {} },
      ...asSeries(series),
    },
    select: { id: true, on: true, occursOn: true, version: true },
    orderBy: { on: "asc" },
  });
  const meetings = rows.flatMap(({ on, occursOn, ...row }) =>
    occursOn ? [{ ...row, on: toDay(on), occursOn: toDay(occursOn) }] : [],
  );
  const last = meetings.at(-1)?.on;
  const made = last ? occurrencesBetween(series, today, last) : [];
  return meetings.filter((meeting) =>
    made.some(({ occursOn, on }) => occursOn === meeting.occursOn && on === meeting.on),
  );
}

/**
 * Brings the coming meetings after a change of their series: untouched ones follow it or go, missing ones are made.
 * Part of the caller's transaction, which holds the series. Answers the untouched dates that went.
 */
export async function replanSeries(
  tx: Tx,
  actor: Actor,
  { before, after }: { before: LoadedSeries; after: LoadedSeries },
  now: Date,
): Promise<Day[]> {
  const today = dayIn(now);
  const wanted = new Map(wantedDates(after, today).map(({ occursOn, on }) => [occursOn, on]));
  const gone: { id: string; on: Day }[] = [];
  for (const { id, occursOn, on, version } of await untouchedMeetings(tx, before, today)) {
    const to = wanted.get(occursOn);
    if (to === undefined) {
      gone.push({ id, on });
    } else if (to !== on || JSON.stringify(asSeries(before)) !== JSON.stringify(asSeries(after))) {
      await tx.meeting.update({
        where: { id },
        data: { on: fromDay(to), ...asSeries(after), version: version + 1 },
        select: { id: true },
      });
    }
  }
  await tx.meeting.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  await planSeries(tx, actor, after, now);
  return gone.map(({ on }) => on);
}

/**
 * The job: every series that has not ended has its next meetings in the calendar (`meetingSettings.datesAhead`).
 * Running it again, or twice at once, changes nothing. Answers the ids of the meetings that it made.
 */
export async function planMeetings(actor: Actor, now: Date): Promise<string[]> {
  const rows = await db().meetingSeries.findMany({
    where: { OR: [{ endsOn: null }, { endsOn: { gte: fromDay(dayIn(now)) } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const made: string[] = [];
  for (const { id } of rows) {
    const planned = await inTransaction(async (tx) => {
      const series = await loadSeries(tx, id);
      if (!mayHoldMeetings(actor, series)) throw forbidden();
      return planSeries(tx, actor, series, now);
    });
    made.push(...planned);
  }
  return made;
}
