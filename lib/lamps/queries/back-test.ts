import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type BackTest, backTester, type LitMonth } from "@/lib/lamps/rules/back-test";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** So many projects' months are held at a time. */
const BATCH = 1_000;

export type BackTestResult = BackTest & {
  /** Of the projects whose lamps change. */
  projects: Map<string, { number: string; name: string; unit: string | null }>;
};

type ProjectRow = { id: string; number: string; name: string; responsibleUnit: { name: string } | null };

async function monthsOf(
  projects: ProjectRow[],
  inForce: Prisma.LampDecisionWhereInput,
): Promise<Map<string, LitMonth[]>> {
  const rows = await db().lampDecision.findMany({
    where: { ...inForce, projectId: { in: projects.map(({ id }) => id) } },
    select: { projectId: true, periodId: true, lamp: true, caseOpened: true, inputs: true },
    orderBy: { periodId: "asc" },
  });
  const months = new Map<string, LitMonth[]>();
  for (const { projectId, periodId, lamp, caseOpened, inputs } of rows) {
    const month = { period: periodId, lamp, caseOpened, facts: inputs as unknown as ProjectFacts };
    const known = months.get(projectId);
    if (known) known.push(month);
    else months.set(projectId, [month]);
  }
  return months;
}

/**
 * Replays all closed periods under other settings, by the facts that each lamp was decided from, over the projects
 * that the actor may list. Writes nothing.
 */
export async function runBackTest(actor: Actor, settings: RuleSettings): Promise<BackTestResult> {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  const periods = await db().period.findMany({
    where: { revision: { gt: 0 } },
    orderBy: { id: "asc" },
    select: { id: true, revision: true },
  });
  const inForce = { OR: periods.map(({ id, revision }) => ({ periodId: id, revision })) };
  const rows: ProjectRow[] =
    periods.length === 0
      ? []
      : await db().project.findMany({
          where: {
            ...(scope.kind === "region" ? { regionCode: scope.regionCode } : {}),
            lamps: { some: inForce },
          },
          orderBy: { id: "asc" },
          select: { id: true, number: true, name: true, responsibleUnit: { select: { name: true } } },
        });
  const ids: Period[] = periods.map(({ id }) => id);
  const tester = backTester(ids, settings);
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH);
    const months = await monthsOf(batch, inForce);
    for (const { id, responsibleUnit } of batch) {
      tester.add({ projectId: id, unit: responsibleUnit?.name ?? null, months: months.get(id) ?? [] });
    }
  }
  const result = tester.result();
  const concerned = new Set(result.changed.map(({ projectId }) => projectId));
  return {
    ...result,
    projects: new Map(
      rows
        .filter(({ id }) => concerned.has(id))
        .map(({ id, number, name, responsibleUnit }) => [
          id,
          { number, name, unit: responsibleUnit?.name ?? null },
        ]),
    ),
  };
}
