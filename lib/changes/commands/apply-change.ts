import "server-only";
import { type Change, traceValues } from "@/lib/changes/rules/value";
import { fromDay, fromDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { loadProjects } from "@/lib/projects/commands/load-facts";
import { changedValues, type TraceEntry } from "@/lib/trace/schema";

/** The event of what was changed, in the words of the registry's own edits. */
type Applied = Pick<TraceEntry, "verb" | "subject" | "subjectId" | "before" | "after">;

async function applyToPlan(
  tx: Tx,
  projectId: string,
  change: Extract<Change, { what: "plan" }>,
): Promise<Applied> {
  const year = Number(change.target);
  const { annualPlan, monthlyPlan, physicalGoal } = change.to;
  await tx.annualPlan.update({
    where: { projectId_year: { projectId, year } },
    data: { amount: annualPlan, monthly: monthlyPlan, physicalGoal, version: { increment: 1 } },
  });
  const changes = changedValues(traceValues(change, "from"), traceValues(change, "to"));
  return {
    verb: "plan.set",
    subject: "plan",
    subjectId: `${projectId}:${year}`,
    before: changes?.before ?? {},
    after: { ...changes?.after, year },
  };
}

async function applyToProject(
  tx: Tx,
  projectId: string,
  change: Exclude<Change, { what: "plan" }>,
): Promise<Applied> {
  const [before] = await loadProjects(tx, { id: projectId });
  const { day } = change.to;
  if (change.what === "milestone") {
    await tx.milestone.update({
      where: { projectId_name: { projectId, name: change.target } },
      data: day === null ? {} : { planned: fromDay(day) },
    });
  } else {
    await tx.project.update({ where: { id: projectId }, data: { [change.what]: fromDayOrNull(day) } });
  }
  const [after] = await loadProjects(tx, { id: projectId });
  if (!before || !after) throw notFound("project");
  return {
    verb: "project.update",
    subject: "project",
    subjectId: projectId,
    ...(changedValues(before.facts, after.facts) ?? {}),
  };
}

/** Writes what was approved, and answers the new version of the project with the event that says so. */
export async function applyChange(
  tx: Tx,
  project: { id: string },
  change: Change,
): Promise<{ version: number; entry: Applied }> {
  const entry =
    change.what === "plan"
      ? await applyToPlan(tx, project.id, change)
      : await applyToProject(tx, project.id, change);
  const { version } = await tx.project.update({
    where: { id: project.id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return { version, entry };
}
