import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { fromDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ProjectFilters } from "@/lib/projects/schema";

export type LitPeriod = { id: string; revision: number };

/** What a list's filters are read against: the period whose lamps count, the year whose plans count. */
export type ListedAt = { lit: LitPeriod | null; year: number };

/** What a person typed is text, never a pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** The lit period asked for, or the latest one; a re-opened one keeps its last closing until the next. */
export const litPeriod = (period: string | undefined): Promise<LitPeriod | null> =>
  db().period.findFirst({
    where: { revision: { gt: 0 }, ...(period ? { id: period } : {}) },
    orderBy: { id: "desc" },
    select: { id: true, revision: true },
  });

/** Everybody finds a project by name, number and unit; by its content only where that may be read. */
async function searchWhere(actor: Actor, q: string): Promise<Prisma.ProjectWhereInput> {
  const contains = { contains: literal(q), mode: "insensitive" as const };
  const units = await db().unit.findMany({ where: { name: contains }, select: { id: true }, take: 500 });
  const inContent: Prisma.ProjectWhereInput =
    actor.role === "reporter"
      ? { content: contains, responsibleUnitId: actor.unitId, NOT: { responsibleUnitId: null } }
      : { content: contains };
  return {
    OR: [
      { name: contains },
      { number: { startsWith: literal(q) } },
      { responsibleUnitId: { in: units.map((unit) => unit.id) } },
      inContent,
    ],
  };
}

/** What the actor may list at all. */
export function scopeWhere(actor: Actor): Prisma.ProjectWhereInput {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  return scope.kind === "region" ? { regionCode: scope.regionCode } : {};
}

function lampWhere({ lamp, behind }: ProjectFilters, lit: LitPeriod | null): Prisma.ProjectWhereInput[] {
  if (!lamp && !behind) return [];
  if (!lit) return lamp === "none" && !behind ? [] : [{ id: { in: [] } }];
  const decided = { periodId: lit.id, revision: lit.revision };
  return [
    ...(lamp === "none" ? [{ lamps: { none: decided } }] : []),
    ...(lamp && lamp !== "none" ? [{ lamps: { some: { ...decided, lamp } } }] : []),
    ...(behind ? [{ lamps: { some: { ...decided, behindRun: { gte: behind } } } }] : []),
  ];
}

const namedUnit = (given: string): Prisma.UnitWhereInput => (isId(given) ? { id: given } : { name: given });

const whoWhere = (filters: ProjectFilters): Prisma.ProjectWhereInput[] => {
  const { unit, industryUnit, pair, leader } = filters;
  const has = (given: "with" | "without") => (given === "with" ? { some: {} } : { none: {} });
  return [
    ...(unit ? [{ responsibleUnit: namedUnit(unit) }] : []),
    ...(industryUnit ? [{ industryUnit: namedUnit(industryUnit) }] : []),
    ...(pair ? [{ pairs: { some: { unit: namedUnit(pair) } } }] : []),
    ...(leader ? [{ leaders: { some: { leader: isId(leader) ? { id: leader } : { title: leader } } } }] : []),
    ...(filters.leaders ? [{ leaders: has(filters.leaders) }] : []),
    ...(filters.pairs ? [{ pairs: has(filters.pairs) }] : []),
  ];
};

const daysBetween = (from: string | undefined, to: string | undefined) => ({
  ...(from ? { gte: fromDay(from) } : {}),
  ...(to ? { lte: fromDay(to) } : {}),
});

function whenWhere(filters: ProjectFilters, year: number): Prisma.ProjectWhereInput[] {
  const { startFrom, startTo, completionFrom, completionTo, inPlan } = filters;
  return [
    ...(startFrom || startTo ? [{ plannedStart: daysBetween(startFrom, startTo) }] : []),
    ...(completionFrom || completionTo
      ? [{ plannedCompletion: daysBetween(completionFrom, completionTo) }]
      : []),
    ...(inPlan ? [{ plans: inPlan === "with" ? { some: { year } } : { none: { year } } }] : []),
  ];
}

/** The projects of a list: what the actor may list, narrowed by every filter that is given. */
export async function projectWhere(
  actor: Actor,
  filters: ProjectFilters,
  at: ListedAt,
): Promise<Prisma.ProjectWhereInput> {
  const { region, category, programme, nature, level, stage, q } = filters;
  return {
    AND: [
      scopeWhere(actor),
      { withdrawnAt: filters.withdrawn === "true" ? { not: null } : null },
      ...(region ? [{ regionCode: region }] : []),
      ...(category ? [{ category }] : []),
      ...(programme ? [{ programme: isId(programme) ? { id: programme } : { name: programme } }] : []),
      ...(nature ? [{ nature }] : []),
      ...(level ? [{ level }] : []),
      ...(stage ? [{ stage }] : []),
      ...whoWhere(filters),
      ...whenWhere(filters, at.year),
      ...lampWhere(filters, at.lit),
      ...(q ? [await searchWhere(actor, q)] : []),
    ],
  };
}
