import "server-only";
import { type Actor, maySeeBusiness } from "@/lib/auth/permissions";
import { changeOf, type ListChangesInput, listChangesInput } from "@/lib/changes/schema";
import { startOfDay } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { firstDayOf, nextPeriod } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";

export const changeFields = {
  id: true,
  what: true,
  target: true,
  from: true,
  to: true,
  reasonCode: true,
  reason: true,
  evidence: true,
  state: true,
  requestedAt: true,
  requestedById: true,
  requestedBy: true,
  onBehalfOf: true,
  periodId: true,
  lastMinute: true,
  decidedAt: true,
  decidedBy: true,
  decision: true,
  effectiveFrom: true,
  version: true,
  unit: { select: { id: true, name: true } },
  project: { select: { id: true, number: true, name: true } },
} satisfies Prisma.PlanChangeSelect;

type Row = Prisma.PlanChangeGetPayload<{ select: typeof changeFields }>;

/** A request as people see it; ids of persons stay inside. */
export function changeView({ periodId, requestedById: _id, ...row }: Row) {
  return {
    ...row,
    ...changeOf(row),
    period: periodId,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** Requests are read by whoever sees the project in full. */
function scopeOf(actor: Actor): Prisma.PlanChangeWhereInput {
  if (!maySeeBusiness(actor)) throw forbidden();
  const nobody = { id: { in: [] } };
  if (actor.role === "reporter")
    return actor.unitId ? { project: { responsibleUnitId: actor.unitId } } : nobody;
  if (actor.role !== "coordinator") return {};
  return actor.regionCode ? { project: { regionCode: actor.regionCode } } : nobody;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

type Filters = ReturnType<typeof listChangesInput.parse>;

/** What narrows the list besides its state. */
function whereOf(actor: Actor, filters: Filters): Prisma.PlanChangeWhereInput {
  const and: Prisma.PlanChangeWhereInput[] = [scopeOf(actor)];
  if (filters.what) and.push({ what: filters.what });
  if (filters.reasonCode) and.push({ reasonCode: filters.reasonCode });
  if (filters.project) and.push({ projectId: filters.project });
  if (filters.unit)
    and.push(isId(filters.unit) ? { unitId: filters.unit } : { unit: { name: filters.unit } });
  if (filters.lastMinute) and.push({ lastMinute: filters.lastMinute === "true" });
  if (filters.period) {
    const from = startOfDay(firstDayOf(filters.period));
    and.push({ requestedAt: { gte: from, lt: startOfDay(firstDayOf(nextPeriod(filters.period))) } });
  }
  return { AND: and };
}

/** A page of requests: what waits first, then what was dealt with last. */
export async function listChanges(actor: Actor, given: ListChangesInput) {
  const filters = listChangesInput.parse(given);
  const where = { ...whereOf(actor, filters), ...(filters.state ? { state: filters.state } : {}) };
  const [rows, total] = await Promise.all([
    db().planChange.findMany({
      where,
      select: changeFields,
      orderBy: [{ decidedAt: { sort: "desc", nulls: "first" } }, { requestedAt: "desc" }, { id: "desc" }],
      skip: (filters.page - 1) * filters.pageSize,
      take: filters.pageSize,
    }),
    db().planChange.count({ where }),
  ]);
  return { items: rows.map(changeView), total, page: filters.page, pageSize: filters.pageSize };
}

/** How often each unit asks, and how many of it shortly before a lock (临期申请), most first. */
export async function countChangesByUnit(actor: Actor, given: ListChangesInput) {
  const groups = await db().planChange.groupBy({
    by: ["unitId", "state", "lastMinute"],
    where: whereOf(actor, listChangesInput.parse(given)),
    _count: true,
  });
  const names = await db().unit.findMany({
    where: { id: { in: groups.flatMap((group) => group.unitId ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const byUnit = new Map<string | null, UnitCount>();
  for (const { unitId, state, lastMinute, _count } of groups) {
    const row = byUnit.get(unitId) ?? {
      unitId,
      unit: unitId ? (nameOf.get(unitId) ?? null) : null,
      asked: 0,
      lastMinute: 0,
      pending: 0,
      approved: 0,
      refused: 0,
      withdrawn: 0,
    };
    row.asked += _count;
    row[state] += _count;
    if (lastMinute) row.lastMinute += _count;
    byUnit.set(unitId, row);
  }
  return [...byUnit.values()].sort(
    (a, b) => b.asked - a.asked || b.lastMinute - a.lastMinute || (a.unit ?? "").localeCompare(b.unit ?? ""),
  );
}
export type UnitCount = {
  unitId: string | null;
  unit: string | null;
  asked: number;
  lastMinute: number;
} & Record<Row["state"], number>;

/** How many requests wait for the centre. */
export async function countPendingChanges(actor: Actor): Promise<number> {
  return db().planChange.count({ where: { ...scopeOf(actor), state: "pending" } });
}

/** Weeks for which an answer still stands on the asker's desk. */
const SHOWN_DAYS = 30;
const SHOWN_ANSWERS = 5;

/** What waits and what was answered lately, of whom the actor asks for: the latest first. */
export async function listAnswers(actor: Actor, now: Date) {
  const since = new Date(now.getTime() - SHOWN_DAYS * 86_400_000);
  const rows = await db().planChange.findMany({
    where: { AND: [scopeOf(actor), { OR: [{ state: "pending" }, { decidedAt: { gte: since } }] }] },
    select: changeFields,
    orderBy: [{ decidedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    take: SHOWN_ANSWERS,
  });
  return rows.map(changeView);
}
