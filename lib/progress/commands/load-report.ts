import "server-only";
import { type Actor, type ProjectScope, visibilityOf } from "@/lib/auth/permissions";
import { sharePeriod } from "@/lib/core/advisory-locks";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { type Period, previousPeriod, yearOf } from "@/lib/core/periods";
import { toReport } from "@/lib/lamps/queries/load-facts";
import { stateAt } from "@/lib/periods/rules";
import { takesPart } from "@/lib/projects/rules";

type Target = { projectId: string; period: Period };
type FiledProject = ProjectScope & { id: string; number: string; withdrawnFrom: string | null };
type May = (actor: Actor, project: ProjectScope) => boolean;

async function loadRows(tx: Tx, targets: readonly Target[]) {
  const ids = [...new Set(targets.map(({ projectId }) => projectId))];
  const periods = [...new Set(targets.map(({ period }) => period))].sort();
  for (const period of periods) await sharePeriod(tx, period);
  const projects = await tx.$queryRaw<FiledProject[]>`
    SELECT id, number, withdrawn_from AS "withdrawnFrom", responsible_unit_id AS "responsibleUnitId",
      region_code AS "regionCode"
    FROM project WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const plans = await tx.annualPlan.findMany({
    where: { projectId: { in: ids }, year: { in: [...new Set(periods.map(yearOf))] } },
    select: { projectId: true, year: true },
  });
  const opened = await tx.period.findMany({ where: { id: { in: periods } } });
  const read = [...new Set(periods.flatMap((period) => [previousPeriod(period), period]))];
  const reports = await tx.monthlyReport.findMany({
    where: { projectId: { in: ids }, periodId: { in: read } },
  });
  return {
    projects: new Map(projects.map((project) => [project.id, project])),
    plans: new Set(plans.map((plan) => `${plan.projectId} ${plan.year}`)),
    periods: new Map(opened.map((period) => [period.id, period])),
    reports: new Map(reports.map((report) => [`${report.projectId} ${report.periodId}`, report])),
  };
}

function judge(
  rows: Awaited<ReturnType<typeof loadRows>>,
  actor: Actor,
  { projectId, period }: Target,
  may: May,
  now: Date,
) {
  const project = rows.projects.get(projectId);
  if (!project) throw notFound("project");
  if (!may(actor, project)) throw visibilityOf(actor, project) === "full" ? forbidden() : notFound("project");
  const row = rows.periods.get(period);
  if (!row) throw ruleViolation("PERIOD_NOT_OPENED", { period });
  if (!takesPart(project.withdrawnFrom, period)) {
    throw ruleViolation("PROJECT_WITHDRAWN", { number: project.number });
  }
  const stored = rows.reports.get(`${projectId} ${period}`);
  const last = rows.reports.get(`${projectId} ${previousPeriod(period)}`);
  return {
    project,
    inPlan: rows.plans.has(`${projectId} ${yearOf(period)}`),
    state: stateAt(row, now),
    stored: stored
      ? { ...toReport(stored), id: stored.id, state: stored.state, version: stored.version }
      : null,
    /** As it was handed in before, however often it was returned. */
    filed: stored?.submittedAt ? { late: stored.late } : null,
    /** The month before as it was handed in; null without one. */
    last: last && last.state !== "draft" ? toReport(last) : null,
  };
}

/**
 * What filing and reviewing begin with: the periods held open against a close, the projects' rows locked in one order
 * so that two hands on one report follow one another. What is answered judges each target by itself: it throws what
 * the actor may not do; a foreign project is "not found".
 */
export async function loadForReports(tx: Tx, actor: Actor, targets: readonly Target[], may: May, now: Date) {
  const rows = await loadRows(tx, targets);
  return (target: Target) => judge(rows, actor, target, may, now);
}

/** `loadForReports` for one report, judged. */
export const loadForReport = async (tx: Tx, actor: Actor, target: Target, may: May, now: Date) =>
  (await loadForReports(tx, actor, [target], may, now))(target);

/** The version that somebody saw against the one that stands; absent means not compared. */
export function requireVersion(seen: number | undefined, stands: number): void {
  if (seen !== undefined && seen !== stands) throw conflict("STALE_VERSION");
}
