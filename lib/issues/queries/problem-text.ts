import "server-only";
import { type Actor, visibilityOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";

/** A handed-in report's problem text with what was raised from it; for whoever reads the project in full. */
export async function getProblemText(actor: Actor, reportId: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(reportId)) throw notFound("report");
  const report = await db().monthlyReport.findUnique({
    where: { id: reportId },
    select: {
      id: true,
      periodId: true,
      state: true,
      problems: true,
      project: { select: { id: true, name: true, responsibleUnitId: true, regionCode: true } },
      issues: { select: { id: true, number: true }, orderBy: { raisedAt: "asc" } },
    },
  });
  if (!report || report.state === "draft" || visibilityOf(actor, report.project) !== "full") {
    throw notFound("report");
  }
  return {
    id: report.id,
    period: report.periodId,
    problems: report.problems,
    projectId: report.project.id,
    projectName: report.project.name,
    raised: report.issues,
  };
}

/** What was raised from a project's reports, by the report's id. */
export async function listRaisedFrom(
  actor: Actor,
  projectId: string,
): Promise<Map<string, { id: string; number: string }[]>> {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: { responsibleUnitId: true, regionCode: true },
  });
  if (!project || visibilityOf(actor, project) !== "full") throw notFound("project");
  const rows = await db().issue.findMany({
    where: { projectId, reportId: { not: null } },
    select: { id: true, number: true, reportId: true },
    orderBy: { raisedAt: "asc" },
  });
  const raised = new Map<string, { id: string; number: string }[]>();
  for (const { reportId, ...issue } of rows) {
    if (reportId) raised.set(reportId, [...(raised.get(reportId) ?? []), issue]);
  }
  return raised;
}
