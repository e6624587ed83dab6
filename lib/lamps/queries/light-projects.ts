import "server-only";
import type { Tx } from "@/lib/core/db";
import { type Period, periodAt, previousPeriod, yearOf } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import {
  type CountedReport,
  type FactsReader,
  factsInBatches,
  takingPart,
} from "@/lib/lamps/queries/load-facts";
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

type RunReader = Pick<Tx, "period" | "$queryRaw">;
type Runs = ReadonlyMap<string, LampRun>;

/** The runs that a period's lamps in force leave to the next one: of all projects, or of some. */
export async function runsAfter(
  client: RunReader,
  period: Period,
  projectIds?: readonly string[],
): Promise<Map<string, LampRun>> {
  const row = await client.period.findUnique({ where: { id: period }, select: { revision: true } });
  if (!row || row.revision === 0) return new Map();
  const rows = await client.$queryRaw<({ id: string } & LampRun)[]>`
    SELECT project_id::text AS id, lamp::text AS lamp, behind_run AS "behindRun", red_run AS "redRun"
    FROM lamp_decision
    WHERE period_id = ${period} AND revision = ${row.revision}
      AND (${projectIds ?? null}::uuid[] IS NULL OR project_id = ANY (${projectIds ?? null}::uuid[]))`;
  return new Map(rows.map(({ id, ...run }) => [id, run]));
}

export const runsBefore = (
  client: RunReader,
  period: Period,
  projectIds?: readonly string[],
): Promise<Map<string, LampRun>> => runsAfter(client, previousPeriod(period), projectIds);

/**
 * Decides the lamps of every project in the year's plan that has a part in the period, or of some, a batch at a time.
 * Writes nothing. `runsOf` answers the runs so far of a batch.
 */
export async function* lightInBatches(
  client: FactsReader,
  period: Period,
  settings: RuleSettings,
  runsOf: (projectIds: string[]) => Runs | Promise<Runs>,
  among: Prisma.ProjectWhereInput = {},
): AsyncGenerator<LitProject[]> {
  const year = yearOf(period);
  const where = { plans: { some: { year } }, ...takingPart(period), ...among };
  for await (const batch of factsInBatches(client, where, { from: periodAt(year, 1), through: period })) {
    const runs = await runsOf(batch.map(({ projectId }) => projectId));
    yield batch.flatMap(({ projectId, facts, counted, overrides }): LitProject[] => {
      const decision = lampOf(facts, period, settings, runs.get(projectId) ?? null);
      if (!decision) return [];
      const overrideId = decision.overridden ? (overrides.get(period) ?? null) : null;
      return [{ projectId, decision, inputs: facts, report: counted, overrideId }];
    });
  }
}

/** `lightInBatches` all at once. */
export async function lightProjects(
  client: FactsReader,
  period: Period,
  settings: RuleSettings,
  runs: Runs,
  among: Prisma.ProjectWhereInput = {},
): Promise<LitProject[]> {
  const all: LitProject[] = [];
  for await (const batch of lightInBatches(client, period, settings, () => runs, among)) all.push(...batch);
  return all;
}
