import "server-only";
import { type Actor, visibilityOf } from "@/lib/auth/permissions";
import { toAmount } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { nextPeriod, type Period } from "@/lib/core/periods";
import { runsBefore } from "@/lib/lamps/queries/light-projects";
import { loadFacts } from "@/lib/lamps/queries/load-facts";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { forecastOf } from "@/lib/lamps/rules/forecast";
import { greenConditions } from "@/lib/lamps/rules/green-conditions";
import type { Reason } from "@/lib/lamps/rules/reasons";
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

/**
 * A project's lamps in force, newest first, each with its reasons, inputs, runs and rule version; and for the
 * period ahead what makes or keeps it green, and the forecast at the present pace.
 */
export async function getLamps(actor: Actor, projectId: string) {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: { responsibleUnitId: true, regionCode: true, withdrawnFrom: true },
  });
  if (!project || visibilityOf(actor, project) === "none") throw notFound("project");
  const [rows, ahead] = await Promise.all([
    db().lampDecision.findMany({
      where: { projectId },
      orderBy: [{ periodId: "desc" }, { revision: "desc" }],
      select: {
        periodId: true,
        revision: true,
        lamp: true,
        behindRun: true,
        redRun: true,
        reasons: true,
        caseOpened: true,
        annualPlan: true,
        expected: true,
        actual: true,
        reportState: true,
        inputs: true,
        ruleVersion: { select: { id: true, fromPeriod: true } },
        period: { select: { revision: true } },
      },
    }),
    periodAhead(),
  ]);
  const decisions = rows.map(
    ({ periodId, period, reasons, inputs, annualPlan, expected, actual, ...row }) => ({
      ...row,
      period: periodId,
      /** False: an earlier revision, kept and readable. */
      inForce: row.revision === period.revision,
      reasons: reasons as unknown as Reason[],
      inputs: inputs as unknown as ProjectFacts,
      annualPlan: toAmount(annualPlan),
      expected: toAmount(expected),
      actual: toAmount(actual),
    }),
  );
  const inForce = decisions.filter((decision) => decision.inForce);
  const earlier = decisions.filter((decision) => !decision.inForce);
  if (!ahead || !takesPart(project.withdrawnFrom, ahead)) return { decisions: inForce, earlier, ahead: null };
  const [[loaded], settings, runs] = await Promise.all([
    loadFacts(db(), { id: projectId }, { through: ahead }),
    ruleSettingsFor(db(), ahead),
    runsBefore(db(), ahead),
  ]);
  if (!loaded) return { decisions: inForce, earlier, ahead: null };
  const previous = runs.get(projectId) ?? null;
  return {
    decisions: inForce,
    earlier,
    ahead: {
      period: ahead,
      turnsGreen: greenConditions(loaded.facts, ahead, settings),
      forecast: forecastOf(loaded.facts, ahead, settings, previous),
    },
  };
}
