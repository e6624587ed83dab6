import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { previousPeriod, shiftPeriod, yearOf } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { runsBefore } from "@/lib/lamps/queries/light-projects";
import { loadFacts, takingPart } from "@/lib/lamps/queries/load-facts";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import { type Outlook, outlookKinds, outlookOf } from "@/lib/lamps/rules/outlook";
import { stateAt } from "@/lib/periods/rules";

/** How far back a pace is looked for. */
const MONTHS_OF_PACE = 12;

function scopeWhere(actor: Actor): Prisma.ProjectWhereInput {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  if (scope.kind === "region") return { regionCode: scope.regionCode };
  return actor.role === "reporter" ? { responsibleUnitId: actor.unitId ?? { in: [] } } : {};
}

/** The period that is being filed: the earliest that is not closed and was never closed before. */
async function filingPeriod(now: Date) {
  const row = await db().period.findFirst({
    where: { state: { not: "closed" }, revision: 0 },
    orderBy: { id: "asc" },
    select: { id: true, state: true, lockAt: true },
  });
  return row && { period: row.id, state: stateAt(row, now), lockAt: row.lockAt.toISOString() };
}

async function projectsOf(actor: Actor, ids: string[]) {
  const rows = await db().project.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      number: true,
      name: true,
      region: { select: { name: true } },
      responsibleUnit: { select: { name: true } },
      leaders: {
        select: { leaderId: true, leader: { select: { title: true } } },
        orderBy: { order: "asc" },
      },
    },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        projectId: row.id,
        number: row.number,
        name: row.name,
        region: row.region?.name ?? null,
        unit: row.responsibleUnit?.name ?? null,
        leaders: row.leaders.map((item) => item.leader.title),
        /** Linked to the leader who asks. */
        own: actor.leaderId !== null && row.leaders.some((item) => item.leaderId === actor.leaderId),
      },
    ]),
  );
}

const urgency = ({ kind, missing }: Outlook): [number, number] => [
  kind ? outlookKinds.indexOf(kind) : outlookKinds.length,
  -(missing ?? 0),
];

/**
 * What will be red when the period that is being filed is published, unless something is done: a leader's own
 * projects first, then what turns red, what does if nothing is filed, what stays red; the most wanting first. A
 * unit sees its own, a region its own. One set of reads for all projects. Null when nothing is being filed.
 */
export async function listAhead(actor: Actor, now: Date) {
  const where = scopeWhere(actor);
  const filing = await filingPeriod(now);
  if (!filing) return null;
  const { period } = filing;
  const year = yearOf(period);
  const [loaded, settings, runs] = await Promise.all([
    loadFacts(
      db(),
      { ...where, plans: { some: { year } }, ...takingPart(period) },
      { from: shiftPeriod(period, -MONTHS_OF_PACE), through: period },
    ),
    ruleSettingsFor(db(), period),
    runsBefore(db(), period),
  ]);
  const outlooks = loaded.flatMap(({ projectId, facts, counted, overrides }) => {
    const previous = runs.get(projectId) ?? null;
    const outlook = outlookOf(facts, period, settings, previous);
    if (!outlook?.kind) return [];
    const reportState = counted?.state ?? null;
    return [{ projectId, outlook, previous, reportState, overridden: overrides.has(period) }];
  });
  const projects = await projectsOf(
    actor,
    outlooks.map(({ projectId }) => projectId),
  );
  const items = outlooks.flatMap(({ projectId, outlook, ...row }) => {
    const project = projects.get(projectId);
    return project ? [{ ...project, ...row, ...outlook, kind: outlook.kind ?? "turnsRed" }] : [];
  });
  items.sort((one, other) => {
    const [kind, amount] = urgency(one);
    const [otherKind, otherAmount] = urgency(other);
    return (
      Number(other.own) - Number(one.own) ||
      kind - otherKind ||
      amount - otherAmount ||
      (one.number < other.number ? -1 : 1)
    );
  });
  return { ...filing, previousPeriod: previousPeriod(period), settings, items };
}
export type Ahead = NonNullable<Awaited<ReturnType<typeof listAhead>>>;
export type AheadItem = Ahead["items"][number];
