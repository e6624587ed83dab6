import "server-only";
import { toAmountOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** As many as a city has; counting more on every page would grow with the table. */
const COUNTED_AT_MOST = 2_000;

export type Sums = { totalInvestment: number; annualPlan: number; plans: number };

/**
 * `exact` was counted, `about` is the database's own estimate, `atLeast` means that counting stopped there.
 * Sums are of all that match, and only told when all were counted. 万元.
 */
export type Totals = { total: number; totalIs: "exact" | "about" | "atLeast"; sums: Sums | null };

/** The few withdrawn ones do not matter to an estimate. */
const isEverything = (where: Prisma.ProjectWhereInput): boolean =>
  [where.AND ?? []]
    .flat()
    .every((part) => Object.entries(part).every(([key, value]) => key === "withdrawnAt" && value === null));

async function sumsOf(where: Prisma.ProjectWhereInput, year: number): Promise<Sums> {
  const [projects, plans] = await Promise.all([
    db().project.aggregate({ where, _sum: { totalInvestment: true } }),
    db().annualPlan.aggregate({ where: { year, project: where }, _count: true, _sum: { amount: true } }),
  ]);
  return {
    totalInvestment: toAmountOrNull(projects._sum.totalInvestment) ?? 0,
    annualPlan: toAmountOrNull(plans._sum.amount) ?? 0,
    plans: plans._count,
  };
}

/** How many match and what they sum up to, without reading more than a city's worth of rows unless told to. */
export async function totalsOf(
  where: Prisma.ProjectWhereInput,
  year: number,
  exactly: boolean,
): Promise<Totals> {
  if (exactly) {
    const [total, sums] = await Promise.all([db().project.count({ where }), sumsOf(where, year)]);
    return { total, totalIs: "exact", sums };
  }
  const counted = await db().project.count({ where, take: COUNTED_AT_MOST + 1 });
  if (counted <= COUNTED_AT_MOST)
    return { total: counted, totalIs: "exact", sums: await sumsOf(where, year) };
  if (isEverything(where)) {
    const [table] = await db().$queryRaw<{ rows: number }[]>`
      SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = 'project'::regclass`;
    if (table && table.rows > COUNTED_AT_MOST) {
      return { total: Math.round(table.rows), totalIs: "about", sums: null };
    }
  }
  return { total: COUNTED_AT_MOST, totalIs: "atLeast", sums: null };
}
