import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay, fromDayOrNull, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Report } from "@/lib/progress/rules";
import { recordTraces } from "@/lib/trace/commands";
import { changedValues, type TraceEntry } from "@/lib/trace/schema";

type Said = Pick<Report, "actualStart" | "actualCompletion" | "stage" | "milestones">;

const fields = {
  id: true,
  actualStart: true,
  actualCompletion: true,
  stage: true,
  milestones: { select: { id: true, name: true, actual: true }, orderBy: { order: "asc" } },
} satisfies Prisma.ProjectSelect;

type Row = Prisma.ProjectGetPayload<{ select: typeof fields }>;

/** Milestones that the report says were reached, on another day than the project knows. */
const newlyReached = (project: Row, { milestones }: Said) =>
  project.milestones.flatMap(({ id, name, actual }) => {
    const reached = milestones.find((item) => item.name === name);
    return reached && reached.actual !== toDayOrNull(actual) ? [{ id, ...reached, before: actual }] : [];
  });

/**
 * What reports say of start, completion, stage and milestones becomes the project's own, with a new version and
 * a trace event for each project that changes. What a report leaves open stays as it is.
 */
export async function applyReports(
  tx: Tx,
  actor: Actor,
  reports: readonly { projectId: string; report: Said }[],
  now: Date,
): Promise<void> {
  if (reports.length === 0) return;
  const rows = await tx.project.findMany({
    where: { id: { in: reports.map(({ projectId }) => projectId) } },
    select: fields,
  });
  const projects = new Map(rows.map((row) => [row.id, row]));
  const entries: TraceEntry[] = [];
  for (const { projectId, report } of reports) {
    const project = projects.get(projectId);
    if (!project) continue;
    const stands = {
      actualStart: toDayOrNull(project.actualStart),
      actualCompletion: toDayOrNull(project.actualCompletion),
      stage: project.stage,
    };
    const said = {
      actualStart: report.actualStart ?? stands.actualStart,
      actualCompletion: report.actualCompletion ?? stands.actualCompletion,
      stage: report.stage ?? stands.stage,
    };
    const reached = newlyReached(project, report);
    const changes = changedValues(
      {
        ...stands,
        milestones: reached.map(({ name, before }) => ({ name, actual: toDayOrNull(before) })),
      },
      { ...said, milestones: reached.map(({ name, actual }) => ({ name, actual })) },
    );
    if (!changes) continue;
    for (const { id, actual } of reached) {
      await tx.milestone.update({ where: { id }, data: { actual: fromDay(actual) }, select: { id: true } });
    }
    await tx.project.update({
      where: { id: projectId },
      data: {
        actualStart: fromDayOrNull(said.actualStart),
        actualCompletion: fromDayOrNull(said.actualCompletion),
        stage: said.stage,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    entries.push({
      category: "construction",
      verb: "project.update",
      subject: "project",
      subjectId: projectId,
      projectId,
      ...changes,
    });
  }
  await recordTraces(tx, actor, entries, now);
}
