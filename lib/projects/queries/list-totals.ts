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

async function count(where: Prisma.Sql, atMost: number | null): Promise<number> {
  const limit = atMost === null ? Prisma.empty : Prisma.sql`LIMIT ${atMost}`;
  // Without an order: the database counts along whichever index is quickest.
  const [row] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT 1 FROM project WHERE ${where} ${limit}) AS counted`;
  return row?.total ?? 0;
}

async function sumsOf(where: Prisma.Sql, year: number): Promise<Sums> {
  const [row] = await db().$queryRaw<Sums[]>`
    SELECT coalesce(sum(project.total_investment), 0)::float8 AS "totalInvestment",
      coalesce(sum(plan.amount), 0)::float8 AS "annualPlan", count(plan.amount)::int AS plans
    FROM project LEFT JOIN annual_plan AS plan ON plan.project_id = project.id AND plan.year = ${year}
    WHERE ${where}`;
  return row ?? { totalInvestment: 0, annualPlan: 0, plans: 0 };
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
  const total = await count(where, exactly ? null : COUNTED_AT_MOST + 1);
  if (exactly || total <= COUNTED_AT_MOST)
    return { total, totalIs: "exact", sums: await sumsOf(where, year) };
  const about = whole ? await aboutAll() : 0;
  return about > COUNTED_AT_MOST
    ? { total: about, totalIs: "about", sums: null }
    : { total: COUNTED_AT_MOST, totalIs: "atLeast", sums: null };
}
