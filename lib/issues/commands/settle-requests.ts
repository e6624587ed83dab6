import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";

/** Requests that still wait are over when the issue leaves the hands of the unit that made them. */
export async function settleRequests(tx: Tx, issueId: string, actor: Actor, now: Date): Promise<void> {
  const waits = { where: { issueId, decision: null } };
  const data = { decision: "refused", decidedAt: now, decidedByName: actor.name } as const;
  await tx.issueExtension.updateMany({ ...waits, data });
  await tx.issueShelving.updateMany({ ...waits, data });
}
