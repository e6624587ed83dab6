import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { loadChange } from "@/lib/changes/commands/load-change";
import { whyNotWithdraw } from "@/lib/changes/rules/request";
import { conflict, forbidden } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { traceCategoryOf } from "@/lib/projects/rules";
import { recordTrace } from "@/lib/trace/commands";

/** Takes one's own request back before it is decided; it stays in the list. */
export const withdrawChange = (
  actor: Actor,
  { changeId, version }: { changeId: string; version?: number | undefined },
  { now, once }: { now: Date; once?: Once },
): Promise<{ id: string; state: "withdrawn" }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { project, change, requireCurrent } = await loadChange(tx, actor, changeId, version);
    const reason = whyNotWithdraw(change, actor.id);
    if (reason === "CHANGE_DECIDED") throw conflict(reason);
    if (reason) throw forbidden(reason);
    requireCurrent();
    await tx.planChange.update({
      where: { id: changeId },
      data: { state: "withdrawn", decidedAt: now, version: { increment: 1 } },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: traceCategoryOf(project.stage),
        verb: "change.withdraw",
        subject: "change",
        subjectId: changeId,
        projectId: project.id,
        before: { changeState: "pending" },
        after: { changeState: "withdrawn" },
      },
      now,
    );
    return { id: changeId, state: "withdrawn" };
  });
