import "server-only";
import { type Actor, type ProjectScope, visibilityOf } from "@/lib/auth/permissions";
import type { Changing } from "@/lib/changes/rules/value";
import { toAmount, toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { notFound, ruleViolation } from "@/lib/core/errors";
import type { Stage } from "@/lib/projects/schema";

export type ChangingProject = Changing &
  ProjectScope & { id: string; version: number; stage: Stage; unitName: string | null };

/** A project as changes see it. Its row is locked: whatever is asked or decided about it follows one another. */
export async function lockChanging(tx: Tx, actor: Actor, projectId: string): Promise<ChangingProject> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  const row = await tx.project.findUnique({
    where: { id: projectId },
    select: {
      id: true,
      version: true,
      number: true,
      withdrawnAt: true,
      stage: true,
      regionCode: true,
      responsibleUnitId: true,
      responsibleUnit: { select: { name: true } },
      plannedStart: true,
      plannedCompletion: true,
      actualCompletion: true,
      milestones: { select: { name: true, planned: true, actual: true } },
      plans: {
        select: { year: true, amount: true, monthly: true, physicalGoal: true, confirmedAt: true },
      },
    },
  });
  if (!row || visibilityOf(actor, row) === "none") throw notFound("project");
  const { responsibleUnit, plans, milestones, number, withdrawnAt, ...project } = row;
  if (withdrawnAt) throw ruleViolation("PROJECT_WITHDRAWN", { number });
  return {
    ...project,
    unitName: responsibleUnit?.name ?? null,
    plannedStart: toDayOrNull(row.plannedStart),
    plannedCompletion: toDayOrNull(row.plannedCompletion),
    actualCompletion: toDayOrNull(row.actualCompletion),
    milestones: milestones.map((item) => ({
      name: item.name,
      planned: toDay(item.planned),
      actual: toDayOrNull(item.actual),
    })),
    plans: plans.map((plan) => ({
      year: plan.year,
      annualPlan: toAmount(plan.amount),
      monthlyPlan: plan.monthly.map(toAmount),
      physicalGoal: plan.physicalGoal,
      confirmed: plan.confirmedAt !== null,
    })),
  };
}
