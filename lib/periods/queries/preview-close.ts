import "server-only";
import { type Actor, mayRunCycle } from "@/lib/auth/permissions";
import { reconcile } from "@/lib/cases/rules";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { type LitProject, lightInBatches, runsAfter, runsBefore } from "@/lib/lamps/queries/light-projects";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import type { LampDecision, LampRun } from "@/lib/lamps/rules/lamp";
import { decidedAnew, stateAt, whyNotClose } from "@/lib/periods/rules";
import type { ReportState } from "@/lib/progress/rules";

const runOf = ({ lamp, behindRun, redRun }: LampRun): LampRun => ({ lamp, behindRun, redRun });

const differs = (a: LampRun | undefined, b: LampRun | undefined): boolean =>
  a?.lamp !== b?.lamp || a?.behindRun !== b?.behindRun || a?.redRun !== b?.redRun;

/** So many names are read at once. */
const NAMES = 10_000;

type Named = { projectId: string; number: string; name: string; unit: string | null };

async function namesOf(ids: readonly string[]): Promise<(projectId: string) => Named> {
  const names = new Map<string, Named>();
  for (let at = 0; at < ids.length; at += NAMES) {
    // One array for all: as single parameters a nation's projects would pass the limit of a statement.
    const rows = await db().$queryRaw<Named[]>`
      SELECT p.id::text AS "projectId", p.number, p.name, unit.name AS unit
      FROM project p LEFT JOIN unit ON unit.id = p.responsible_unit_id
      WHERE p.id = ANY (${ids.slice(at, at + NAMES)}::uuid[])`;
    for (const row of rows) names.set(row.projectId, row);
  }
  return (projectId) => names.get(projectId) ?? { projectId, number: "", name: "", unit: null };
}

/** What is kept of a lit project: the facts it was decided from go with their batch. */
type Shown = Pick<LitProject, "projectId" | "decision"> & { reportState: ReportState | null };
type Runs = ReadonlyMap<string, LampRun>;

async function light(period: Period, runs: Runs): Promise<Shown[]> {
  const shown: Shown[] = [];
  const settings = await ruleSettingsFor(db(), period);
  for await (const batch of lightInBatches(db(), period, settings, () => runs)) {
    for (const { projectId, decision, report } of batch) {
      shown.push({ projectId, decision, reportState: report?.state ?? null });
    }
  }
  return shown;
}

const changeOf = (
  period: Period,
  projectId: string,
  from: LampRun | undefined,
  to: LampDecision | undefined,
) => ({
  period,
  projectId,
  from: from ? runOf(from) : null,
  to: to ? runOf(to) : null,
  overridden: to?.overridden ?? false,
  reasons: to?.reasons ?? [],
  expected: to?.expected ?? 0,
  actual: to?.actual ?? 0,
});

type Anew = { period: Period; changes: ReturnType<typeof changeOf>[]; triggered: string[] };

/** A later closed period as it would be lit: its runs, and from which lamp in force to which, and why the new one. */
async function lightAnew(period: Period, before: Runs): Promise<Anew & { runs: Runs }> {
  const inForce = await runsAfter(db(), period);
  const settings = await ruleSettingsFor(db(), period);
  const runs = new Map<string, LampRun>();
  const anew: Anew = { period, changes: [], triggered: [] };
  for await (const batch of lightInBatches(db(), period, settings, () => before)) {
    for (const { projectId, decision } of batch) {
      runs.set(projectId, runOf(decision));
      if (decision.caseOpened) anew.triggered.push(projectId);
      const from = inForce.get(projectId);
      if (differs(from, decision)) anew.changes.push(changeOf(period, projectId, from, decision));
    }
  }
  for (const [projectId, from] of inForce) {
    if (!runs.has(projectId)) anew.changes.push(changeOf(period, projectId, from, undefined));
  }
  return { ...anew, runs };
}

/** The closed periods that are decided anew when this one is closed again. */
async function decideLater(period: Period, lit: readonly Shown[]): Promise<Anew[]> {
  let runs: Runs = new Map(lit.map(({ projectId, decision }) => [projectId, runOf(decision)]));
  const closed = await db().period.findMany({
    where: { id: { gt: period }, state: "closed" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const later: Anew[] = [];
  for (const id of decidedAnew(
    period,
    closed.map((row) => row.id),
  )) {
    const { runs: after, ...anew } = await lightAnew(id, runs);
    runs = after;
    later.push(anew);
  }
  return later;
}

/** How many accountability cases the close would open and withdraw. */
async function caseChanges(periods: readonly Pick<Anew, "period" | "triggered">[]) {
  const inForce = await db().accountabilityCase.findMany({
    where: { state: "opened", periodId: { in: periods.map(({ period }) => period) } },
    select: { id: true, projectId: true, periodId: true },
  });
  const counts = { opened: 0, withdrawn: 0 };
  for (const { period, triggered } of periods) {
    const { open, withdraw } = reconcile(
      inForce.filter(({ periodId }) => periodId === period),
      triggered,
    );
    counts.opened += open.length;
    counts.withdrawn += withdraw.length;
  }
  return counts;
}

/**
 * The lamps that closing would light, against the period before and, after a re-opening, against the lamps that
 * are in force, here and in every later closed period. Writes nothing. `whyNot` says what still stands in the way
 * of the close.
 */
export async function previewClose(actor: Actor, period: Period, now: Date) {
  if (!mayRunCycle(actor)) throw forbidden();
  const row = await db().period.findUnique({ where: { id: period } });
  if (!row) throw notFound("period");
  const state = stateAt(row, now);
  const [before, inForce, unclosed] = await Promise.all([
    runsBefore(db(), period),
    runsAfter(db(), period),
    db().period.count({ where: { id: { lt: period }, state: { not: "closed" } } }),
  ]);
  const lit = await light(period, before);
  const anew = row.revision > 0 ? await decideLater(period, lit) : [];
  const triggered = lit.filter(({ decision }) => decision.caseOpened).map(({ projectId }) => projectId);
  const cases = await caseChanges([{ period, triggered }, ...anew]);
  const later = anew.flatMap(({ changes }) => changes);
  const named = await namesOf([...new Set([...lit, ...later].map(({ projectId }) => projectId))]);
  const counts = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const { decision } of lit) counts[decision.lamp]++;
  return {
    period,
    state,
    revision: row.revision,
    whyNot: whyNotClose(state, unclosed > 0),
    counts,
    cases,
    projects: lit.map(({ projectId, decision, reportState }) => {
      const changed = row.revision > 0 && differs(inForce.get(projectId), decision);
      return {
        ...named(projectId),
        ...runOf(decision),
        computed: decision.computed,
        overridden: decision.overridden,
        reasons: decision.reasons,
        caseOpened: decision.caseOpened,
        expected: decision.expected,
        actual: decision.actual,
        reportState,
        /** The lamp of the period before. */
        previous: before.get(projectId) ?? null,
        /** After a re-opening: the lamp in force when it differs. */
        inForce: changed ? (inForce.get(projectId) ?? null) : null,
        changed,
      };
    }),
    /** Later closed periods that are decided anew, whether or not anything changes in them. */
    recomputed: anew.map((item) => item.period),
    later: later.map(({ projectId, ...change }) => ({ ...named(projectId), ...change })),
  };
}
export type ClosePreview = Awaited<ReturnType<typeof previewClose>>;
export type PreviewProject = ClosePreview["projects"][number];
