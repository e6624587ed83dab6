import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay, fromDayOrNull } from "@/lib/core/convert";
import { conflict, forbidden } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { factsOf, loadSeries, requireSeriesHolder } from "@/lib/meetings/commands/load-series";
import { replanSeries } from "@/lib/meetings/commands/plan-meetings";
import {
  lockSeriesNames,
  requireFreeName,
  requireRhythm,
  resolveScope,
  writeLeaders,
  writeUnits,
} from "@/lib/meetings/commands/write-series";
import { mayEditSeries } from "@/lib/meetings/rules/scope";
import { type UpdateSeriesInput, updateSeriesInput } from "@/lib/meetings/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

/**
 * Changes what is given of a series, or ends it with `endsOn`; a stale `version` is refused; no difference, no event.
 * Coming meetings that nobody has touched follow; the others stay as they are.
 */
export function updateSeries(
  actor: Actor,
  given: UpdateSeriesInput,
  { now, once }: { now: Date; once?: Once | undefined },
): Promise<{ id: string; version: number }> {
  const { seriesId, version, region, programme, units, leaders, ...input } = updateSeriesInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    await lockSeriesNames(tx);
    const before = await loadSeries(tx, seriesId);
    await requireSeriesHolder(tx, actor, before);
    if (before.version !== version) throw conflict("STALE_VERSION");
    const scope = await resolveScope(tx, {
      region: region === undefined ? before.regionCode : region,
      programme: programme === undefined ? before.programmeId : programme,
    });
    if (!mayEditSeries(actor, { level: input.level ?? before.level, ...scope })) throw forbidden();
    const { startsOn = before.startsOn, endsOn = before.endsOn, rule = before.rule } = input;
    requireRhythm({ rule, startsOn, endsOn });
    if (input.name !== undefined) await requireFreeName(tx, input.name, seriesId);
    if (units) await writeUnits(tx, seriesId, units);
    if (leaders) await writeLeaders(tx, seriesId, leaders);
    await tx.meetingSeries.update({
      where: { id: seriesId },
      data: {
        name: input.name ?? before.name,
        level: input.level ?? before.level,
        ...scope,
        chair: input.chair ?? before.chair,
        place: input.place ?? before.place,
        rule,
        startTime: input.startTime ?? before.startTime,
        minutes: input.minutes ?? before.minutes,
        offDay: input.offDay ?? before.offDay,
        startsOn: fromDay(startsOn),
        endsOn: fromDayOrNull(endsOn),
      },
      select: { id: true },
    });
    const after = await loadSeries(tx, seriesId);
    const changes = changedValues(factsOf(before), factsOf(after));
    if (!changes) return { id: seriesId, version };
    const gone = await replanSeries(tx, actor, { before, after }, now);
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        subject: "series",
        verb: "series.update",
        subjectId: seriesId,
        before: { ...changes.before, ...(gone.length > 0 ? { dates: gone } : {}) },
        after: changes.after,
      },
      now,
    );
    return tx.meetingSeries.update({
      where: { id: seriesId },
      data: { version: version + 1 },
      select: { id: true, version: true },
    });
  });
}
