import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { toAmount } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { conflict, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { type LoadedProject, loadEditable } from "@/lib/projects/commands/load-facts";
import { lockRegistry } from "@/lib/projects/commands/resolve-names";
import { fillMonthlyPlan, type ProjectWarning, planWarnings, traceCategoryOf } from "@/lib/projects/rules";
import type { PlanInput, SetPlanInput } from "@/lib/projects/schema";
import { recordTraces } from "@/lib/trace/commands";
import { changedValues, type TraceEntry, type TraceVerb } from "@/lib/trace/schema";

export type PlanResult = {
  projectId: string;
  year: number;
  version: number;
  confirmed: boolean;
  warnings: ProjectWarning[];
};

type PlanProject = Pick<LoadedProject, "id"> & { stage: string };

const planEntry = (
  project: PlanProject,
  year: number,
  verb: TraceVerb,
  values: Pick<TraceEntry, "before" | "after">,
): TraceEntry => ({
  category: traceCategoryOf(project.stage),
  verb,
  subject: "plan",
  subjectId: `${project.id}:${year}`,
  projectId: project.id,
  ...values,
});

/** Writes one year's plan of a project whose row is locked; the same plan again changes nothing. */
export async function writePlan(
  tx: Tx,
  actor: Actor,
  project: PlanProject,
  year: number,
  input: PlanInput,
  now: Date,
): Promise<PlanResult> {
  const key = { projectId_year: { projectId: project.id, year } };
  const old = await tx.annualPlan.findUnique({
    where: key,
    select: { amount: true, monthly: true, physicalGoal: true, confirmedAt: true, version: true },
  });
  if (old && input.version !== undefined && input.version !== old.version) throw conflict("STALE_VERSION");
  const filled = fillMonthlyPlan(year, input.monthlyPlan);
  if (filled === null) throw ruleViolation("MONTHLY_PLAN_OTHER_YEAR", { year });
  const before = old
    ? {
        year,
        annualPlan: toAmount(old.amount),
        monthlyPlan: old.monthly.map(toAmount),
        goal: old.physicalGoal,
      }
    : { year };
  const after = {
    year,
    annualPlan: input.annualPlan,
    // An absent monthly plan or goal leaves the one that is there; null empties it.
    monthlyPlan: input.monthlyPlan === undefined ? (before.monthlyPlan ?? []) : filled,
    goal: input.physicalGoal === undefined ? (before.goal ?? null) : input.physicalGoal,
  };
  const changes = changedValues(before, after);
  const confirms = input.confirmed === true && !old?.confirmedAt;
  const warnings = planWarnings(after.annualPlan, after.monthlyPlan);
  if (old?.confirmedAt && (changes || input.confirmed === false))
    throw ruleViolation("PLAN_CONFIRMED", { year });
  if (old && !changes && !confirms) {
    return {
      projectId: project.id,
      year,
      version: old.version,
      confirmed: old.confirmedAt !== null,
      warnings,
    };
  }
  const data = {
    amount: after.annualPlan,
    monthly: after.monthlyPlan,
    physicalGoal: after.goal,
    confirmedAt: confirms ? now : null,
    confirmedBy: confirms ? actor.name : null,
  };
  const plan = await tx.annualPlan.upsert({
    where: key,
    create: { projectId: project.id, year, ...data },
    update: { ...data, version: { increment: 1 } },
    select: { version: true },
  });
  const entries: TraceEntry[] = [];
  if (changes) {
    const values = { before: changes.before, after: { ...changes.after, year } };
    entries.push(planEntry(project, year, "plan.set", values));
  }
  if (confirms) {
    const values = { before: { confirmed: false }, after: { confirmed: true, year } };
    entries.push(planEntry(project, year, "plan.confirm", values));
  }
  await recordTraces(tx, actor, entries, now);
  return { projectId: project.id, year, version: plan.version, confirmed: confirms, warnings };
}

/** Sets a year's plan. A draft is editable; from its confirmation on, changes need a change request. */
export const setPlan = (
  actor: Actor,
  { projectId, year, ...plan }: SetPlanInput,
  { now, once }: { now: Date; once?: Once },
): Promise<PlanResult> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    // A list that is being imported may change what a confirmation locks.
    if (plan.confirmed) await lockRegistry(tx);
    const project = await loadEditable(tx, actor, projectId);
    return writePlan(tx, actor, { id: project.id, stage: project.facts.stage }, year, plan, now);
  });
