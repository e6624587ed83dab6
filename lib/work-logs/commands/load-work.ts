import "server-only";
import type { Tx } from "@/lib/core/db";
import { notFound, ruleViolation } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";

/** A project with who helps it and who is linked to it: what decides about its work logs. */
export async function loadProject(tx: Tx, projectId: string) {
  const project = await tx.project.findUnique({
    where: { id: projectId },
    select: {
      id: true,
      number: true,
      responsibleUnitId: true,
      regionCode: true,
      withdrawnAt: true,
      pairs: { select: { unitId: true } },
    },
  });
  if (!project) throw notFound("project");
  const { pairs, ...rest } = project;
  return { ...rest, pairedUnitIds: pairs.map(({ unitId }) => unitId) };
}

/** A unit by id or exact name. */
export async function unitNamed(tx: Tx, named: string): Promise<{ id: string; name: string }> {
  const unit = await tx.unit.findFirst({
    where: isId(named) ? { id: named } : { name: named },
    select: { id: true, name: true },
  });
  if (!unit) throw ruleViolation("UNKNOWN_UNIT", { unit: named });
  return unit;
}

/** A liaison leader by id or exact title. */
export async function leaderNamed(tx: Tx, named: string): Promise<{ id: string; title: string }> {
  const leader = await tx.leader.findFirst({
    where: isId(named) ? { id: named } : { title: named },
    select: { id: true, title: true },
  });
  if (!leader) throw ruleViolation("UNKNOWN_LEADER", { leader: named });
  return leader;
}
