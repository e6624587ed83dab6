import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { forbidden } from "@/lib/core/errors";
import type { StatisticsFilters } from "@/lib/dashboard/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Which projects are counted, for a query that calls them `p`: those that the actor may see and the filters leave.
 * `joins` names their region and unit for it. Refuses whoever sees none. The reason is not among it: it is of a month.
 */
export function countedProjects(
  actor: Actor,
  filters: Omit<StatisticsFilters, "reason">,
): { joins: Prisma.Sql; counted: Prisma.Sql } {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  const only = scope.kind === "region" ? scope.regionCode : null;
  const { region = null, unit = null, category = null, leader = null } = filters;
  return {
    joins: Prisma.sql`
    LEFT JOIN region ON region.code = p.region_code
    LEFT JOIN unit ON unit.id = p.responsible_unit_id`,
    counted: Prisma.sql`(${only}::text IS NULL OR p.region_code = ${only})
      AND (${region}::text IS NULL OR region.name = ${region})
      AND (${unit}::text IS NULL OR unit.name = ${unit})
      AND (${category}::text IS NULL OR p.category = ${category})
      AND (${leader}::text IS NULL OR EXISTS (
        SELECT 1 FROM project_leader pl JOIN leader l ON l.id = pl.leader_id
        WHERE pl.project_id = p.id AND l.title = ${leader}))`,
  };
}
