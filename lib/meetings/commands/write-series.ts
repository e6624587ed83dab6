import "server-only";
import type { Tx } from "@/lib/core/db";
import { conflict, ruleViolation } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Day } from "@/lib/core/periods";
import { whyNotRule } from "@/lib/meetings/rules/rhythm";
import { ensureLeaders, resolveUnits } from "@/lib/units/commands";

/** Names are given out one writer at a time; held until the transaction ends. */
export async function lockSeriesNames(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('meeting_series', 0))`;
}

export async function requireFreeName(tx: Tx, name: string, exceptId?: string): Promise<void> {
  const other = await tx.meetingSeries.findUnique({ where: { name }, select: { id: true } });
  if (other && other.id !== exceptId) throw conflict("SERIES_NAME_TAKEN", { name });
}

/** Refuses a rule that has no dates and a span that ends before it starts. */
export function requireRhythm({
  rule,
  startsOn,
  endsOn,
}: {
  rule: string;
  startsOn: Day;
  endsOn: Day | null;
}) {
  if (endsOn !== null && endsOn < startsOn) throw ruleViolation("SERIES_SPAN");
  const why = whyNotRule(rule, startsOn);
  if (why) throw ruleViolation(why);
}

/** The scope as ids: a region by its code, a programme by id or exact name, not both. */
export async function resolveScope(
  tx: Tx,
  { region, programme }: { region: string | null; programme: string | null },
): Promise<{ regionCode: string | null; programmeId: string | null }> {
  if (region && programme) throw ruleViolation("SERIES_SCOPE");
  if (region) {
    const known = await tx.region.count({ where: { code: region } });
    if (known === 0) throw ruleViolation("UNKNOWN_REGION", { region });
    return { regionCode: region, programmeId: null };
  }
  if (!programme) return { regionCode: null, programmeId: null };
  const found = await tx.programme.findFirst({
    where: isId(programme) ? { id: programme } : { name: programme },
    select: { id: true },
  });
  if (!found) throw ruleViolation("UNKNOWN_PROGRAMME", { programme });
  return { regionCode: null, programmeId: found.id };
}

const ordered = (given: readonly string[], ids: ReadonlyMap<string, string>): string[] => [
  ...new Set(given.map((name) => ids.get(name) ?? name)),
];

/** Puts these units in place of the ones that usually attend, in this order. */
export async function writeUnits(tx: Tx, seriesId: string, given: string[]): Promise<void> {
  const ids = ordered(given, await resolveUnits(tx, given));
  await tx.seriesUnit.deleteMany({ where: { seriesId } });
  await tx.seriesUnit.createMany({ data: ids.map((unitId, order) => ({ seriesId, unitId, order })) });
}

/** Puts these leaders in place of the ones that usually attend; a new title becomes a leader. */
export async function writeLeaders(tx: Tx, seriesId: string, given: string[]): Promise<void> {
  const ids = ordered(given, await ensureLeaders(tx, given));
  await tx.seriesLeader.deleteMany({ where: { seriesId } });
  await tx.seriesLeader.createMany({ data: ids.map((leaderId, order) => ({ seriesId, leaderId, order })) });
}
