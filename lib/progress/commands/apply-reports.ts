import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
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
} satisfies Prisma.ProjectSelect;

type Step = { id: string; projectId: string; name: string; actual: Date | null };

/** The milestones of the projects whose reports name any, in their order. */
async function stepsOf(
  tx: Tx,
  reports: readonly { projectId: string; report: Said }[],
): Promise<Map<string, Step[]>> {
  const telling = reports.flatMap(({ projectId, report }) =>
    report.milestones.length > 0 ? [projectId] : [],
  );
  const steps = new Map<string, Step[]>();
  if (telling.length === 0) return steps;
  const rows = await tx.milestone.findMany({
    where: { projectId: { in: telling } },
    select: { id: true, projectId: true, name: true, actual: true },
    orderBy: [{ projectId: "asc" }, { order: "asc" }],
  });
  for (const row of rows) steps.set(row.projectId, [...(steps.get(row.projectId) ?? []), row]);
  return steps;
}

/** Milestones that the report says were reached, on another day than the project knows. */
const newlyReached = (steps: readonly Step[], { milestones }: Said) =>
  steps.flatMap(({ id, name, actual }) => {
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
  const steps = await stepsOf(tx, reports);
  const entries: TraceEntry[] = [];
  const changed: ({ id: string } & Omit<Said, "milestones">)[] = [];
  const milestones: { id: string; actual: Day }[] = [];
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
    const reached = newlyReached(steps.get(projectId) ?? [], report);
    const changes = changedValues(
      {
        ...stands,
        milestones: reached.map(({ name, before }) => ({ name, actual: toDayOrNull(before) })),
      },
      { ...said, milestones: reached.map(({ name, actual }) => ({ name, actual })) },
    );
    if (!changes) continue;
    milestones.push(...reached.map(({ id, actual }) => ({ id, actual })));
    changed.push({ id: projectId, ...said });
    entries.push({
      category: "construction",
      verb: "project.update",
      subject: "project",
      subjectId: projectId,
      projectId,
      ...changes,
    });
  }
  if (entries.length === 0) return;
  if (milestones.length > 0) {
    await tx.$executeRaw`
      UPDATE milestone SET actual = said.actual
      FROM json_to_recordset(${JSON.stringify(milestones)}::json) AS said (id uuid, actual date)
      WHERE milestone.id = said.id`;
  }
  await tx.$executeRaw`
    UPDATE project SET actual_start = said."actualStart", actual_completion = said."actualCompletion",
      stage = said.stage, version = version + 1, updated_at = CURRENT_TIMESTAMP
    FROM json_to_recordset(${JSON.stringify(changed)}::json)
      AS said (id uuid, "actualStart" date, "actualCompletion" date, stage "Stage")
    WHERE project.id = said.id`;
  await recordTraces(tx, actor, entries, now);
}
