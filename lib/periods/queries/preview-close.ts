import "server-only";
import { type Actor, mayRunCycle } from "@/lib/auth/permissions";
import { reconcile } from "@/lib/cases/rules";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { type LitProject, lightProjects, runsAfter, runsBefore } from "@/lib/lamps/queries/light-projects";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import type { LampRun } from "@/lib/lamps/rules/lamp";
import { decidedAnew, stateAt, whyNotClose } from "@/lib/periods/rules";

const runOf = ({ lamp, behindRun, redRun }: LampRun): LampRun => ({ lamp, behindRun, redRun });

const differs = (a: LampRun | undefined, b: LampRun | undefined): boolean =>
  a?.lamp !== b?.lamp || a?.behindRun !== b?.behindRun || a?.redRun !== b?.redRun;

async function namesOf(ids: string[]) {
  const rows = await db().project.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true, name: true, responsibleUnit: { select: { name: true } } },
  });
  const names = new Map(rows.map((row) => [row.id, row]));
  return (projectId: string) => ({
    projectId,
    number: names.get(projectId)?.number ?? "",
    name: names.get(projectId)?.name ?? "",
    unit: names.get(projectId)?.responsibleUnit?.name ?? null,
  });
}

/** The closed periods that are decided anew when this one is closed again, each as it would be lit. */
async function decideLater(period: Period, lit: LitProject[]) {
  let runs: ReadonlyMap<string, LampRun> = new Map(lit.map((item) => [item.projectId, item.decision]));
  const closed = await db().period.findMany({
    where: { id: { gt: period }, state: "closed" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const later: { period: Period; lit: LitProject[] }[] = [];
  for (const id of decidedAnew(
    period,
    closed.map((row) => row.id),
  )) {
    const again = await lightProjects(db(), id, await ruleSettingsFor(db(), id), runs);
    runs = new Map(again.map((item) => [item.projectId, item.decision]));
    later.push({ period: id, lit: again });
  }
  return later;
}

/** What becomes different in a later closed period: from which lamp in force to which, and why the new one. */
async function changesIn({ period, lit }: { period: Period; lit: LitProject[] }) {
  const inForce = await runsAfter(db(), period);
  const anew = new Map(lit.map((item) => [item.projectId, item.decision]));
  return [...new Set([...inForce.keys(), ...anew.keys()])].flatMap((projectId) => {
    const from = inForce.get(projectId);
    const to = anew.get(projectId);
    if (!differs(from, to)) return [];
    return [
      {
        period,
        projectId,
        from: from ?? null,
        to: to ? runOf(to) : null,
        overridden: to?.overridden ?? false,
        reasons: to?.reasons ?? [],
        expected: to?.expected ?? 0,
        actual: to?.actual ?? 0,
      },
    ];
  });
}

/** How many accountability cases the close would open and withdraw. */
async function caseChanges(periods: { period: Period; lit: LitProject[] }[]) {
  const inForce = await db().accountabilityCase.findMany({
    where: { state: "opened", periodId: { in: periods.map(({ period }) => period) } },
    select: { id: true, projectId: true, periodId: true },
  });
  const counts = { opened: 0, withdrawn: 0 };
  for (const { period, lit } of periods) {
    const { open, withdraw } = reconcile(
      inForce.filter(({ periodId }) => periodId === period),
      lit.filter(({ decision }) => decision.caseOpened).map(({ projectId }) => projectId),
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
  const [settings, before, inForce, unclosed] = await Promise.all([
    ruleSettingsFor(db(), period),
    runsBefore(db(), period),
    runsAfter(db(), period),
    db().period.count({ where: { id: { lt: period }, state: { not: "closed" } } }),
  ]);
  const lit = await lightProjects(db(), period, settings, before);
  const anew = row.revision > 0 ? await decideLater(period, lit) : [];
  const later = (await Promise.all(anew.map(changesIn))).flat();
  const cases = await caseChanges([{ period, lit }, ...anew]);
  const named = await namesOf([
    ...lit.map((item) => item.projectId),
    ...later.map((change) => change.projectId),
  ]);
  const counts = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const { decision } of lit) counts[decision.lamp]++;
  return {
    period,
    state,
    revision: row.revision,
    whyNot: whyNotClose(state, unclosed > 0),
    counts,
    cases,
    projects: lit.map(({ projectId, decision, report }) => {
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
        reportState: report?.state ?? null,
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
