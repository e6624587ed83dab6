import "server-only";
import { type Actor, type ProjectScope, visibilityOf } from "@/lib/auth/permissions";
import { sharePeriod } from "@/lib/core/advisory-locks";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { type Period, yearOf } from "@/lib/core/periods";
import { toReport } from "@/lib/lamps/queries/load-facts";
import { stateAt } from "@/lib/periods/rules";
import { takesPart } from "@/lib/projects/rules";

/**
 * What filing and reviewing begin with: the period held open against a close, the project's row locked so that two
 * hands on one report follow one another, and the actor's right checked. A foreign project is "not found".
 */
export async function loadForReport(
  tx: Tx,
  actor: Actor,
  { projectId, period }: { projectId: string; period: Period },
  may: (actor: Actor, project: ProjectScope) => boolean,
  now: Date,
) {
  await sharePeriod(tx, period);
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  const project = await tx.project.findUnique({
    where: { id: projectId },
    select: {
      id: true,
      number: true,
      withdrawnFrom: true,
      responsibleUnitId: true,
      regionCode: true,
      totalInvestment: true,
      responsibleUnit: { select: { name: true } },
      plans: { where: { year: yearOf(period) }, select: { year: true } },
    },
  });
  if (!project) throw notFound("project");
  if (!may(actor, project)) throw visibilityOf(actor, project) === "full" ? forbidden() : notFound("project");
  const row = await tx.period.findUnique({ where: { id: period } });
  if (!row) throw ruleViolation("PERIOD_NOT_OPENED", { period });
  if (!takesPart(project.withdrawnFrom, period)) {
    throw ruleViolation("PROJECT_WITHDRAWN", { number: project.number });
  }
  const stored = await tx.monthlyReport.findUnique({
    where: { projectId_periodId: { projectId, periodId: period } },
  });
  return {
    project,
    inPlan: project.plans.length > 0,
    state: stateAt(row, now),
    stored: stored && { ...toReport(stored), id: stored.id, state: stored.state, version: stored.version },
    /** As it was handed in before, however often it was returned. */
    filed: stored?.submittedAt ? { late: stored.late } : null,
  };
}

/** The version that somebody saw against the one that stands; absent means not compared. */
export function requireVersion(seen: number | undefined, stands: number): void {
  if (seen !== undefined && seen !== stands) throw conflict("STALE_VERSION");
}
