import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { Prisma } from "@/lib/generated/prisma/client";
import { gramsOf, isGram, literal, searchWords } from "@/lib/projects/rules/search";
import type { ProjectFilters } from "@/lib/projects/schema";

const { sql } = Prisma;

export type LitPeriod = { id: string; revision: number };

/** What a list's filters are read against: the period whose lamps count, the year whose plans count. */
export type ListedAt = { lit: LitPeriod | null; year: number };

/** The lit period asked for, or the latest one; a re-opened one keeps its last closing until the next. */
export const litPeriod = (period: string | undefined): Promise<LitPeriod | null> =>
  db().period.findFirst({
    where: { revision: { gt: 0 }, ...(period ? { id: period } : {}) },
    orderBy: { id: "desc" },
    select: { id: true, revision: true },
  });

/** What the actor may list at all: conditions on `project`. */
export function inScope(actor: Actor): Prisma.Sql[] {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  return scope.kind === "region" ? [sql`project.region_code = ${scope.regionCode}`] : [];
}

const contains = (word: string): string => `%${literal(word)}%`;

/** What for: `order` walks along an index to the page's end, `all` gathers whatever matches. */
export type Purpose = "order" | "all";

/**
 * Everybody finds a project by name, number and unit; by its content only where that may be read. The index finds
 * the rows by their grams; the text is compared first, because it is quicker to look at in a row. Whoever gathers all
 * looks into no row for a word of two characters: it is its own gram.
 */
function found(actor: Actor, q: string, purpose: Purpose): Prisma.Sql[] {
  const words = searchWords(q);
  if (words.length === 0) return [];
  const each = words.map((word) => {
    const grams = sql`grams @> ${gramsOf(word)}::text[]`;
    if (actor.role !== "reporter")
      return purpose === "all" && isGram(word) ? grams : sql`(text LIKE ${contains(word)} AND ${grams})`;
    const inOwn = sql`(unit_id = ${actor.unitId}::uuid AND text LIKE ${contains(word)})`;
    return sql`((title LIKE ${contains(word)} OR ${inOwn}) AND ${grams})`;
  });
  return [sql`project.id IN (SELECT project_id FROM project_search WHERE ${Prisma.join(each, " AND ")})`];
}

function lit({ lamp, behind }: ProjectFilters, period: LitPeriod | null): Prisma.Sql[] {
  if (!lamp && !behind) return [];
  if (!period) return lamp === "none" && !behind ? [] : [sql`false`];
  const decided = sql`
    SELECT 1 FROM lamp_decision WHERE lamp_decision.project_id = project.id
    AND period_id = ${period.id} AND revision = ${period.revision}`;
  return [
    ...(lamp === "none" ? [sql`NOT EXISTS (${decided})`] : []),
    ...(lamp && lamp !== "none" ? [sql`EXISTS (${decided} AND lamp = ${lamp}::"Lamp")`] : []),
    ...(behind ? [sql`EXISTS (${decided} AND behind_run > 0 AND behind_run >= ${behind})`] : []),
  ];
}

/** By id, or by the exact name that an office knows it by. */
const unitId = (given: string): Prisma.Sql =>
  isId(given) ? sql`${given}::uuid` : sql`(SELECT id FROM unit WHERE unit.name = ${given})`;
const leaderId = (given: string): Prisma.Sql =>
  isId(given) ? sql`${given}::uuid` : sql`(SELECT id FROM leader WHERE leader.title = ${given})`;
const programmeId = (given: string): Prisma.Sql =>
  isId(given) ? sql`${given}::uuid` : sql`(SELECT id FROM programme WHERE programme.name = ${given})`;

const has = (given: "with" | "without", rows: Prisma.Sql): Prisma.Sql =>
  given === "with" ? sql`EXISTS (${rows})` : sql`NOT EXISTS (${rows})`;

function whose({ unit, industryUnit, pair, leader, leaders, pairs }: ProjectFilters): Prisma.Sql[] {
  const anyLeader = sql`SELECT 1 FROM project_leader WHERE project_leader.project_id = project.id`;
  const anyPair = sql`SELECT 1 FROM project_pair WHERE project_pair.project_id = project.id`;
  return [
    ...(unit ? [sql`project.responsible_unit_id = ${unitId(unit)}`] : []),
    ...(industryUnit ? [sql`project.industry_unit_id = ${unitId(industryUnit)}`] : []),
    ...(pair ? [sql`EXISTS (${anyPair} AND unit_id = ${unitId(pair)})`] : []),
    ...(leader ? [sql`EXISTS (${anyLeader} AND leader_id = ${leaderId(leader)})`] : []),
    ...(leaders ? [has(leaders, anyLeader)] : []),
    ...(pairs ? [has(pairs, anyPair)] : []),
  ];
}

function when(filters: ProjectFilters, year: number): Prisma.Sql[] {
  const { startFrom, startTo, completionFrom, completionTo, inPlan } = filters;
  const plan = sql`SELECT 1 FROM annual_plan WHERE annual_plan.project_id = project.id AND year = ${year}`;
  return [
    ...(startFrom ? [sql`project.planned_start >= ${startFrom}::date`] : []),
    ...(startTo ? [sql`project.planned_start <= ${startTo}::date`] : []),
    ...(completionFrom ? [sql`project.planned_completion >= ${completionFrom}::date`] : []),
    ...(completionTo ? [sql`project.planned_completion <= ${completionTo}::date`] : []),
    ...(inPlan ? [has(inPlan, plan)] : []),
  ];
}

/**
 * The projects of a list: what the actor may list, narrowed by every filter that is given. Conditions on `project`,
 * in SQL rather than Prisma's words: its counts sort what they count, and its joins hide the index.
 */
export function listedWhere(
  actor: Actor,
  filters: ProjectFilters,
  at: ListedAt,
  purpose: Purpose = "order",
): Prisma.Sql {
  const { region, category, programme, nature, level, stage, q } = filters;
  const conditions = [
    filters.withdrawn === "true" ? sql`project.withdrawn_at IS NOT NULL` : sql`project.withdrawn_at IS NULL`,
    ...inScope(actor),
    ...(region ? [sql`project.region_code = ${region}`] : []),
    ...(category ? [sql`project.category = ${category}`] : []),
    ...(programme ? [sql`project.programme_id = ${programmeId(programme)}`] : []),
    ...(nature ? [sql`project.nature = ${nature}::"Nature"`] : []),
    ...(level ? [sql`project.level = ${level}::"ProjectLevel"`] : []),
    ...(stage ? [sql`project.stage = ${stage}::"Stage"`] : []),
    ...whose(filters),
    ...when(filters, at.year),
    ...lit(filters, at.lit),
    ...(q ? found(actor, q, purpose) : []),
  ];
  return Prisma.join(conditions, " AND ");
}

/** Every project that the actor may list and that is in the registry: nothing narrows it. */
export const isWhole = (actor: Actor, filters: ProjectFilters): boolean => {
  const { period: _period, year: _year, ...narrowing } = filters;
  return inScope(actor).length === 0 && Object.values(narrowing).every((value) => value === undefined);
};
