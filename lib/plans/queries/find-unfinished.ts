import "server-only";
import { toAmount, toAmountOrNull, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { sumMoney } from "@/lib/core/money";
import { carryAct, carryOf } from "@/lib/plans/rules";

/** 万元 by project that counted in a year: what was accepted, or stood submitted when its month was closed. */
async function investedIn(client: Pick<Tx, "monthlyReport">, year: number): Promise<Map<string, number>> {
  const rows = await client.monthlyReport.groupBy({
    by: ["projectId"],
    where: {
      periodId: { startsWith: `${year}-` },
      OR: [{ state: "accepted" }, { state: "submitted", period: { revision: { gt: 0 } } }],
    },
    _sum: { invested: true },
  });
  return new Map(rows.map((row) => [row.projectId, toAmountOrNull(row._sum.invested) ?? 0]));
}

/**
 * The projects of a year's plan that are neither finished nor withdrawn, each with what it would bring into the next
 * year and what carrying it over would do. Whoever calls authorises.
 */
export async function findUnfinished(
  client: Pick<Tx, "project" | "monthlyReport">,
  { from, to }: { from: number; to: number },
  ids?: string[],
) {
  const projects = await client.project.findMany({
    where: {
      plans: { some: { year: from } },
      actualCompletion: null,
      stage: { notIn: ["finished", "producing"] },
      withdrawnAt: null,
      ...(ids ? { id: { in: ids } } : {}),
    },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      name: true,
      stage: true,
      version: true,
      totalInvestment: true,
      investedBefore: true,
      plannedStart: true,
      plannedCompletion: true,
      responsibleUnit: { select: { name: true } },
      plans: {
        where: { year: { gte: from } },
        select: { year: true, amount: true, investedBefore: true, carriedFrom: true, confirmedAt: true },
      },
    },
  });
  const invested = await investedIn(client, from);
  return projects.map(({ plans, responsibleUnit, ...row }) => {
    const old = plans.find((plan) => plan.year === from);
    const plan = plans.find((item) => item.year === to);
    const facts = {
      plannedStart: toDayOrNull(row.plannedStart),
      plannedCompletion: toDayOrNull(row.plannedCompletion),
      totalInvestment: toAmount(row.totalInvestment),
      // The plan's own figure once the project has been carried on; the registry's until then.
      investedBefore: toAmount(old?.investedBefore ?? row.investedBefore),
      investedInYear: sumMoney([invested.get(row.id) ?? 0]),
    };
    const proposal = carryOf(facts, to);
    const standing = plan && {
      carriedFrom: plan.carriedFrom,
      investedBefore: toAmountOrNull(plan.investedBefore),
    };
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      stage: row.stage,
      version: row.version,
      unit: responsibleUnit?.name ?? null,
      plannedCompletion: facts.plannedCompletion,
      totalInvestment: facts.totalInvestment,
      investedInYear: facts.investedInYear,
      ...proposal,
      /** The figure before the year that ends, for that year's own plan. */
      base: facts.investedBefore,
      /** The registry's figure is of the latest year that has a plan. */
      isLatest: plans.every((item) => item.year <= to),
      registered: toAmount(row.investedBefore),
      act: carryAct(standing ?? null, from, proposal.investedBefore),
      plan: plan ? { amount: toAmount(plan.amount), confirmed: plan.confirmedAt !== null } : null,
    };
  });
}
export type Unfinished = Awaited<ReturnType<typeof findUnfinished>>[number];
