import "server-only";
import { toAmount } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { fromCents, toCents } from "@/lib/core/money";
import { monthOf, type Period, previousPeriod, yearOf } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { runsBefore } from "@/lib/lamps/queries/light-projects";
import { loadFacts, toReport } from "@/lib/lamps/queries/load-facts";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import { expectedThrough } from "@/lib/lamps/rules/expectation";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { stateAt } from "@/lib/periods/rules";
import { investedBeforePeriod, warningsOf } from "@/lib/progress/rules";
import type { ReviewComments } from "@/lib/progress/schema";
import { takesPart } from "@/lib/projects/rules";

export const reportRow = {
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

/** A report as pages show it. Money is 万元. */
export const reportView = (row: Row) => ({
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
export type ReportView = ReturnType<typeof reportView>;

/** The period as it stands; NOT_FOUND when it was never opened. */
export async function requirePeriod(period: Period, now: Date) {
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

/** Projects' months with everything that the form, the review and the live lamp need, in number order. */
export async function loadMonths(where: Prisma.ProjectWhereInput, period: Period, now: Date) {
  const cycle = await requirePeriod(period, now);
  const projects = await db().project.findMany({
    where,
    orderBy: { number: "asc" },
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
      reports: { where: { periodId: { in: [period, previousPeriod(period)] } }, select: reportRow },
    },
  });
  const ids = projects.map(({ id }) => id);
  const [loaded, settings, runs] = await Promise.all([
    loadFacts(db(), { id: { in: ids } }, { through: period }),
    ruleSettingsFor(db(), period),
    runsBefore(db(), period, ids),
  ]);
  const factsById = new Map(loaded.map((item) => [item.projectId, item.facts]));
  return projects.flatMap(({ reports: rows, ...project }) => {
    const whole = factsById.get(project.id);
    if (!whole) return [];
    const own = rows.find((row) => row.periodId === period);
    const before = rows.find((row) => row.periodId !== period && row.state !== "draft");
    const { totalInvestment, investedBefore, plans, withdrawnFrom, ...shown } = project;
    const withdrawn = !takesPart(withdrawnFrom, period);
    // The facts as they stand without this month's report: the form lays its own over them.
    const { [period]: _, ...reports } = whole.reports;
    const facts: ProjectFacts = { ...whole, reports };
    const report = own ? reportView(own) : null;
    const warningContext = {
      monthPlan: monthPlanOf(facts, period),
      investedBefore:
        toAmount(plans[0]?.investedBefore ?? investedBefore) + investedBeforePeriod(facts, period),
      totalInvestment: toAmount(totalInvestment),
      start: facts.actualStart ?? null,
    };
    return [
      {
        project: { ...shown, unit: project.responsibleUnit?.name ?? null },
        period: cycle,
        /** Out of the registry before this period: nothing is filed. */
        withdrawn,
        inPlan: !withdrawn && facts.annualPlans[String(yearOf(period))] !== undefined,
        report,
        last: before ? reportView(before) : null,
        facts,
        settings,
        previous: runs.get(project.id) ?? null,
        warningContext,
        warnings: report ? warningsOf(report, warningContext) : [],
      },
    ];
  });
}
