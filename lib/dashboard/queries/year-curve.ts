import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { type Period, periodAt, yearOf } from "@/lib/core/periods";
import type { StatisticsFilters } from "@/lib/dashboard/schema";

export type CurveMonth = {
  period: Period;
  /** With a lamp in the month, paused ones included. */
  projects: number;
  /** 万元, as the lamps in force were lit by them: the year's plans, what was to be done through the month, what was. */
  annualPlan: number;
  expected: number;
  actual: number;
};

/** The closed months of `to`'s year through `to`, summed over what the actor may see and the filters leave. */
export function getYearCurve(
  actor: Actor,
  filters: Omit<StatisticsFilters, "reason">,
  to: Period,
): Promise<CurveMonth[]> {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  const only = scope.kind === "region" ? scope.regionCode : null;
  const { region = null, unit = null, category = null, leader = null } = filters;
  return db().$queryRaw<CurveMonth[]>`
    SELECT d.period_id AS period, count(*)::int AS projects, sum(d.annual_plan)::float8 AS "annualPlan",
      sum(d.expected)::float8 AS expected, sum(d.actual)::float8 AS actual
    FROM period JOIN lamp_decision d ON d.period_id = period.id AND d.revision = period.revision
    JOIN project p ON p.id = d.project_id
    LEFT JOIN region ON region.code = p.region_code
    LEFT JOIN unit ON unit.id = p.responsible_unit_id
    WHERE period.id BETWEEN ${periodAt(yearOf(to), 1)} AND ${to}
      AND (${only}::text IS NULL OR p.region_code = ${only})
      AND (${region}::text IS NULL OR region.name = ${region})
      AND (${unit}::text IS NULL OR unit.name = ${unit})
      AND (${category}::text IS NULL OR p.category = ${category})
      AND (${leader}::text IS NULL OR EXISTS (
        SELECT 1 FROM project_leader pl JOIN leader l ON l.id = pl.leader_id
        WHERE pl.project_id = p.id AND l.title = ${leader}))
    GROUP BY d.period_id ORDER BY d.period_id`;
}
