import "server-only";
import { type Actor, mayRunCycle, maySeeBusiness } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { type LitProject, lightProjects, runsAfter, runsBefore } from "@/lib/lamps/queries/light-projects";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import type { LampRun } from "@/lib/lamps/rules/lamp";
import { decidedAnew, stateAt, whyNotClose } from "@/lib/periods/rules";

/** All periods, newest first, with what each closing was and why it was opened again. */
export async function listPeriods(actor: Actor, now: Date) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const rows = await db().period.findMany({
    orderBy: { id: "desc" },
    include: {
      closings: {
        orderBy: { revision: "desc" },
        select: {
          revision: true,
          closedAt: true,
          closedBy: true,
          reopenedAt: true,
          reopenReason: true,
          ruleVersion: { select: { id: true, fromPeriod: true } },
        },
      },
    },
  });
  return rows.map((row) => ({
    period: row.id,
    state: stateAt(row, now),
    lockAt: row.lockAt.toISOString(),
    lockedAt: row.lockedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    revision: row.revision,
    version: row.version,
    closings: row.closings.map((closing) => ({
      ...closing,
      closedAt: closing.closedAt.toISOString(),
      reopenedAt: closing.reopenedAt?.toISOString() ?? null,
    })),
  }));
}
export type PeriodView = Awaited<ReturnType<typeof listPeriods>>[number];

/** The period that is being filed or closed: the earliest that is not closed; null when there is none. */
export async function currentPeriod(actor: Actor, now: Date) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const row = await db().period.findFirst({
    where: { state: { not: "closed" } },
    orderBy: { id: "asc" },
  });
  return row && { period: row.id, state: stateAt(row, now), lockAt: row.lockAt.toISOString() };
}

const runOf = ({ lamp, behindRun, redRun }: LampRun): LampRun => ({ lamp, behindRun, redRun });

const differs = (a: LampRun | undefined, b: LampRun | undefined): boolean =>
  a?.lamp !== b?.lamp || a?.behindRun !== b?.behindRun || a?.redRun !== b?.redRun;

async function namesOf(ids: string[]) {
  const rows = await db().project.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true, name: true, responsibleUnit: { select: { name: true } } },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** What becomes different in a later closed period when this one is closed again. */
async function laterChanges(period: Period, lit: LitProject[]) {
  let runs: ReadonlyMap<string, LampRun> = new Map(lit.map((item) => [item.projectId, item.decision]));
  const closed = await db().period.findMany({
    where: { id: { gt: period }, state: "closed" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const later = decidedAnew(
    period,
    closed.map(({ id }) => id),
  );
  const changes: { period: Period; projectId: string; from: LampRun | null; to: LampRun | null }[] = [];
  for (const id of later) {
    const [settings, inForce] = await Promise.all([ruleSettingsFor(db(), id), runsAfter(db(), id)]);
    const again = await lightProjects(db(), id, settings, runs);
    runs = new Map(again.map((item) => [item.projectId, item.decision]));
    for (const projectId of new Set([...inForce.keys(), ...runs.keys()])) {
      const from = inForce.get(projectId);
      const to = runs.get(projectId);
      if (differs(from, to)) {
        changes.push({ period: id, projectId, from: from ?? null, to: to ? runOf(to) : null });
      }
    }
  }
  return changes;
}

/**
 * The lamps that closing would light, against the period before and, after a re-opening, against the lamps that
 * are in force. Writes nothing. `whyNot` says what still stands in the way of the close.
 */
export async function previewClose(actor: Actor, period: Period, now: Date) {
  if (!mayRunCycle(actor)) throw forbidden();
  const row = await db().period.findUnique({ where: { id: period } });
  if (!row) throw notFound("period");
  const state = stateAt(row, now);
  const [settings, before, inForce, unclosed] = await Promise.all([
    ruleSettingsFor(db(), period),
    runsBefore(db(), period),
    runsAfter(db(), period),
    db().period.count({ where: { id: { lt: period }, state: { not: "closed" } } }),
  ]);
  const lit = await lightProjects(db(), period, settings, before);
  const later = row.revision > 0 ? await laterChanges(period, lit) : [];
  const names = await namesOf([
    ...lit.map((item) => item.projectId),
    ...later.map((change) => change.projectId),
  ]);
  const named = (projectId: string) => ({
    projectId,
    number: names.get(projectId)?.number ?? "",
    name: names.get(projectId)?.name ?? "",
    unit: names.get(projectId)?.responsibleUnit?.name ?? null,
  });
  const counts = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const { decision } of lit) counts[decision.lamp]++;
  return {
    period,
    state,
    revision: row.revision,
    whyNot: whyNotClose(state, unclosed > 0),
    counts,
    projects: lit.map(({ projectId, decision, report }) => ({
      ...named(projectId),
      ...runOf(decision),
      reasons: decision.reasons,
      caseOpened: decision.caseOpened,
      expected: decision.expected,
      actual: decision.actual,
      reportState: report?.state ?? null,
      /** The lamp of the period before. */
      previous: before.get(projectId) ?? null,
      /** After a re-opening: the lamp in force when it differs. */
      inForce:
        row.revision > 0 && differs(inForce.get(projectId), decision)
          ? (inForce.get(projectId) ?? null)
          : null,
      changed: row.revision > 0 && differs(inForce.get(projectId), decision),
    })),
    later: later.map(({ projectId, ...change }) => ({ ...named(projectId), ...change })),
  };
}
export type ClosePreview = Awaited<ReturnType<typeof previewClose>>;
export type PreviewProject = ClosePreview["projects"][number];
