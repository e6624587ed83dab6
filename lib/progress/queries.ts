import "server-only";
import {
  type Actor,
  listScopeOf,
  mayFile,
  mayReview,
  maySeeBusiness,
  visibilityOf,
} from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { type Period, yearOf } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { runsBefore } from "@/lib/lamps/queries/light-projects";
import { loadFacts, takingPart } from "@/lib/lamps/queries/load-facts";
import {
  loadMonths,
  type ReportView,
  reportRow,
  reportView,
  requirePeriod,
} from "@/lib/progress/queries/load-months";
import {
  isDue,
  prefillFrom,
  type Report,
  type ReportState,
  reportDifferences,
  reviewedFields,
} from "@/lib/progress/rules";
import type { ReviewComments } from "@/lib/progress/schema";

async function loadMonth(projectId: string, period: Period, now: Date) {
  const [month] = await loadMonths({ id: projectId }, period, now);
  if (!month) throw notFound("project");
  return month;
}
type Month = Awaited<ReturnType<typeof loadMonth>>;

/** With what the form starts from: the report so far, or last month's texts. */
function withValues(month: Month) {
  const values: Report = month.report ?? prefillFrom(month.last);
  return { ...month, values: { ...values, stage: values.stage ?? month.project.stage } };
}

/** The filing form of one project and period; `values` is the report so far, or last month's texts. */
export async function getFiling(actor: Actor, projectId: string, period: Period, now: Date) {
  const month = await loadMonth(projectId, period, now);
  if (!mayFile(actor, month.project)) {
    throw visibilityOf(actor, month.project) === "full" ? forbidden() : notFound("project");
  }
  return withValues(month);
}
export type Filing = Awaited<ReturnType<typeof getFiling>>;

/** `getFiling` of several projects, in number order; those that the actor does not file are left out. */
export async function listForms(
  actor: Actor,
  projectIds: readonly string[],
  period: Period,
  now: Date,
): Promise<Filing[]> {
  const months = await loadMonths({ id: { in: [...projectIds] } }, period, now);
  return months.filter(({ project }) => mayFile(actor, project)).map(withValues);
}

/** One report as its reviewer reads it: beside last month's, field by field. */
export async function getReview(actor: Actor, projectId: string, period: Period, now: Date) {
  const month = await loadMonth(projectId, period, now);
  if (visibilityOf(actor, month.project) !== "full") throw notFound("project");
  if (!mayReview(actor, month.project)) throw forbidden();
  if (!month.report) throw notFound("report");
  return {
    ...month,
    report: month.report,
    differences: reportDifferences(month.report, month.last, reviewedFields),
  };
}
export type Review = Awaited<ReturnType<typeof getReview>>;

function filedBy(actor: Actor): Prisma.ProjectWhereInput {
  if (actor.role === "reporter") {
    return actor.unitId ? { responsibleUnitId: actor.unitId } : { id: { in: [] } };
  }
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  return scope.kind === "region" ? { regionCode: scope.regionCode } : {};
}

export type FilingState = ReportState | "missing";

/**
 * The projects whose report is due in a period, of those that the actor files or reviews, with the state of each:
 * in number order. `unit` narrows it to one responsible unit by name.
 */
export async function listFilings(actor: Actor, period: Period, now: Date, unit?: string) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const cycle = await requirePeriod(period, now);
  const where: Prisma.ProjectWhereInput = {
    AND: [
      filedBy(actor),
      { plans: { some: { year: yearOf(period) } } },
      takingPart(period),
      unit ? { responsibleUnit: { name: unit } } : {},
    ],
  };
  const [loaded, projects, runs] = await Promise.all([
    loadFacts(db(), where, { from: `${yearOf(period)}-01`, through: period }),
    db().project.findMany({
      where,
      select: {
        id: true,
        number: true,
        name: true,
        responsibleUnitId: true,
        responsibleUnit: { select: { name: true } },
        regionCode: true,
        reports: { where: { periodId: period }, select: reportRow },
      },
      orderBy: { number: "asc" },
    }),
    runsBefore(db(), period),
  ]);
  const factsById = new Map(loaded.map((item) => [item.projectId, item.facts]));
  const items = projects.flatMap(({ reports: [row], responsibleUnit, ...project }) => {
    const facts = factsById.get(project.id);
    if (!facts || !isDue(facts, period)) return [];
    const state: FilingState = row?.state ?? "missing";
    return [
      {
        ...project,
        unit: responsibleUnit?.name ?? null,
        state,
        version: row?.version ?? 0,
        invested: row?.invested?.toNumber() ?? null,
        late: row?.late ?? false,
        identical: row?.identical ?? false,
        submittedAt: row?.submittedAt?.toISOString() ?? null,
        comments: (row?.comments ?? {}) as ReviewComments,
        lastLamp: runs.get(project.id) ?? null,
        mayFile: mayFile(actor, project),
      },
    ];
  });
  return { period: cycle, items };
}
export type Filings = Awaited<ReturnType<typeof listFilings>>;
export type FilingItem = Filings["items"][number];

/** A project's reports, newest first; drafts stay with those who file. */
export async function listReports(actor: Actor, projectId: string): Promise<ReportView[]> {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: { responsibleUnitId: true, regionCode: true },
  });
  if (!project || visibilityOf(actor, project) !== "full") throw notFound("project");
  const rows = await db().monthlyReport.findMany({
    where: { projectId, ...(mayFile(actor, project) ? {} : { state: { not: "draft" } }) },
    select: reportRow,
    orderBy: { periodId: "desc" },
  });
  return rows.map(reportView);
}
