import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { scopeFields, seriesScope } from "@/lib/meetings/queries/meeting-scope";
import { mayHoldMeetings, type SeriesScope } from "@/lib/meetings/rules/scope";
import type { TraceValues } from "@/lib/trace/schema";

const fields = {
  id: true,
  name: true,
  ...scopeFields,
  region: { select: { name: true } },
  programme: { select: { name: true } },
  chair: true,
  place: true,
  rule: true,
  startsOn: true,
  endsOn: true,
  startTime: true,
  minutes: true,
  offDay: true,
  version: true,
  units: { select: { unit: { select: { name: true } } }, orderBy: { order: "asc" } },
  leaders: { select: { leader: { select: { title: true } } }, orderBy: { order: "asc" } },
} as const;

/** A series as planning and the trace need it, its row locked: the dates of a series are written by one at a time. */
export async function loadSeries(tx: Tx, seriesId: string) {
  if (!isId(seriesId)) throw notFound("series");
  await tx.$executeRaw`SELECT 1 FROM meeting_series WHERE id = ${seriesId}::uuid FOR UPDATE`;
  const row = await tx.meetingSeries.findUnique({ where: { id: seriesId }, select: fields });
  if (!row) throw notFound("series");
  return { ...row, startsOn: toDay(row.startsOn), endsOn: toDayOrNull(row.endsOn) };
}
export type LoadedSeries = Awaited<ReturnType<typeof loadSeries>>;

/** The series as people know it, for the trace. */
export const factsOf = (series: LoadedSeries): TraceValues => ({
  name: series.name,
  level: series.level,
  region: series.region?.name ?? null,
  programme: series.programme?.name ?? null,
  chair: series.chair,
  place: series.place,
  rule: series.rule,
  startsOn: series.startsOn,
  endsOn: series.endsOn,
  startTime: series.startTime,
  minutes: series.minutes,
  offDay: series.offDay,
  units: series.units.map(({ unit }) => unit.name),
  leaders: series.leaders.map(({ leader }) => leader.title),
});

/** Refuses whoever may not hold the series' meetings: as unknown, or as known and not theirs. */
export async function requireSeriesHolder(
  tx: Tx,
  actor: Actor,
  { id, ...scope }: SeriesScope & { id: string },
): Promise<void> {
  if (mayHoldMeetings(actor, scope)) return;
  const known = await tx.meetingSeries.count({ where: { AND: [{ id }, seriesScope(actor)] } });
  throw known > 0 ? forbidden() : notFound("series");
}
