import "server-only";
import { type Actor, mayEditRegistry, mayManageAccounts } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { recordTrace, recordTraces } from "@/lib/trace/commands";
import { changedValues, type TraceValues, type TraceVerb } from "@/lib/trace/schema";
import {
  type CreateRegionInput,
  type CreateUnitInput,
  createRegionInput,
  createUnitInput,
  type UnitInput,
  type UpdateUnitInput,
  updateUnitInput,
} from "@/lib/units/schema";

type At = { now: Date; once?: Once | undefined };
type Written = { id: string; version: number };

const event = (
  verb: TraceVerb,
  subjectId: string,
  values: { before?: TraceValues; after?: TraceValues },
) => ({
  category: "system" as const,
  subject: "unit" as const,
  verb,
  subjectId,
  ...values,
});

/** Names are given out one writer at a time; held until the transaction ends. */
async function lockUnits(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('units', 0))`;
}

async function beginChange(tx: Tx, actor: Actor): Promise<void> {
  if (!mayManageAccounts(actor)) throw forbidden();
  await lockUnits(tx);
}

async function requireFreeName(tx: Tx, name: string, exceptId?: string): Promise<void> {
  const other = await tx.unit.findUnique({ where: { name }, select: { id: true } });
  if (other && other.id !== exceptId) throw conflict("UNIT_NAME_TAKEN", { name });
}

async function requireRegion(tx: Tx, code: string | null): Promise<void> {
  if (code === null) return;
  const region = await tx.region.findUnique({ where: { code }, select: { code: true } });
  if (!region) throw ruleViolation("UNKNOWN_REGION", { region: code });
}

async function loadUnit(tx: Tx, unitId: string, version: number) {
  const unit = await tx.unit.findUnique({
    where: { id: unitId },
    select: { name: true, regionCode: true, disabledAt: true, version: true },
  });
  if (!unit) throw notFound("unit");
  if (unit.version !== version) throw conflict("STALE_VERSION");
  return unit;
}

export function createUnit(actor: Actor, given: CreateUnitInput, { now, once }: At): Promise<Written> {
  const facts = createUnitInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    await beginChange(tx, actor);
    await requireFreeName(tx, facts.name);
    await requireRegion(tx, facts.regionCode);
    const unit = await tx.unit.create({
      data: { name: facts.name, regionCode: facts.regionCode },
      select: { id: true, version: true },
    });
    await recordTrace(tx, actor, event("unit.create", unit.id, { after: facts }), now);
    return unit;
  });
}

export function updateUnit(actor: Actor, given: UpdateUnitInput, { now, once }: At): Promise<Written> {
  const { unitId, version, ...facts } = updateUnitInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    await beginChange(tx, actor);
    const before = await loadUnit(tx, unitId, version);
    await requireFreeName(tx, facts.name, unitId);
    await requireRegion(tx, facts.regionCode);
    const changes = changedValues({ name: before.name, regionCode: before.regionCode }, facts);
    if (!changes) return { id: unitId, version };
    const unit = await tx.unit.update({
      where: { id: unitId },
      data: { name: facts.name, regionCode: facts.regionCode, version: version + 1 },
      select: { id: true, version: true },
    });
    await recordTrace(tx, actor, event("unit.update", unitId, changes), now);
    return unit;
  });
}

/** No longer to be chosen. Its projects and their history stay; its people must be dealt with first. */
export const disableUnit = (
  actor: Actor,
  { unitId, version }: UnitInput,
  { now, once }: At,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    await beginChange(tx, actor);
    const unit = await loadUnit(tx, unitId, version);
    if (unit.disabledAt) return { id: unitId, version };
    const users = await tx.user.count({ where: { unitId, disabledAt: null } });
    if (users > 0) throw ruleViolation("UNIT_IN_USE", { users });
    await recordTrace(tx, actor, event("unit.disable", unitId, { after: { name: unit.name } }), now);
    return tx.unit.update({
      where: { id: unitId },
      data: { disabledAt: now, version: version + 1 },
      select: { id: true, version: true },
    });
  });

export const enableUnit = (
  actor: Actor,
  { unitId, version }: UnitInput,
  { now, once }: At,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    await beginChange(tx, actor);
    const unit = await loadUnit(tx, unitId, version);
    if (!unit.disabledAt) return { id: unitId, version };
    await recordTrace(tx, actor, event("unit.enable", unitId, { after: { name: unit.name } }), now);
    return tx.unit.update({
      where: { id: unitId },
      data: { disabledAt: null, version: version + 1 },
      select: { id: true, version: true },
    });
  });

/** A county or park, after the ones that exist. */
export function createRegion(
  actor: Actor,
  given: CreateRegionInput,
  { now, once }: At,
): Promise<{ code: string }> {
  const { code, name } = createRegionInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    await beginChange(tx, actor);
    const same = await tx.region.findFirst({
      where: { OR: [{ code }, { name }] },
      select: { code: true },
    });
    if (same) {
      throw same.code === code
        ? conflict("REGION_CODE_TAKEN", { code })
        : conflict("REGION_NAME_TAKEN", { name });
    }
    const last = await tx.region.aggregate({ _max: { order: true } });
    await tx.region.create({
      data: { code, name, order: (last._max.order ?? 0) + 1 },
      select: { code: true },
    });
    await recordTrace(tx, actor, event("unit.create", code, { after: { region: code, name } }), now);
    return { code };
  });
}

/**
 * Ids of units by name; those that do not exist are created, as the centre ordered when it imports a list. Part
 * of the caller's transaction.
 */
export async function ensureUnits(
  tx: Tx,
  actor: Actor,
  names: string[],
  now: Date,
): Promise<Map<string, string>> {
  if (!mayEditRegistry(actor) && !mayManageAccounts(actor)) throw forbidden();
  const wanted = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
  if (wanted.length === 0) return new Map();
  await lockUnits(tx);
  const load = () => tx.unit.findMany({ where: { name: { in: wanted } }, select: { id: true, name: true } });
  const known = new Set((await load()).map((unit) => unit.name));
  const added = wanted.filter((name) => !known.has(name));
  await tx.unit.createMany({ data: added.map((name) => ({ name })) });
  const ids = new Map((await load()).map((unit) => [unit.name, unit.id]));
  await recordTraces(
    tx,
    actor,
    added.map((name) =>
      event("unit.create", ids.get(name) ?? name, { after: { name, regionCode: null, imported: true } }),
    ),
    now,
  );
  return ids;
}

/** Ids of units given by id or exact name; an unknown one is refused by name. */
export async function resolveUnits(tx: Tx, given: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(given)];
  if (wanted.length === 0) return new Map();
  const units = await tx.unit.findMany({
    where: { OR: [{ name: { in: wanted } }, { id: { in: wanted.filter(isId) } }] },
    select: { id: true, name: true },
  });
  const found = new Map(
    units.flatMap((unit) => [[unit.id, unit.id] as const, [unit.name, unit.id] as const]),
  );
  const missing = wanted.find((name) => !found.has(name));
  if (missing !== undefined) throw ruleViolation("UNKNOWN_UNIT", { unit: missing });
  return found;
}

/** Ids of leaders given by id or title, in the order given; a new title becomes a leader. */
export async function ensureLeaders(tx: Tx, given: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(given)];
  if (wanted.length === 0) return new Map();
  const ids = wanted.filter(isId);
  const titles = wanted.filter((name) => !isId(name));
  const last = await tx.leader.aggregate({ _max: { order: true } });
  const order = (last._max.order ?? 0) + 1;
  const known = new Set(
    (await tx.leader.findMany({ where: { title: { in: titles } }, select: { title: true } })).map(
      (leader) => leader.title,
    ),
  );
  const added = titles.filter((title) => !known.has(title));
  if (added.length > 0) {
    await tx.leader.createMany({
      data: added.map((title, index) => ({ title, order: order + index })),
      skipDuplicates: true,
    });
  }
  const leaders = await tx.leader.findMany({
    where: { OR: [{ title: { in: titles } }, { id: { in: ids } }] },
    select: { id: true, title: true },
  });
  const found = new Map(
    leaders.flatMap((item) => [[item.id, item.id] as const, [item.title, item.id] as const]),
  );
  const missing = wanted.find((name) => !found.has(name));
  if (missing !== undefined) throw ruleViolation("UNKNOWN_LEADER", { leader: missing });
  return found;
}
