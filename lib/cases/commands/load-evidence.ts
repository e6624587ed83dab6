import "server-only";
import type { CaseEvidence, CaseMonth, CaseReport } from "@/lib/cases/schema";
import { toAmount, toDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { OverrideLamp } from "@/lib/lamps/rules/facts";
import type { Reason } from "@/lib/lamps/rules/reasons";
import { chainOf } from "@/lib/lamps/rules/run";

/** How far back evidence reaches; a longer run is cut there. */
const MOST_MONTHS = 36;

const monthFields = {
  projectId: true,
  periodId: true,
  revision: true,
  lamp: true,
  computed: true,
  behindRun: true,
  redRun: true,
  reasons: true,
  annualPlan: true,
  expected: true,
  actual: true,
  override: { select: { lamp: true, reason: true, evidence: true, madeBy: true, madeAt: true } },
  ruleVersion: { select: { id: true, fromPeriod: true } },
} satisfies Prisma.LampDecisionSelect;

const monthOf = (row: Prisma.LampDecisionGetPayload<{ select: typeof monthFields }>): CaseMonth => ({
  period: row.periodId,
  revision: row.revision,
  lamp: row.lamp,
  computed: row.computed,
  override: row.override && {
    ...row.override,
    lamp: row.override.lamp as OverrideLamp,
    madeAt: row.override.madeAt.toISOString(),
  },
  behindRun: row.behindRun,
  redRun: row.redRun,
  reasons: row.reasons as unknown as Reason[],
  annualPlan: toAmount(row.annualPlan),
  expected: toAmount(row.expected),
  actual: toAmount(row.actual),
  ruleVersion: row.ruleVersion,
  report: null,
});

async function reportsOf(tx: Tx, projectIds: string[], from: Period, to: Period) {
  const rows = await tx.monthlyReport.findMany({
    where: {
      projectId: { in: projectIds },
      periodId: { gte: from, lte: to },
      state: { in: ["submitted", "accepted"] },
    },
  });
  return new Map(
    rows.map((row): [string, CaseReport] => [
      `${row.projectId} ${row.periodId}`,
      {
        state: row.state,
        invested: row.invested?.toNumber() ?? null,
        physicalProgress: row.physicalProgress,
        work: row.work,
        problems: row.problems,
        nextPlan: row.nextPlan,
        actualStart: toDayOrNull(row.actualStart),
        actualCompletion: toDayOrNull(row.actualCompletion),
        late: row.late,
        submittedAt: row.submittedAt?.toISOString() ?? null,
        submittedBy: row.submittedBy,
      },
    ]),
  );
}

/** What the cases of these projects rest on, in four reads however many they are. */
export async function loadEvidence(
  tx: Tx,
  period: { id: Period; revision: number },
  projectIds: string[],
): Promise<Map<string, { unitId: string | null; evidence: CaseEvidence }>> {
  const before = await tx.period.findMany({
    where: { id: { lt: period.id }, revision: { gt: 0 } },
    select: { id: true, revision: true },
    orderBy: { id: "desc" },
    take: MOST_MONTHS,
  });
  const [closing, projects, decisions] = [
    await tx.periodClosing.findUniqueOrThrow({
      where: { periodId_revision: { periodId: period.id, revision: period.revision } },
      select: { ruleVersion: { select: { settings: true } } },
    }),
    await tx.project.findMany({
      where: { id: { in: projectIds } },
      select: {
        id: true,
        number: true,
        name: true,
        region: { select: { name: true } },
        responsibleUnit: { select: { id: true, name: true } },
        leaders: { select: { leader: { select: { title: true } } }, orderBy: { order: "asc" } },
      },
    }),
    await tx.lampDecision.findMany({
      where: {
        projectId: { in: projectIds },
        OR: [...before, period].map(({ id, revision }) => ({ periodId: id, revision })),
      },
      select: monthFields,
      orderBy: { periodId: "asc" },
    }),
  ];
  const reports = await reportsOf(tx, projectIds, before.at(-1)?.id ?? period.id, period.id);
  const byProject = new Map<string, CaseMonth[]>();
  for (const row of decisions) {
    const month = { ...monthOf(row), report: reports.get(`${row.projectId} ${row.periodId}`) ?? null };
    byProject.set(row.projectId, [...(byProject.get(row.projectId) ?? []), month]);
  }
  const { monthsRedToCase } = closing.ruleVersion.settings as { monthsRedToCase: number };
  return new Map(
    projects.map((project) => [
      project.id,
      {
        unitId: project.responsibleUnit?.id ?? null,
        evidence: {
          project: {
            number: project.number,
            name: project.name,
            region: project.region?.name ?? null,
            unit: project.responsibleUnit?.name ?? null,
            leaders: project.leaders.map((item) => item.leader.title),
          },
          monthsRedToCase,
          months: chainOf(byProject.get(project.id) ?? []),
        },
      },
    ]),
  );
}
