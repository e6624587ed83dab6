import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay, fromDayOrNull } from "@/lib/core/convert";
import { forbidden } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { factsOf, loadSeries } from "@/lib/meetings/commands/load-series";
import { planSeries } from "@/lib/meetings/commands/plan-meetings";
import {
  lockSeriesNames,
  requireFreeName,
  requireRhythm,
  resolveScope,
  writeLeaders,
  writeUnits,
} from "@/lib/meetings/commands/write-series";
import { mayEditSeries } from "@/lib/meetings/rules/scope";
import { type CreateSeriesInput, createSeriesInput } from "@/lib/meetings/schema";
import { recordTrace } from "@/lib/trace/commands";

/** Sets up a series; its next meetings stand in the calendar at once. */
export function createSeries(
  actor: Actor,
  given: CreateSeriesInput,
  { now, once }: { now: Date; once?: Once | undefined },
): Promise<{ id: string; version: number }> {
  const input = createSeriesInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const { region = null, programme = null, units, leaders, startsOn, endsOn = null, ...facts } = input;
    if (!mayEditSeries(actor, { level: facts.level, regionCode: region, programmeId: null })) {
      throw forbidden();
    }
    const scope = await resolveScope(tx, { region, programme });
    requireRhythm({ rule: facts.rule, startsOn, endsOn });
    await lockSeriesNames(tx);
    await requireFreeName(tx, facts.name);
    const { id } = await tx.meetingSeries.create({
      data: {
        ...facts,
        ...scope,
        startsOn: fromDay(startsOn),
        endsOn: fromDayOrNull(endsOn),
        createdAt: now,
      },
      select: { id: true },
    });
    await writeUnits(tx, id, units);
    await writeLeaders(tx, id, leaders);
    const series = await loadSeries(tx, id);
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        subject: "series",
        verb: "series.create",
        subjectId: id,
        after: factsOf(series),
      },
      now,
    );
    await planSeries(tx, actor, series, now);
    return { id, version: series.version };
  });
}
