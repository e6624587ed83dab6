import "server-only";
import { toAmount } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { type Period, previousPeriod } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { runsAfter } from "@/lib/lamps/queries/light-projects";
import type { Reason } from "@/lib/lamps/rules/reasons";
import { seriesProjects } from "@/lib/meetings/queries/series-scope";
import { type LampChange, type LampLine, lampChangeOf, lampChanges } from "@/lib/meetings/rules/agenda";
import type { SeriesScope } from "@/lib/meetings/rules/scope";

const lampFields = {
  projectId: true,
  lamp: true,
  behindRun: true,
  redRun: true,
  reasons: true,
  expected: true,
  actual: true,
  project: {
    select: {
      number: true,
      name: true,
      responsibleUnitId: true,
      responsibleUnit: { select: { name: true } },
      leaders: { select: { leader: { select: { title: true } } }, orderBy: { order: "asc" }, take: 1 },
    },
  },
} satisfies Prisma.LampDecisionSelect;

type Row = Prisma.LampDecisionGetPayload<{ select: typeof lampFields }>;

const toLine = ({ project, ...row }: Row): LampLine => ({
  projectId: row.projectId,
  number: project.number,
  name: project.name,
  unitId: project.responsibleUnitId,
  unit: project.responsibleUnit?.name ?? null,
  leader: project.leaders[0]?.leader.title ?? null,
  lamp: row.lamp,
  behindRun: row.behindRun,
  redRun: row.redRun,
  expected: toAmount(row.expected),
  actual: toAmount(row.actual),
  reasons: row.reasons as unknown as Reason[],
});

/** By responsible unit, the longest red or yellow first, then by number. */
const byUnit = (a: LampLine, b: LampLine): number =>
  (a.unit ?? "").localeCompare(b.unit ?? "", "zh") ||
  b.redRun - a.redRun ||
  b.behindRun - a.behindRun ||
  a.number.localeCompare(b.number);

/** The latest closed period that had been published by the end of a meeting's day; null: none yet. */
export async function lampPeriodOf(tx: Tx, before: Date): Promise<Period | null> {
  const closing = await tx.periodClosing.findFirst({
    where: { closedAt: { lt: before } },
    orderBy: [{ periodId: "desc" }, { revision: "desc" }],
    select: { periodId: true },
  });
  return closing?.periodId ?? null;
}

/**
 * The lamps of a period in force that a meeting is told of, by kind of change. When the series' last meeting heard
 * the same period (`toldBefore`), only what is red is named again, as continued.
 */
export async function lampCandidates(
  tx: Tx,
  scope: SeriesScope,
  period: Period,
  toldBefore: boolean,
): Promise<{ change: LampChange; projects: LampLine[] }[]> {
  const row = await tx.period.findUniqueOrThrow({ where: { id: period }, select: { revision: true } });
  const [rows, before] = await Promise.all([
    tx.lampDecision.findMany({
      where: { periodId: period, revision: row.revision, project: seriesProjects(scope) },
      select: lampFields,
    }),
    runsAfter(tx, previousPeriod(period)),
  ]);
  const groups = new Map<LampChange, LampLine[]>();
  for (const line of rows.map(toLine)) {
    const change = lampChangeOf(before.get(line.projectId)?.lamp ?? null, line);
    const told = toldBefore ? (line.lamp === "red" ? "continued_red" : null) : change;
    if (told) groups.set(told, [...(groups.get(told) ?? []), line]);
  }
  return lampChanges.flatMap((change) => {
    const projects = groups.get(change);
    return projects ? [{ change, projects: projects.sort(byUnit) }] : [];
  });
}
