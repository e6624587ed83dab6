import "server-only";
import { type Actor, visibilityOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { nextPeriod, type Period, previousPeriod } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { litFields, litLamp } from "@/lib/lamps/queries/lit-lamp";
import { loadFacts } from "@/lib/lamps/queries/load-facts";
import { overrideFields } from "@/lib/lamps/queries/override-view";
import { ruleSettingsFrom } from "@/lib/lamps/queries/rule-versions";
import type { OverrideLamp } from "@/lib/lamps/rules/facts";
import { forecastOf } from "@/lib/lamps/rules/forecast";
import { greenConditions } from "@/lib/lamps/rules/green-conditions";
import { greenPath } from "@/lib/lamps/rules/green-path";
import type { LampRun } from "@/lib/lamps/rules/lamp";
import { runMonths } from "@/lib/lamps/rules/run";
import { takesPart } from "@/lib/projects/rules";

/** The period that is being filed: the earliest not closed, or the one after the latest closed; null when none. */
async function periodAhead(): Promise<Period | null> {
  const filing = await db().period.findFirst({
    where: { state: { not: "closed" }, revision: 0 },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (filing) return filing.id;
  const latest = await db().period.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  return latest && nextPeriod(latest.id);
}

const decisionFields = {
  ...litFields,
  periodId: true,
  revision: true,
  ruleVersion: { select: { id: true, fromPeriod: true } },
  period: { select: { revision: true } },
} satisfies Prisma.LampDecisionSelect;

type DecisionRow = Prisma.LampDecisionGetPayload<{ select: typeof decisionFields }>;

const decisionOf = (row: DecisionRow, full: boolean) => ({
  ...litLamp(row, full),
  period: row.periodId,
  revision: row.revision,
  ruleVersion: row.ruleVersion,
  /** False: an earlier revision, kept and readable. */
  inForce: row.revision === row.period.revision,
});

/** Decisions in force, newest first, each with the months of its run up to it. */
function withRuns<T extends LampRun & { period: Period }>(newestFirst: readonly T[]) {
  const months = newestFirst.toReversed().map(({ period, lamp, behindRun, redRun }) => ({
    period,
    lamp,
    behindRun,
    redRun,
  }));
  return newestFirst.map((decision, at) => ({
    ...decision,
    run: runMonths(months.slice(0, months.length - at)),
  }));
}

/** The overrides that wait for their period's close, and how many each period has seen, those taken back too. */
async function overridesAhead(projectId: string, full: boolean) {
  const rows = await db().lampOverride.findMany({
    where: { projectId, period: { state: { not: "closed" } } },
    select: { periodId: true, lamp: true, version: true, removedAt: true, ...overrideFields },
    orderBy: [{ periodId: "asc" }, { version: "asc" }],
  });
  const inForce = rows.filter((row) => row.removedAt === null);
  return {
    overrides: inForce.map(({ periodId, lamp, version, ...row }) => ({
      period: periodId,
      lamp: lamp as OverrideLamp,
      version,
      madeBy: row.madeBy,
      madeAt: row.madeAt.toISOString(),
      reason: full ? row.reason : null,
      evidence: full ? row.evidence : null,
    })),
    overrideVersions: Object.fromEntries(rows.map(({ periodId, version }) => [periodId, version])),
  };
}

/** The period ahead: what makes or keeps it green, and the forecast at the present pace. */
async function aheadOf(projectId: string, period: Period, previous: LampRun | null) {
  const [[loaded], rulesOf] = await Promise.all([
    loadFacts(db(), { id: projectId }, { through: period }),
    ruleSettingsFrom(db(), period),
  ]);
  if (!loaded) return null;
  const settings = rulesOf(period);
  return {
    period,
    turnsGreen: greenConditions(loaded.facts, period, settings),
    path: greenPath(loaded.facts, period, rulesOf, previous),
    forecast: forecastOf(loaded.facts, period, settings, previous),
  };
}

/**
 * A project's lamps in force, newest first, each with its reasons, inputs, runs and rule version; earlier revisions;
 * overrides that wait for their close; the periods that opened a case still in force; and the period ahead.
 */
export async function getLamps(actor: Actor, projectId: string) {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: { responsibleUnitId: true, regionCode: true, withdrawnFrom: true },
  });
  if (!project || visibilityOf(actor, project) === "none") throw notFound("project");
  const full = visibilityOf(actor, project) === "full";
  const [rows, period, overridden, cases] = await Promise.all([
    db().lampDecision.findMany({
      where: { projectId },
      orderBy: [{ periodId: "desc" }, { revision: "desc" }],
      select: decisionFields,
    }),
    periodAhead(),
    overridesAhead(projectId, full),
    db().accountabilityCase.findMany({
      where: { projectId, state: "opened" },
      select: { periodId: true },
      orderBy: { periodId: "asc" },
    }),
  ]);
  const all = rows.map((row) => decisionOf(row, full));
  const decisions = withRuns(all.filter((decision) => decision.inForce));
  const [latest] = decisions;
  const ahead = period !== null && takesPart(project.withdrawnFrom, period) ? period : null;
  const previous = ahead && latest?.period === previousPeriod(ahead) ? latest : null;
  return {
    decisions,
    earlier: all.filter((decision) => !decision.inForce),
    ...overridden,
    cases: cases.map(({ periodId }) => periodId),
    ahead: ahead === null ? null : await aheadOf(projectId, ahead, previous),
  };
}
export type ProjectLamps = Awaited<ReturnType<typeof getLamps>>;
