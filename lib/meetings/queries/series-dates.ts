import "server-only";
import { fromDay, toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { OffDayMove } from "@/lib/meetings/rules/kinds";
import { occurrencesBetween, type Rhythm } from "@/lib/meetings/rules/rhythm";

/** What a rhythm is read from. */
export const rhythmFields = {
  rule: true,
  startsOn: true,
  endsOn: true,
  offDay: true,
} satisfies Prisma.MeetingSeriesSelect;

type Row = { rule: string; startsOn: Date; endsOn: Date | null; offDay: OffDayMove };

export const rhythmOf = ({ rule, startsOn, endsOn, offDay }: Row): Rhythm => ({
  rule,
  startsOn: toDay(startsOn),
  endsOn: toDayOrNull(endsOn),
  offDay,
});

/** A date of a rhythm that has no meeting in the calendar yet. */
export type PlannedDate = {
  series: { id: string; name: string; level: number };
  on: Day;
  startTime: string;
};

/** Where the rhythms of some series lead in a span of days, without the dates that have their meeting already. */
export async function plannedDates(
  series: readonly (Row & { id: string; name: string; level: number; startTime: string })[],
  { from, to }: { from: Day; to: Day },
): Promise<PlannedDate[]> {
  const dates = series.flatMap((row) =>
    occurrencesBetween(rhythmOf(row), from, to).map((date) => ({ row, ...date })),
  );
  const standing = await db().meeting.findMany({
    where: {
      seriesId: { in: series.map(({ id }) => id) },
      occursOn: { in: [...new Set(dates.map(({ occursOn }) => occursOn))].map(fromDay) },
    },
    select: { seriesId: true, occursOn: true },
  });
  const known = new Set(
    standing.map(({ seriesId, occursOn }) => `${seriesId} ${occursOn && toDay(occursOn)}`),
  );
  return dates
    .filter(({ row, occursOn }) => !known.has(`${row.id} ${occursOn}`))
    .map(({ row: { id, name, level, startTime }, on }) => ({ series: { id, name, level }, on, startTime }));
}
