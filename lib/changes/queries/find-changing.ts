import "server-only";
import type { ProjectScope } from "@/lib/auth/permissions";
import type { Changing } from "@/lib/changes/rules/value";
import { toAmount, toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Stage } from "@/lib/projects/schema";

export type ChangingProject = Changing &
  ProjectScope & {
    id: string;
    number: string;
    version: number;
    stage: Stage;
    unitName: string | null;
    withdrawnAt: Date | null;
  };

/** A project as changes see it; null when there is none. Whoever calls authorises. */
export async function findChanging(
  client: Pick<Tx, "project">,
  projectId: string,
): Promise<ChangingProject | null> {
  const row = await client.project.findUnique({
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
  if (!row) return null;
  const { responsibleUnit, plans, milestones, ...project } = row;
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
