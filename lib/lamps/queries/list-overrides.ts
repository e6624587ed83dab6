import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { filesOf } from "@/lib/files/queries";
import type { Prisma } from "@/lib/generated/prisma/client";
import { lightProjects, runsBefore } from "@/lib/lamps/queries/light-projects";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { ListOverridesInput } from "@/lib/lamps/schema";

/** Whose overrides somebody sees with their reasons: a unit its own, a region its own. */
function scopeWhere(actor: Actor): Prisma.ProjectWhereInput {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  if (scope.kind === "region") return { regionCode: scope.regionCode };
  return actor.role === "reporter" ? { responsibleUnitId: actor.unitId ?? { in: [] } } : {};
}

/** What the rules give for the projects whose overrides wait for a close, by "project period". */
async function computedAhead(pending: { projectId: string; periodId: Period }[]): Promise<Map<string, Lamp>> {
  const computed = new Map<string, Lamp>();
  for (const period of new Set(pending.map(({ periodId }) => periodId))) {
    const ids = pending.filter(({ periodId }) => periodId === period).map(({ projectId }) => projectId);
    const [settings, runs] = await Promise.all([ruleSettingsFor(db(), period), runsBefore(db(), period)]);
    for (const { projectId, decision } of await lightProjects(db(), period, settings, runs, {
      id: { in: ids },
    })) {
      computed.set(`${projectId} ${period}`, decision.computed);
    }
  }
  return computed;
}

/**
 * All overrides, newest period first, those replaced or taken back too: who, when, from which lamp to which, why
 * and on what evidence. `from` is the computed lamp of the latest decision with the override, or what the rules
 * give as things stand while it waits for the close; null when it was taken back before one.
 */
export async function listOverrides(actor: Actor, { period, page, pageSize }: ListOverridesInput) {
  const where: Prisma.LampOverrideWhereInput = {
    project: scopeWhere(actor),
    ...(period ? { periodId: period } : {}),
  };
  const [total, rows] = await Promise.all([
    db().lampOverride.count({ where }),
    db().lampOverride.findMany({
      where,
      orderBy: [{ periodId: "desc" }, { madeAt: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      include: {
        project: {
          select: { number: true, name: true, responsibleUnit: { select: { name: true } } },
        },
        period: { select: { state: true, revision: true } },
        decisions: {
          orderBy: { revision: "desc" },
          take: 1,
          select: { revision: true, lamp: true, computed: true },
        },
      },
    }),
  ]);
  const pending = rows.filter((row) => row.removedAt === null && row.period.state !== "closed");
  const [ahead, files] = await Promise.all([
    computedAhead(pending),
    filesOf(
      "override",
      rows.map(({ id }) => id),
    ),
  ]);
  const items = rows.map((row) => {
    const [decision] = row.decisions;
    const waits = row.removedAt === null && row.period.state !== "closed";
    return {
      id: row.id,
      projectId: row.projectId,
      projectNumber: row.project.number,
      projectName: row.project.name,
      unit: row.project.responsibleUnit?.name ?? null,
      period: row.periodId,
      from: (waits ? ahead.get(`${row.projectId} ${row.periodId}`) : decision?.computed) ?? null,
      to: row.lamp,
      reason: row.reason,
      evidence: row.evidence,
      files: files.get(row.id)?.map(({ id, name }) => ({ id, name })) ?? [],
      madeBy: row.madeBy,
      madeAt: row.madeAt.toISOString(),
      version: row.version,
      /** In force, waiting for the close, or taken back (also by replacing it). */
      state: row.removedAt ? ("removed" as const) : waits ? ("waiting" as const) : ("inForce" as const),
      removedBy: row.removedBy,
      removedAt: row.removedAt?.toISOString() ?? null,
      removeReason: row.removeReason,
    };
  });
  return { items, total, page, pageSize };
}
export type OverrideRow = Awaited<ReturnType<typeof listOverrides>>["items"][number];
