import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { inScope } from "@/lib/projects/queries/project-where";

/** How many plans of a year are not confirmed yet, over the whole registry: for the centre, which confirms them. */
export async function countDraftPlans(actor: Actor, year: number): Promise<number> {
  if (!mayEditRegistry(actor)) throw forbidden();
  return db().annualPlan.count({ where: { year, confirmedAt: null, project: { withdrawnAt: null } } });
}

/** `AND …`: in the registry and in the actor's scope, on a query over `project`. */
const andListed = (actor: Actor): Prisma.Sql =>
  Prisma.sql`AND ${Prisma.join([Prisma.sql`project.withdrawn_at IS NULL`, ...inScope(actor)], " AND ")}`;

/**
 * The different categories, by jumping from one to the next in their index: the time grows with the number of
 * categories, not of projects.
 */
export async function listCategories(actor: Actor): Promise<string[]> {
  const scope = andListed(actor);
  const rows = await db().$queryRaw<{ value: string }[]>`
    WITH RECURSIVE step (value) AS (
      (SELECT category FROM project WHERE category IS NOT NULL ${scope} ORDER BY category LIMIT 1)
      UNION ALL
      SELECT (SELECT category FROM project WHERE category > step.value ${scope} ORDER BY category LIMIT 1)
      FROM step WHERE step.value IS NOT NULL
    )
    SELECT value FROM step WHERE value IS NOT NULL`;
  return rows.map((row) => row.value);
}

export async function listProgrammes(actor: Actor): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT programme.name FROM programme CROSS JOIN LATERAL (
      SELECT 1 FROM project WHERE project.programme_id = programme.id ${andListed(actor)} LIMIT 1
    ) AS found ORDER BY programme.name`;
  return rows.map((row) => row.name);
}

/** Liaison leaders that have a project, in their order. */
export const listLeaders = async (actor: Actor): Promise<{ id: string; title: string }[]> =>
  // LATERAL … LIMIT 1: one look into the index for each leader, whatever the planner thinks of joins.
  db().$queryRaw`
    SELECT leader.id, leader.title FROM leader CROSS JOIN LATERAL (
      SELECT 1 FROM project_leader JOIN project ON project.id = project_leader.project_id
      WHERE project_leader.leader_id = leader.id ${andListed(actor)} LIMIT 1
    ) AS found ORDER BY leader."order", leader.title`;

const listRegions = async (actor: Actor): Promise<{ code: string; name: string }[]> =>
  db().$queryRaw`
    SELECT region.code, region.name FROM region CROSS JOIN LATERAL (
      SELECT 1 FROM project WHERE project.region_code = region.code ${andListed(actor)} LIMIT 1
    ) AS found ORDER BY region."order", region.code`;

const listUnits = async (actor: Actor): Promise<{ id: string; name: string }[]> =>
  db().$queryRaw`
    SELECT unit.id, unit.name FROM unit CROSS JOIN LATERAL (
      SELECT 1 FROM project WHERE project.responsible_unit_id = unit.id ${andListed(actor)} LIMIT 1
    ) AS found ORDER BY unit.name`;

/** What a list can be narrowed by: only what stands in a project that the actor may list. */
export async function listFilterOptions(actor: Actor) {
  const [regions, units, categories, leaders, programmes] = await Promise.all([
    listRegions(actor),
    listUnits(actor),
    listCategories(actor),
    listLeaders(actor),
    listProgrammes(actor),
  ]);
  return { regions, units, categories, leaders, programmes };
}
export type FilterOptions = Awaited<ReturnType<typeof listFilterOptions>>;
