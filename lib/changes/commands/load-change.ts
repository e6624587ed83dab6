import "server-only";
import { type Actor, visibilityOf } from "@/lib/auth/permissions";
import { lockChanging } from "@/lib/changes/commands/load-project";
import type { Tx } from "@/lib/core/db";
import { conflict, notFound } from "@/lib/core/errors";

const fields = {
  id: true,
  what: true,
  target: true,
  from: true,
  to: true,
  state: true,
  requestedById: true,
  onBehalfOf: true,
  reason: true,
  version: true,
} as const;

/** A request for its decision or withdrawal, under its project's lock: of two at once the second sees the first. */
export async function loadChange(tx: Tx, actor: Actor, changeId: string, version: number | undefined) {
  const found = await tx.planChange.findUnique({ where: { id: changeId }, select: { projectId: true } });
  if (!found) throw notFound("change");
  const project = await lockChanging(tx, actor, found.projectId);
  if (visibilityOf(actor, project) !== "full") throw notFound("change");
  const change = await tx.planChange.findUniqueOrThrow({ where: { id: changeId }, select: fields });
  return {
    project,
    change,
    /** Called after the rules: "decided by somebody else" says more than "stale". */
    requireCurrent: () => {
      if (version !== undefined && version !== change.version) throw conflict("STALE_VERSION");
    },
  };
}
