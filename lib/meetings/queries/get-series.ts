import "server-only";
import { type Actor, maySeeBusiness } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay, toDay, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { scopeFields, seriesScope } from "@/lib/meetings/queries/meeting-scope";
import { rhythmFields, rhythmOf } from "@/lib/meetings/queries/series-dates";
import { nextOccurrences } from "@/lib/meetings/rules/rhythm";
import { mayEditSeries } from "@/lib/meetings/rules/scope";

const NEXT_DATES = 6;

/** One series with who comes, and the next dates of its rhythm; one that the actor does not know of is not found. */
export async function getSeries(actor: Actor, seriesId: string, now: Date) {
  if (!maySeeBusiness(actor) || !isId(seriesId)) throw notFound("series");
  const row = await db().meetingSeries.findFirst({
    where: { AND: [{ id: seriesId }, seriesScope(actor)] },
    select: {
      id: true,
      name: true,
      ...scopeFields,
      region: { select: { code: true, name: true } },
      programme: { select: { id: true, name: true } },
      chair: true,
      place: true,
      ...rhythmFields,
      startTime: true,
      minutes: true,
      version: true,
      units: { select: { unit: { select: { id: true, name: true } } }, orderBy: { order: "asc" } },
      leaders: { select: { leader: { select: { id: true, title: true } } }, orderBy: { order: "asc" } },
    },
  });
  if (!row) throw notFound("series");
  const { units, leaders, regionCode, programmeId, startsOn, endsOn, ...facts } = row;
  const today = dayIn(now);
  return {
    ...facts,
    startsOn: toDay(startsOn),
    endsOn: toDayOrNull(endsOn),
    ended: endsOn !== null && endsOn < fromDay(today),
    units: units.map(({ unit }) => unit),
    leaders: leaders.map(({ leader }) => leader),
    /** As the rhythm gives them: what was cancelled or moved by hand is told by the meetings themselves. */
    nextDates: nextOccurrences(rhythmOf(row), today, NEXT_DATES),
    mayEdit: mayEditSeries(actor, { level: row.level, regionCode, programmeId }),
  };
}
export type SeriesDetail = Awaited<ReturnType<typeof getSeries>>;
