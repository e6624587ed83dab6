import "server-only";
import type { Tx } from "@/lib/core/db";
import { type Period, periodAt, previousPeriod, yearOf } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { CountedReport } from "@/lib/lamps/queries/load-facts";
import { loadFacts, takingPart } from "@/lib/lamps/queries/load-facts";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { type LampDecision, type LampRun, lampOf } from "@/lib/lamps/rules/lamp";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** A lamp with all that it was decided from. */
export type LitProject = {
  projectId: string;
  decision: LampDecision;
  inputs: ProjectFacts;
  /** The report that counted; null when nothing was reported. */
  report: CountedReport | null;
  /** The override that took effect; null when none did. */
  overrideId: string | null;
};

type Reader = Pick<
  Tx,
  "project" | "monthlyReport" | "period" | "lampDecision" | "lampOverride" | "planChange"
>;

/** The runs that a period's lamps in force leave to the next one. */
export async function runsAfter(client: Reader, period: Period): Promise<Map<string, LampRun>> {
  const row = await client.period.findUnique({ where: { id: period }, select: { revision: true } });
  if (!row || row.revision === 0) return new Map();
  const decisions = await client.lampDecision.findMany({
    where: { periodId: period, revision: row.revision },
    select: { projectId: true, lamp: true, behindRun: true, redRun: true },
  });
  return new Map(decisions.map(({ projectId, ...run }) => [projectId, run]));
}

export const runsBefore = (client: Reader, period: Period): Promise<Map<string, LampRun>> =>
  runsAfter(client, previousPeriod(period));

/** Decides the lamps of every project in the year's plan that has a part in the period, or of some. Writes nothing. */
export async function lightProjects(
  client: Reader,
  period: Period,
  settings: RuleSettings,
  runs: ReadonlyMap<string, LampRun>,
  among: Prisma.ProjectWhereInput = {},
): Promise<LitProject[]> {
  const year = yearOf(period);
  const loaded = await loadFacts(
    client,
    { plans: { some: { year } }, ...takingPart(period), ...among },
    { from: periodAt(year, 1), through: period },
  );
  const lit: LitProject[] = [];
  for (const { projectId, facts, counted, overrides } of loaded) {
    const decision = lampOf(facts, period, settings, runs.get(projectId) ?? null);
    if (!decision) continue;
    lit.push({
      projectId,
      decision,
      inputs: facts,
      report: counted.get(period) ?? null,
      overrideId: decision.overridden ? (overrides.get(period) ?? null) : null,
    });
  }
  return lit;
}
