import "server-only";
import {
  type Actor,
  type HelpedProject,
  listScopeOf,
  mayCorrectWorkLog,
  mayWriteWorkLog,
  visibilityOf,
} from "@/lib/auth/permissions";
import { fromDay, toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { filesOf } from "@/lib/files/queries";
import type { Prisma } from "@/lib/generated/prisma/client";
import {
  type ListWorkLogsInput,
  listWorkLogsInput,
  type WorkCategory,
  type WorkLogFilters,
} from "@/lib/work-logs/schema";

const fields = {
  id: true,
  day: true,
  category: true,
  text: true,
  unitId: true,
  unit: { select: { id: true, name: true } },
  leader: { select: { id: true, title: true } },
  writtenById: true,
  writtenBy: true,
  writtenUnitId: true,
  writtenAt: true,
  corrections: true,
  version: true,
  project: { select: { id: true, number: true, name: true } },
} satisfies Prisma.WorkLogSelect;

type Row = Prisma.WorkLogGetPayload<{ select: typeof fields }>;

/** Which logs an actor reads: of the projects that it sees in full, and those of its own unit. */
function scopeWhere(actor: Actor): Prisma.WorkLogWhereInput {
  if (actor.role === "reporter") {
    if (actor.unitId === null) return { id: { in: [] } };
    const { unitId } = actor;
    return { OR: [{ project: { responsibleUnitId: unitId } }, { unitId }, { writtenUnitId: unitId }] };
  }
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  return scope.kind === "region" ? { project: { regionCode: scope.regionCode } } : {};
}

function filterWhere({ category, unit, leader, project, q, from, to }: WorkLogFilters) {
  const words = (q ?? "").split(/\s+/).filter(Boolean).slice(0, 10);
  const and: Prisma.WorkLogWhereInput[] = words.map((word) => {
    const contains = { contains: word, mode: "insensitive" } as const;
    return { OR: [{ text: contains }, { project: { OR: [{ name: contains }, { number: contains }] } }] };
  });
  if (category) and.push({ category });
  if (unit) and.push({ unitId: unit });
  if (leader) and.push({ leaderId: leader });
  if (project) and.push({ projectId: project });
  if (from) and.push({ day: { gte: fromDay(from) } });
  if (to) and.push({ day: { lte: fromDay(to) } });
  return and;
}

async function withFiles(actor: Actor, rows: Row[]) {
  const files = await filesOf(
    "workLog",
    rows.map(({ id }) => id),
  );
  return rows.map(({ writtenById, unitId, writtenUnitId, ...row }) => ({
    ...row,
    day: toDay(row.day),
    category: row.category as WorkCategory,
    writtenAt: row.writtenAt.toISOString(),
    files: files.get(row.id) ?? [],
    mayCorrect: mayCorrectWorkLog(actor, { unitId, writtenById, writtenUnitId }),
  }));
}

async function pageOf(actor: Actor, where: Prisma.WorkLogWhereInput, page: number, pageSize: number) {
  const [rows, total] = await Promise.all([
    db().workLog.findMany({
      where,
      select: fields,
      orderBy: [{ day: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().workLog.count({ where }),
  ]);
  return { items: await withFiles(actor, rows), total, page, pageSize };
}

/** Work logs, the latest day first: all that the actor reads, narrowed by the filters. */
export async function listWorkLogs(actor: Actor, given: ListWorkLogsInput) {
  const { page, pageSize, ...filters } = listWorkLogsInput.parse(given);
  return pageOf(actor, { AND: [scopeWhere(actor), ...filterWhere(filters)] }, page, pageSize);
}

/** One project's logs; of a project that the actor helps, its own unit's. A foreign project is "not found". */
export async function listProjectWorkLogs(actor: Actor, projectId: string, given: ListWorkLogsInput) {
  const { page, pageSize, ...filters } = listWorkLogsInput.parse(given);
  const project = await loadHelped(projectId);
  if (!project || !maySeeWorkLogsOf(actor, project)) throw notFound("project");
  const where = { AND: [{ projectId }, scopeWhere(actor), ...filterWhere(filters)] };
  return pageOf(actor, where, page, pageSize);
}

const maySeeWorkLogsOf = (actor: Actor, project: HelpedProject): boolean =>
  visibilityOf(actor, project) === "full" || mayWriteWorkLog(actor, project);

async function loadHelped(projectId: string) {
  if (!isId(projectId)) return null;
  const row = await db().project.findUnique({
    where: { id: projectId },
    select: {
      responsibleUnitId: true,
      regionCode: true,
      withdrawnAt: true,
      responsibleUnit: { select: { id: true, name: true } },
      pairs: { select: { unit: { select: { id: true, name: true } } }, orderBy: { unit: { name: "asc" } } },
      leaders: { select: { leader: { select: { id: true, title: true } } }, orderBy: { order: "asc" } },
    },
  });
  if (!row) return null;
  const { pairs, leaders, ...rest } = row;
  return {
    ...rest,
    pairedUnits: pairs.map(({ unit }) => unit),
    pairedUnitIds: pairs.map(({ unit }) => unit.id),
    leaders: leaders.map(({ leader }) => leader),
  };
}

/**
 * What the actor may do with a project's work logs: read, write, and in whose name. A reporter writes for its own
 * unit, an office for the units that answer for the project or help it; both for its liaison leaders.
 */
export async function workLogRights(actor: Actor, projectId: string) {
  const project = await loadHelped(projectId);
  if (!project || !maySeeWorkLogsOf(actor, project))
    return { read: false, write: false, units: [], leaders: [] };
  const write = mayWriteWorkLog(actor, project) && project.withdrawnAt === null;
  if (!write) return { read: true, write, units: [], leaders: [] };
  const related = [...(project.responsibleUnit ? [project.responsibleUnit] : []), ...project.pairedUnits];
  const own = actor.unitId ? [{ id: actor.unitId, name: actor.unitName ?? "" }] : [];
  const units = actor.role === "reporter" ? own : related;
  return { read: true, write, units, leaders: project.leaders };
}
export type WorkLogRights = Awaited<ReturnType<typeof workLogRights>>;

/** The units and leaders whose work is written down anywhere: what a list can be narrowed by. */
export async function workLogDoers(actor: Actor) {
  const scope = scopeWhere(actor);
  const [units, leaders] = await Promise.all([
    db().unit.findMany({
      where: { workLogs: { some: scope } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
    db().leader.findMany({
      where: { workLogs: { some: scope } },
      select: { id: true, title: true },
      orderBy: [{ order: "asc" }, { title: "asc" }],
    }),
  ]);
  return { units, leaders };
}
