import "server-only";
import { type Actor, mayRunCycle } from "@/lib/auth/permissions";
import { holdPeriod } from "@/lib/core/advisory-locks";
import { forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { whyNotReopen } from "@/lib/periods/rules";
import type { ReopenInput } from "@/lib/periods/schema";
import { recordTrace } from "@/lib/trace/commands";

/**
 * Opens a closed period again for correction: it goes back to locked. Its published lamps stay in force, and stay
 * readable under their revision, until it is closed again.
 */
export const reopenPeriod = (
  actor: Actor,
  { period, reason }: ReopenInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ period: Period; revision: number }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayRunCycle(actor)) throw forbidden();
    await holdPeriod(tx, period);
    const row = await tx.period.findUnique({ where: { id: period } });
    if (!row) throw notFound("period");
    const why = whyNotReopen(row.state);
    if (why) throw ruleViolation(why, { period });
    await tx.period.update({
      where: { id: period },
      data: { state: "locked", closedAt: null, version: { increment: 1 } },
    });
    await tx.periodClosing.update({
      where: { periodId_revision: { periodId: period, revision: row.revision } },
      data: { reopenedAt: now, reopenedBy: actor.name, reopenReason: reason },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        verb: "period.reopen",
        subject: "period",
        subjectId: period,
        before: { state: "closed", revision: row.revision },
        after: { state: "locked" },
        reason,
      },
      now,
    );
    return { period, revision: row.revision };
  });
