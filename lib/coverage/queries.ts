import "server-only";
import { type Actor, maySeeBusiness } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { periodAt, yearOf } from "@/lib/core/periods";
import { Prisma } from "@/lib/generated/prisma/client";
import { inScope } from "@/lib/projects/queries/project-where";

const { sql } = Prisma;

type Lit = { id: string; revision: number } | null;

/** The latest lit period of a year: its lamps are shown. */
const litIn = (year: number): Promise<Lit> =>
  db().period.findFirst({
    where: { revision: { gt: 0 }, id: { gte: periodAt(year, 1), lte: periodAt(year, 12) } },
    orderBy: { id: "desc" },
    select: { id: true, revision: true },
  });

/** The projects of a year's plan that the actor may list. */
const listedIn = (actor: Actor, year: number): Prisma.Sql => sql`
  SELECT project.id FROM project
  JOIN annual_plan ON annual_plan.project_id = project.id AND annual_plan.year = ${year}
  WHERE ${Prisma.join([sql`project.withdrawn_at IS NULL`, ...inScope(actor)], " AND ")}`;

const lampsOf = (lit: Lit): Prisma.Sql => sql`
  LEFT JOIN lamp_decision ON lamp_decision.project_id = listed.id
  AND lamp_decision.period_id = ${lit?.id ?? ""} AND lamp_decision.revision = ${lit?.revision ?? 0}`;

const counts = sql`
  count(listed.id)::int AS projects,
  count(*) FILTER (WHERE lamp = 'red')::int AS red,
  count(*) FILTER (WHERE lamp = 'yellow')::int AS yellow,
  count(*) FILTER (WHERE lamp = 'green')::int AS green`;

/** How many visits and helps were written down in the year, for the projects listed, and when the last one was. */
const logsBy = (column: Prisma.Sql, year: number): Prisma.Sql => sql`
  SELECT ${column} AS doer, count(*)::int AS logs, max(day) AS last_day FROM work_log
  JOIN listed ON listed.id = work_log.project_id
  WHERE ${column} IS NOT NULL AND day BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date
  GROUP BY ${column}`;

type Row = {
  id: string;
  name: string;
  projects: number;
  red: number;
  yellow: number;
  green: number;
  logs: number;
  last_day: Date | null;
};

const view = ({ last_day, ...row }: Row) => ({ ...row, lastDay: toDayOrNull(last_day) });
export type CoverageRow = ReturnType<typeof view>;

const leaderRows = (actor: Actor, year: number, lit: Lit): Promise<Row[]> => db().$queryRaw`
  WITH listed AS (${listedIn(actor, year)}), worked AS (${logsBy(sql`leader_id`, year)})
  SELECT leader.id, leader.title AS name, ${counts}, COALESCE(worked.logs, 0) AS logs, worked.last_day
  FROM leader
  LEFT JOIN project_leader ON project_leader.leader_id = leader.id
  LEFT JOIN listed ON listed.id = project_leader.project_id
  ${lampsOf(lit)}
  LEFT JOIN worked ON worked.doer = leader.id
  GROUP BY leader.id, worked.logs, worked.last_day
  ORDER BY count(listed.id) DESC, leader.title`;

const unitRows = (actor: Actor, year: number, lit: Lit): Promise<Row[]> => db().$queryRaw`
  WITH listed AS (${listedIn(actor, year)}), worked AS (${logsBy(sql`unit_id`, year)})
  SELECT unit.id, unit.name, ${counts}, COALESCE(worked.logs, 0) AS logs, worked.last_day
  FROM unit
  LEFT JOIN project_pair ON project_pair.unit_id = unit.id
  LEFT JOIN listed ON listed.id = project_pair.project_id
  ${lampsOf(lit)}
  LEFT JOIN worked ON worked.doer = unit.id
  WHERE unit.disabled_at IS NULL
  GROUP BY unit.id, worked.logs, worked.last_day
  ORDER BY count(listed.id) DESC, unit.name`;

/** The years that have plans, the latest first. */
async function plannedYears(): Promise<number[]> {
  const { _min, _max } = await db().annualPlan.aggregate({ _min: { year: true }, _max: { year: true } });
  if (_min.year === null || _max.year === null) return [];
  const { year: first } = _min;
  return Array.from({ length: _max.year - first + 1 }, (_, index) => first + index).reverse();
}

/**
 * 挂联与帮扶: of the projects in a year's plan (the year of the latest lamps unless told), how many have a liaison
 * leader and a helping department; who has how many, with what lamps and what was written down of it.
 */
export async function getCoverage(actor: Actor, asked: number | undefined, now: Date) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const years = await plannedYears();
  const thisYear = yearOf(dayIn(now));
  const year =
    years.find((one) => one === asked) ?? years.find((one) => one <= thisYear) ?? years[0] ?? thisYear;
  const lit = await litIn(year);
  const [[totals], leaders, units] = await Promise.all([
    db().$queryRaw<{ projects: number; linked: number; paired: number; logs: number }[]>`
      WITH listed AS (${listedIn(actor, year)})
      SELECT count(*)::int AS projects,
        count(*) FILTER (WHERE EXISTS (SELECT 1 FROM project_leader WHERE project_id = listed.id))::int AS linked,
        count(*) FILTER (WHERE EXISTS (SELECT 1 FROM project_pair WHERE project_id = listed.id))::int AS paired,
        (SELECT count(*)::int FROM work_log WHERE project_id IN (SELECT id FROM listed)
          AND day BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date) AS logs
      FROM listed`,
    leaderRows(actor, year, lit),
    unitRows(actor, year, lit),
  ]);
  return {
    year,
    years,
    period: lit?.id ?? null,
    ...(totals ?? { projects: 0, linked: 0, paired: 0, logs: 0 }),
    leaders: leaders.map(view),
    units: units.map(view),
  };
}
export type Coverage = Awaited<ReturnType<typeof getCoverage>>;

/** A liaison leader by id, for whoever sees business data. */
export async function getLeader(actor: Actor, leaderId: string): Promise<{ id: string; title: string }> {
  const leader =
    maySeeBusiness(actor) && isId(leaderId)
      ? await db().leader.findUnique({ where: { id: leaderId }, select: { id: true, title: true } })
      : null;
  if (!leader) throw notFound("leader");
  return leader;
}

/** A unit's public facts, for whoever sees business data. */
export async function getBusinessUnit(actor: Actor, unitId: string) {
  const unit =
    maySeeBusiness(actor) && isId(unitId)
      ? await db().unit.findUnique({
          where: { id: unitId },
          select: { id: true, name: true, region: { select: { name: true } } },
        })
      : null;
  if (!unit) throw notFound("unit");
  return unit;
}
