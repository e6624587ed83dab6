import "server-only";
import { toAmount, toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type Report, withReport } from "@/lib/progress/rules";
import type { ReportState } from "@/lib/progress/schema";

const reportFields = {
  projectId: true,
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
} satisfies Prisma.MonthlyReportSelect;

type ReportRow = Prisma.MonthlyReportGetPayload<{ select: typeof reportFields }>;

/** A stored report as the rules see it. */
export const toReport = (row: Omit<ReportRow, "projectId" | "periodId" | "state">): Report => ({
  invested: row.invested?.toNumber() ?? null,
  fundsArrived: row.fundsArrived?.toNumber() ?? null,
  stage: row.stage,
  physicalProgress: row.physicalProgress,
  work: row.work,
  problems: row.problems,
  nextPlan: row.nextPlan,
  actualStart: toDayOrNull(row.actualStart),
  actualCompletion: toDayOrNull(row.actualCompletion),
  milestones: row.milestones as Report["milestones"],
  filler: row.filler,
  phone: row.phone,
});

export type CountedReport = Report & { period: Period; state: ReportState };

export type LoadedFacts = {
  projectId: string;
  facts: ProjectFacts;
  /** The reports that count, by period: accepted, or submitted and not yet reviewed. */
  counted: Map<Period, CountedReport>;
};

const projectFields = {
  id: true,
  plannedStart: true,
  plannedCompletion: true,
  actualStart: true,
  actualCompletion: true,
  plans: { select: { year: true, amount: true, monthly: true } },
  pauses: { select: { from: true, to: true }, orderBy: { from: "asc" } },
  milestones: { select: { name: true, planned: true, actual: true }, orderBy: { order: "asc" } },
} satisfies Prisma.ProjectSelect;

type ProjectRow = Prisma.ProjectGetPayload<{ select: typeof projectFields }>;

function monthlyPlanOf(plans: ProjectRow["plans"]): Record<Period, number> | null {
  const monthly: Record<Period, number> = {};
  for (const plan of plans) {
    plan.monthly.forEach((value, index) => {
      monthly[`${plan.year}-${String(index + 1).padStart(2, "0")}`] = toAmount(value);
    });
  }
  return Object.keys(monthly).length > 0 ? monthly : null;
}

const factsOf = (row: ProjectRow): ProjectFacts => ({
  annualPlans: Object.fromEntries(row.plans.map((plan) => [String(plan.year), toAmount(plan.amount)])),
  monthlyPlan: monthlyPlanOf(row.plans),
  plannedStart: toDayOrNull(row.plannedStart),
  plannedCompletion: toDayOrNull(row.plannedCompletion),
  actualStart: toDayOrNull(row.actualStart),
  actualCompletion: toDayOrNull(row.actualCompletion),
  pauses: row.pauses.map(({ from, to }) => ({ from, to })),
  milestones: row.milestones.map((item) => ({
    name: item.name,
    planned: toDay(item.planned),
    actual: toDayOrNull(item.actual),
  })),
  reports: {},
});

/**
 * The facts behind the lamps of the projects that match, set-based: with the reports of `from` … `through` that
 * count. What a counted report says of start, completion and milestones holds from its period on, whether or
 * not a close has written it to the project yet.
 */
export async function loadFacts(
  client: Pick<Tx, "project" | "monthlyReport">,
  where: Prisma.ProjectWhereInput,
  range: { from?: Period; through: Period },
): Promise<LoadedFacts[]> {
  const periodId = { lte: range.through, ...(range.from ? { gte: range.from } : {}) };
  const [projects, reports] = await Promise.all([
    client.project.findMany({ where, select: projectFields, orderBy: { number: "asc" } }),
    client.monthlyReport.findMany({
      where: { periodId, state: { in: ["submitted", "accepted"] }, project: where },
      select: reportFields,
      orderBy: { periodId: "asc" },
    }),
  ]);
  const byProject = new Map<string, LoadedFacts>(
    projects.map((row) => [row.id, { projectId: row.id, facts: factsOf(row), counted: new Map() }]),
  );
  for (const row of reports) {
    const loaded = byProject.get(row.projectId);
    if (!loaded) continue;
    const report = toReport(row);
    loaded.facts = withReport(loaded.facts, row.periodId, report);
    loaded.counted.set(row.periodId, { ...report, period: row.periodId, state: row.state });
  }
  return [...byProject.values()];
}
