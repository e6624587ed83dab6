import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { toAmount, toAmountOrNull, toDayOrNull } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { findUnfinished } from "@/lib/plans/queries/find-unfinished";
import { planWarnings } from "@/lib/projects/rules";

/** More rows than a page can show are counted and not listed. */
export const SHOWN_ROWS = 500;

const named = {
  id: true,
  number: true,
  name: true,
  responsibleUnit: { select: { name: true } },
} satisfies Prisma.ProjectSelect;

/** A year's plans over the whole registry: how many, how much, what is not confirmed, and who has none. */
export async function getPlans(actor: Actor, year: number) {
  if (!mayEditRegistry(actor)) throw forbidden();
  const inRegistry = { withdrawnAt: null };
  const without: Prisma.ProjectWhereInput = {
    ...inRegistry,
    actualCompletion: null,
    plans: { none: { year } },
  };
  const [states, drafts, lacking, lackingCount, years] = await Promise.all([
    Promise.all(
      [null, { not: null }].map((confirmedAt) =>
        db().annualPlan.aggregate({
          where: { year, confirmedAt, project: inRegistry },
          _count: true,
          _sum: { amount: true },
        }),
      ),
    ),
    db().annualPlan.findMany({
      where: { year, confirmedAt: null, project: inRegistry },
      orderBy: { project: { number: "asc" } },
      take: SHOWN_ROWS,
      select: {
        amount: true,
        monthly: true,
        physicalGoal: true,
        carriedFrom: true,
        project: { select: named },
      },
    }),
    db().project.findMany({
      where: without,
      orderBy: { number: "asc" },
      take: SHOWN_ROWS,
      select: { ...named, stage: true, plannedStart: true, plannedCompletion: true },
    }),
    db().project.count({ where: without }),
    db().annualPlan.groupBy({ by: ["year"], orderBy: { year: "asc" } }),
  ]);
  const sumOf = (at: number) => ({
    count: states[at]?._count ?? 0,
    amount: toAmountOrNull(states[at]?._sum.amount ?? null) ?? 0,
  });
  return {
    year,
    years: years.map((row) => row.year),
    draft: sumOf(0),
    confirmed: sumOf(1),
    drafts: drafts.map(({ project: { responsibleUnit, ...project }, amount, monthly, ...plan }) => ({
      ...project,
      unit: responsibleUnit?.name ?? null,
      amount: toAmount(amount),
      byMonth: monthly.length > 0,
      warnings: planWarnings(toAmount(amount), monthly.map(toAmount)),
      ...plan,
    })),
    lacking: lacking.map(({ responsibleUnit, ...project }) => ({
      ...project,
      unit: responsibleUnit?.name ?? null,
      plannedStart: toDayOrNull(project.plannedStart),
      plannedCompletion: toDayOrNull(project.plannedCompletion),
    })),
    lackingCount,
  };
}
export type PlanOverview = Awaited<ReturnType<typeof getPlans>>;

/** What carrying a year's unfinished projects over would do. Writes nothing. */
export async function previewCarryOver(actor: Actor, years: { from: number; to: number }) {
  if (!mayEditRegistry(actor)) throw forbidden();
  const projects = await findUnfinished(db(), years);
  return projects.map(
    ({ base: _base, isLatest: _latest, registered: _registered, version: _version, ...row }) => row,
  );
}
export type CarryRow = Awaited<ReturnType<typeof previewCarryOver>>[number];
