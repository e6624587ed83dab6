import "server-only";
import {
  type Actor,
  listScopeOf,
  mayFile,
  mayReview,
  maySeeBusiness,
  visibilityOf,
} from "@/lib/auth/permissions";
import { toAmount } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { fromCents, toCents } from "@/lib/core/money";
import { monthOf, type Period, previousPeriod, yearOf } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { runsBefore } from "@/lib/lamps/queries/light-projects";
import { loadFacts, takingPart, toReport } from "@/lib/lamps/queries/load-facts";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import { expectedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { stateAt } from "@/lib/periods/rules";
import {
  investedBeforePeriod,
  isDue,
  prefillFrom,
  type Report,
  type ReportState,
  reportDifferences,
  reviewedFields,
  warningsOf,
} from "@/lib/progress/rules";
import type { ReviewComments } from "@/lib/progress/schema";
import { takesPart } from "@/lib/projects/rules";

const reportRow = {
  id: true,
  periodId: true,
  state: true,
  invested: true,
  fundsArrived: true,
  stage: true,
  physicalProgress: true,
  work: true,
  problems: true,
  nextPlan: true,
  actualStart: true,
  actualCompletion: true,
  milestones: true,
  filler: true,
  phone: true,
  submittedAt: true,
  submittedBy: true,
  late: true,
  identical: true,
  reviewedAt: true,
  reviewedBy: true,
  comments: true,
  version: true,
} satisfies Prisma.MonthlyReportSelect;

type Row = Prisma.MonthlyReportGetPayload<{ select: typeof reportRow }>;

const view = (row: Row) => ({
  ...toReport(row),
  id: row.id,
  period: row.periodId,
  state: row.state,
  submittedAt: row.submittedAt?.toISOString() ?? null,
  submittedBy: row.submittedBy,
  late: row.late,
  identical: row.identical,
  reviewedAt: row.reviewedAt?.toISOString() ?? null,
  reviewedBy: row.reviewedBy,
  comments: row.comments as ReviewComments,
  version: row.version,
});
export type ReportView = ReturnType<typeof view>;

async function requirePeriod(period: Period, now: Date) {
  const row = await db().period.findUnique({ where: { id: period } });
  if (!row) throw notFound("period");
  return { id: row.id, state: stateAt(row, now), lockAt: row.lockAt.toISOString() };
}

/** 万元 that the plan expects of this month alone. */
const monthPlanOf = (facts: ProjectFacts, period: Period): number =>
  fromCents(
    toCents(expectedThrough(facts, period)) -
      (monthOf(period) === 1 ? 0 : toCents(expectedThrough(facts, previousPeriod(period)))),
  );

/** A project's month with everything that the form, the review and the live lamp need. */
async function loadMonth(projectId: string, period: Period, now: Date) {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: {
      id: true,
      number: true,
      name: true,
      stage: true,
      totalInvestment: true,
      investedBefore: true,
      // What stood before this year, once the project was carried into the next one.
      plans: { where: { year: yearOf(period) }, select: { investedBefore: true } },
      responsibleUnitId: true,
      regionCode: true,
      withdrawnFrom: true,
      responsibleUnit: { select: { name: true } },
      region: { select: { name: true } },
    },
  });
  if (!project) throw notFound("project");
  const cycle = await requirePeriod(period, now);
  const [rows, [loaded], settings, runs] = await Promise.all([
    db().monthlyReport.findMany({
      where: { projectId, periodId: { in: [period, previousPeriod(period)] } },
      select: reportRow,
    }),
    loadFacts(db(), { id: projectId }, { through: period }),
    ruleSettingsFor(db(), period),
    runsBefore(db(), period, [projectId]),
  ]);
  if (!loaded) throw notFound("project");
  const own = rows.find((row) => row.periodId === period);
  const before = rows.find((row) => row.periodId !== period && row.state !== "draft");
  const { totalInvestment, investedBefore, plans, withdrawnFrom, ...shown } = project;
  const withdrawn = !takesPart(withdrawnFrom, period);
  // The facts as they stand without this month's report: the form lays its own over them.
  const { [period]: _, ...reports } = loaded.facts.reports;
  const facts: ProjectFacts = { ...loaded.facts, reports };
  const report = own ? view(own) : null;
  const last = before ? view(before) : null;
  const warningContext = {
    monthPlan: monthPlanOf(facts, period),
    investedBefore:
      toAmount(plans[0]?.investedBefore ?? investedBefore) + investedBeforePeriod(facts, period),
    totalInvestment: toAmount(totalInvestment),
    start: facts.actualStart ?? null,
  };
  return {
    project: { ...shown, unit: project.responsibleUnit?.name ?? null },
    period: cycle,
    /** Out of the registry before this period: nothing is filed. */
    withdrawn,
    inPlan: !withdrawn && facts.annualPlans[String(yearOf(period))] !== undefined,
    report,
    last,
    facts,
    settings,
    previous: runs.get(projectId) ?? null,
    warningContext,
    warnings: report ? warningsOf(report, warningContext) : [],
  };
}

/** The filing form of one project and period; `values` is the report so far, or last month's texts. */
export async function getFiling(actor: Actor, projectId: string, period: Period, now: Date) {
  const month = await loadMonth(projectId, period, now);
  if (!mayFile(actor, month.project)) {
    throw visibilityOf(actor, month.project) === "full" ? forbidden() : notFound("project");
  }
  const values: Report = month.report ?? prefillFrom(month.last);
  return { ...month, values: { ...values, stage: values.stage ?? month.project.stage } };
}
export type Filing = Awaited<ReturnType<typeof getFiling>>;

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
  return rows.map(view);
}
