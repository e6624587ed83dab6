import "server-only";
import { db } from "@/lib/core/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** As many as a city has; counting more on every page would grow with the table. */
const COUNTED_AT_MOST = 1_500;

export type Sums = { totalInvestment: number; annualPlan: number; plans: number };

/**
 * `exact` was counted, `about` is the database's own estimate, `atLeast` means that counting stopped there.
 * Sums are of all that match, and only told when all were counted. 万元.
 */
export type Totals = { total: number; totalIs: "exact" | "about" | "atLeast"; sums: Sums | null };

type Counted = Sums & { total: number };

/**
 * Reads at most `atMost` + 1 matches, without an order: along whichever index is quickest. They are gone through once,
 * and summed up by their ids only when they are no more than that. `null`: all of them.
 */
async function countAndSum(where: Prisma.Sql, year: number, atMost: number | null): Promise<Counted> {
  const limit = atMost === null ? Prisma.empty : Prisma.sql`LIMIT ${atMost + 1}`;
  const few = atMost === null ? Prisma.sql`true` : Prisma.sql`counted.total <= ${atMost}`;
  const [row] = await db().$queryRaw<Counted[]>`
    WITH matched AS MATERIALIZED (SELECT project.id FROM project WHERE ${where} ${limit}),
      counted AS (SELECT count(*)::int AS total FROM matched)
    SELECT counted.total, sums.* FROM counted CROSS JOIN LATERAL (
      SELECT coalesce(sum(project.total_investment), 0)::float8 AS "totalInvestment",
        coalesce(sum(plan.amount), 0)::float8 AS "annualPlan", count(plan.amount)::int AS plans
      FROM matched JOIN project ON project.id = matched.id
        LEFT JOIN annual_plan AS plan ON plan.project_id = project.id AND plan.year = ${year}
      WHERE ${few}
    ) AS sums`;
  if (!row) throw new Error("a count without a row");
  return row;
}

/** What the last ANALYZE counted. */
async function aboutAll(): Promise<number> {
  const [table] = await db().$queryRaw<{ rows: number }[]>`
    SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = 'project'::regclass`;
  return Math.round(table?.rows ?? 0);
}

/** How many match and what they sum up to, without reading more than a city's worth of rows unless told to. */
export async function totalsOf(
  where: Prisma.Sql,
  { year, exactly, whole }: { year: number; exactly: boolean; whole: boolean },
): Promise<Totals> {
  const { total, ...sums } = await countAndSum(where, year, exactly ? null : COUNTED_AT_MOST);
  if (exactly || total <= COUNTED_AT_MOST) return { total, totalIs: "exact", sums };
  const about = whole ? await aboutAll() : 0;
  return about > COUNTED_AT_MOST
    ? { total: about, totalIs: "about", sums: null }
    : { total: COUNTED_AT_MOST, totalIs: "atLeast", sums: null };
}
