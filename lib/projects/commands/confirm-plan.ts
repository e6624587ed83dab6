import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { loadEditable } from "@/lib/projects/commands/load-facts";
import { lockRegistry } from "@/lib/projects/commands/resolve-names";
import { traceCategoryOf } from "@/lib/projects/rules";
import { recordTraces } from "@/lib/trace/commands";

/** Confirms one year's plan as it stands: from now on it is locked. */
export const confirmPlan = (
  actor: Actor,
  input: { projectId: string; year: number; version?: number },
  { now, once }: { now: Date; once?: Once },
): Promise<{ projectId: string; year: number; version: number }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { projectId, year } = input;
    // A list that is being imported may change what this locks.
    await lockRegistry(tx);
    const project = await loadEditable(tx, actor, projectId);
    const key = { projectId_year: { projectId, year } };
    const plan = await tx.annualPlan.findUnique({
      where: key,
      select: { version: true, confirmedAt: true },
    });
    if (!plan) throw notFound("plan");
    if (input.version !== undefined && input.version !== plan.version) throw conflict("STALE_VERSION");
    if (plan.confirmedAt) throw ruleViolation("PLAN_CONFIRMED", { year });
    await tx.annualPlan.update({
      where: key,
      data: { confirmedAt: now, confirmedBy: actor.name, version: { increment: 1 } },
    });
    await recordTraces(
      tx,
      actor,
      [
        {
          category: traceCategoryOf(project.facts.stage),
          verb: "plan.confirm",
          subject: "plan",
          subjectId: `${projectId}:${year}`,
          projectId,
          before: { confirmed: false },
          after: { confirmed: true, year },
        },
      ],
      now,
    );
    return { projectId, year, version: plan.version + 1 };
  });

/** Confirms the draft plans of a year at once, all of them or those of the projects named; answers how many. */
export const confirmPlans = (
  actor: Actor,
  { year, projectIds }: { year: number; projectIds?: string[] | undefined },
  { now, once }: { now: Date; once?: Once },
): Promise<{ confirmed: number }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRegistry(actor)) throw forbidden();
    await lockRegistry(tx);
    const drafts = await tx.$queryRaw<{ id: string; stage: string }[]>`
      UPDATE annual_plan SET confirmed_at = ${now}, confirmed_by = ${actor.name}, version = annual_plan.version + 1
      FROM project WHERE project.id = annual_plan.project_id AND year = ${year} AND confirmed_at IS NULL
        AND withdrawn_at IS NULL AND (${projectIds === undefined} OR project.id = ANY(${projectIds ?? []}::uuid[]))
      RETURNING project.id, project.stage::text`;
    await recordTraces(
      tx,
      actor,
      drafts.map((project) => ({
        category: traceCategoryOf(project.stage),
        verb: "plan.confirm",
        subject: "plan",
        subjectId: `${project.id}:${year}`,
        projectId: project.id,
        before: { confirmed: false },
        after: { confirmed: true, year },
      })),
      now,
    );
    return { confirmed: drafts.length };
  });
