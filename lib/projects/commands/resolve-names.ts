import "server-only";
import type { Tx } from "@/lib/core/db";
import { conflict, ruleViolation } from "@/lib/core/errors";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isId = (text: string): boolean => UUID.test(text);

/** Numbers and names are given out one writer at a time; held until the transaction ends. */
export async function lockRegistry(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('project.registry', 0))`;
}

/** The last running number of a year; 0 before the first. Only under `lockRegistry`. */
export async function lastNumberOf(tx: Tx, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(split_part(number, '-', 2)::int) AS last FROM project WHERE number LIKE ${`${year}-%`}`;
  return row?.last ?? 0;
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

export async function requireRegion(tx: Tx, code: string | null | undefined): Promise<void> {
  if (!code) return;
  const region = await tx.region.findUnique({ where: { code }, select: { code: true } });
  if (!region) throw ruleViolation("UNKNOWN_REGION", { region: code });
}

/** A name and a national code belong to one project. Only under `lockRegistry`. */
export async function requireUnused(
  tx: Tx,
  given: { name?: string | undefined; nationalCode?: string | null | undefined },
  exceptId?: string,
): Promise<void> {
  const { name, nationalCode } = given;
  const others = exceptId ? { id: { not: exceptId } } : {};
  if (name && (await tx.project.findFirst({ where: { name, ...others }, select: { id: true } }))) {
    throw conflict("PROJECT_NAME_TAKEN", { name });
  }
  if (
    nationalCode &&
    (await tx.project.findFirst({ where: { nationalCode, ...others }, select: { id: true } }))
  ) {
    throw conflict("NATIONAL_CODE_TAKEN", { code: nationalCode });
  }
}
