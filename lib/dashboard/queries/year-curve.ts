import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { type Period, periodAt, yearOf } from "@/lib/core/periods";
import { countedProjects } from "@/lib/dashboard/queries/counted-projects";
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
  const { joins, counted } = countedProjects(actor, filters);
  return db().$queryRaw<CurveMonth[]>`
    SELECT d.period_id AS period, count(*)::int AS projects, sum(d.annual_plan)::float8 AS "annualPlan",
      sum(d.expected)::float8 AS expected, sum(d.actual)::float8 AS actual
    FROM period JOIN lamp_decision d ON d.period_id = period.id AND d.revision = period.revision
    JOIN project p ON p.id = d.project_id ${joins}
    WHERE period.id BETWEEN ${periodAt(yearOf(to), 1)} AND ${to}
      AND ${counted}
    GROUP BY d.period_id ORDER BY d.period_id`;
}
