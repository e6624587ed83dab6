import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import {
  type CreateProgrammeInput,
  createProgrammeInput,
  type UpdateProgrammeInput,
} from "@/lib/programmes/schema";
import { recordTraces } from "@/lib/trace/commands";
import { changedValues, type TraceEntry, type TraceValues, type TraceVerb } from "@/lib/trace/schema";
import { ensureLeaders, resolveUnits } from "@/lib/units/commands";

type At = { now: Date; once?: Once | undefined };
type Written = { id: string; version: number };

const entry = (
  verb: TraceVerb,
  subjectId: string,
  values: { before?: TraceValues; after?: TraceValues },
): TraceEntry => ({ category: "planning", subject: "programme", verb, subjectId, ...values });

/** Names are given out one writer at a time; held until the transaction ends. */
async function lockProgrammes(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('programmes', 0))`;
}

async function requireFreeName(tx: Tx, name: string, exceptId?: string): Promise<void> {
  const other = await tx.programme.findUnique({ where: { name }, select: { id: true } });
  if (other && other.id !== exceptId) throw conflict("PROGRAMME_NAME_TAKEN", { name });
}

const fields = {
  version: true,
  name: true,
  commander: { select: { title: true } },
  members: { select: { unit: { select: { name: true } } }, orderBy: { unit: { name: "asc" } } },
} as const;

/** A programme as people know it, for the trace. */
async function loadProgramme(tx: Tx, id: string) {
  const row = await tx.programme.findUnique({ where: { id }, select: fields });
  if (!row) throw notFound("programme");
  const { version, name, commander, members } = row;
  return {
    version,
    facts: {
      programme: name,
      commander: commander?.title ?? null,
      members: members.map(({ unit }) => unit.name),
    },
  };
}

async function commanderId(tx: Tx, title: string | null | undefined): Promise<string | null> {
  if (!title) return null;
  return (await ensureLeaders(tx, [title])).get(title) ?? null;
}

async function memberIds(tx: Tx, names: string[]): Promise<string[]> {
  const units = await resolveUnits(tx, names);
  return [...new Set(names.map((name) => units.get(name) ?? name))];
}

export const createProgramme = (
  actor: Actor,
  given: CreateProgrammeInput,
  { now, once }: At,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRegistry(actor)) throw forbidden();
    const input = createProgrammeInput.parse(given);
    await lockProgrammes(tx);
    await requireFreeName(tx, input.name);
    const unitIds = await memberIds(tx, input.members);
    const programme = await tx.programme.create({
      data: {
        name: input.name,
        commanderId: await commanderId(tx, input.commander),
        members: { createMany: { data: unitIds.map((unitId) => ({ unitId })) } },
      },
      select: { id: true, version: true },
    });
    const { facts } = await loadProgramme(tx, programme.id);
    await recordTraces(tx, actor, [entry("programme.create", programme.id, { after: facts })], now);
    return programme;
  });

/** Changes what is given of a programme; a stale `version` is refused; no difference, no event. */
export const updateProgramme = (
  actor: Actor,
  { programmeId, version, ...input }: UpdateProgrammeInput,
  { now, once }: At,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRegistry(actor)) throw forbidden();
    await lockProgrammes(tx);
    const old = await loadProgramme(tx, programmeId);
    if (old.version !== version) throw conflict("STALE_VERSION");
    if (input.name !== undefined) await requireFreeName(tx, input.name, programmeId);
    if (input.members) {
      const unitIds = await memberIds(tx, input.members);
      await tx.programmeUnit.deleteMany({ where: { programmeId } });
      await tx.programmeUnit.createMany({ data: unitIds.map((unitId) => ({ programmeId, unitId })) });
    }
    await tx.programme.update({
      where: { id: programmeId },
      data: {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.commander === undefined ? {} : { commanderId: await commanderId(tx, input.commander) }),
      },
      select: { id: true },
    });
    const { facts } = await loadProgramme(tx, programmeId);
    const changes = changedValues(old.facts, facts);
    if (!changes) return { id: programmeId, version };
    await recordTraces(tx, actor, [entry("programme.update", programmeId, changes)], now);
    return tx.programme.update({
      where: { id: programmeId },
      data: { version: version + 1 },
      select: { id: true, version: true },
    });
  });

/**
 * Ids of programmes given by id or exact name; a new name becomes a programme. Part of the caller's transaction:
 * lists and forms name programmes as offices do.
 */
export async function ensureProgrammes(
  tx: Tx,
  actor: Actor,
  given: string[],
  now: Date,
): Promise<Map<string, string>> {
  const wanted = [...new Set(given)];
  if (wanted.length === 0) return new Map();
  if (!mayEditRegistry(actor)) throw forbidden();
  const names = wanted.filter((name) => !isId(name));
  const find = () =>
    tx.programme.findMany({
      where: { OR: [{ name: { in: names } }, { id: { in: wanted.filter(isId) } }] },
      select: { id: true, name: true },
    });
  let programmes = await find();
  const known = new Set(programmes.map(({ name }) => name));
  if (names.some((name) => !known.has(name))) {
    await lockProgrammes(tx);
    const standing = new Set((await find()).map(({ name }) => name));
    const added = names.filter((name) => !standing.has(name));
    await tx.programme.createMany({ data: added.map((name) => ({ name })) });
    programmes = await find();
    const ids = new Map(programmes.map(({ id, name }) => [name, id]));
    await recordTraces(
      tx,
      actor,
      added.map((name) => entry("programme.create", ids.get(name) ?? name, { after: { programme: name } })),
      now,
    );
  }
  const found = new Map(programmes.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]));
  const missing = wanted.find((name) => !found.has(name));
  if (missing !== undefined) throw ruleViolation("UNKNOWN_PROGRAMME", { programme: missing });
  return found;
}
