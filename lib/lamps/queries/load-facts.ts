import "server-only";
import { changesAfter } from "@/lib/changes/queries/approved-changes";
import { factsInForce } from "@/lib/changes/rules/in-force";
import { toAmount, toDay, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { OverrideLamp, ProjectFacts } from "@/lib/lamps/rules/facts";
import type { ReportState } from "@/lib/progress/rules";
import { type Report, withInvested, withReport } from "@/lib/progress/rules";

const reportFields = {
  projectId: true,
  periodId: true,
  state: true,
  invested: true,
  fundsArrived: true,
  stage: true,
  submittedAt: true,
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
export const toReport = (
  row: Omit<ReportRow, "projectId" | "periodId" | "state" | "submittedAt">,
): Report => ({
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

export type CountedReport = Report & {
  period: Period;
  state: ReportState;
  /** Its dates, stage and milestones are not the project's own yet: they become it at the review or the close. */
  pending: boolean;
};

export type LoadedFacts = {
  projectId: string;
  facts: ProjectFacts;
  /** The reports that count, by period: accepted, or submitted and not yet reviewed. */
  counted: Map<Period, CountedReport>;
  /** Ids of the overrides in force, by period; their lamps stand in the facts. */
  overrides: Map<Period, string>;
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

/** Projects that have a part in a period: `takesPart` as a condition. */
export const takingPart = (period: Period): Prisma.ProjectWhereInput => ({
  OR: [{ withdrawnFrom: null }, { withdrawnFrom: { gt: period } }],
});

type Reader = Pick<Tx, "project" | "monthlyReport" | "period" | "lampOverride" | "planChange">;

/** Periods not closed now, each with the instant of its last closing (null: never closed). */
async function unclosedPeriods(client: Reader, id: { gte?: Period; lte: Period }) {
  const rows = await client.period.findMany({
    where: { id, state: { not: "closed" } },
    select: { id: true, closings: { orderBy: { revision: "desc" }, take: 1, select: { closedAt: true } } },
  });
  return new Map(rows.map((row) => [row.id, row.closings[0]?.closedAt ?? null]));
}

/**
 * The facts behind the lamps of the projects that match, set-based: with the reports of `from` … `through` that
 * count. What a report says of start, completion and milestones is the project's own once it was accepted or
 * its period closed, and may have been corrected there since; until then it is laid over the project's facts.
 * Plan changes that take effect after `through` are undone: a re-opened period is lit by what was in force in it.
 */
export async function loadFacts(
  client: Reader,
  where: Prisma.ProjectWhereInput,
  range: { from?: Period; through: Period },
): Promise<LoadedFacts[]> {
  const periodId = { lte: range.through, ...(range.from ? { gte: range.from } : {}) };
  // One after the other: inside a transaction there is one connection.
  const unclosed = await unclosedPeriods(client, periodId);
  const projects = await client.project.findMany({
    where,
    select: projectFields,
    orderBy: { number: "asc" },
  });
  // After the projects: a change that is approved between the two reads is undone twice rather than never.
  const changes = await changesAfter(client, where, range.through);
  const reports = await client.monthlyReport.findMany({
    where: { periodId, state: { in: ["submitted", "accepted"] }, project: where },
    select: reportFields,
    orderBy: { periodId: "asc" },
  });
  const byProject = new Map<string, LoadedFacts>(
    projects.map((row) => [
      row.id,
      {
        projectId: row.id,
        facts: factsInForce(factsOf(row), changes.get(row.id) ?? [], range.through),
        counted: new Map(),
        overrides: new Map(),
      },
    ]),
  );
  const overrides = await client.lampOverride.findMany({
    where: { periodId, removedAt: null, project: where },
    select: { id: true, projectId: true, periodId: true, lamp: true },
  });
  for (const { id, projectId, periodId: period, lamp } of overrides) {
    const loaded = byProject.get(projectId);
    if (!loaded) continue;
    loaded.facts = {
      ...loaded.facts,
      overrides: { ...loaded.facts.overrides, [period]: lamp as OverrideLamp },
    };
    loaded.overrides.set(period, id);
  }
  for (const row of reports) {
    const loaded = byProject.get(row.projectId);
    if (!loaded) continue;
    const report = toReport(row);
    const lastClosed = unclosed.get(row.periodId);
    const pending =
      row.state === "submitted" &&
      lastClosed !== undefined &&
      (lastClosed === null || (row.submittedAt !== null && row.submittedAt > lastClosed));
    loaded.facts = pending
      ? withReport(loaded.facts, row.periodId, report)
      : withInvested(loaded.facts, row.periodId, report.invested);
    loaded.counted.set(row.periodId, { ...report, period: row.periodId, state: row.state, pending });
  }
  return [...byProject.values()];
}
