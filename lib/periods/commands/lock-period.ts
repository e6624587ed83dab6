import "server-only";
import { type Actor, mayRunCycle } from "@/lib/auth/permissions";
import { holdPeriod } from "@/lib/core/advisory-locks";
import { db, type Tx } from "@/lib/core/db";
import { forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { inTransaction, inTransactionOnce, type Once } from "@/lib/core/transaction";
import { whyNotLock } from "@/lib/periods/rules";
import type { PeriodInput } from "@/lib/periods/schema";
import { recordTrace } from "@/lib/trace/commands";

export type LockedPeriod = { period: Period; lockedAt: string };

async function lock(tx: Tx, actor: Actor, period: Period, now: Date): Promise<LockedPeriod> {
  await holdPeriod(tx, period);
  const row = await tx.period.findUnique({ where: { id: period }, select: { state: true } });
  if (!row) throw notFound("period");
  const reason = whyNotLock(row.state);
  if (reason) throw ruleViolation(reason, { period });
  await tx.period.update({
    where: { id: period },
    // A lock by hand before the 25th ends filing now: what comes later is late.
    data: { state: "locked", lockedAt: now, version: { increment: 1 } },
  });
  await recordTrace(
    tx,
    actor,
    {
      category: "supervision",
      verb: "period.lock",
      subject: "period",
      subjectId: period,
      before: { state: "open" },
      after: { state: "locked" },
    },
    now,
  );
  return { period, lockedAt: now.toISOString() };
}

/** Ends filing by hand; reports that come later are taken until the close and marked late. */
export const lockPeriod = (
  actor: Actor,
  { period }: PeriodInput,
  { now, once }: { now: Date; once?: Once },
): Promise<LockedPeriod> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayRunCycle(actor)) throw forbidden();
    return lock(tx, actor, period, now);
  });

/** For the clock's job: locks what is past its lock time. Another instance may do the same: one of them does it. */
export async function lockDuePeriods(actor: Actor, now: Date): Promise<Period[]> {
  const due = await db().period.findMany({
    where: { state: "open", lockAt: { lte: now } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const locked: Period[] = [];
  for (const { id } of due) {
    await inTransaction(async (tx) => {
      await holdPeriod(tx, id);
      const row = await tx.period.findUniqueOrThrow({ where: { id }, select: { state: true } });
      if (row.state !== "open") return;
      await lock(tx, actor, id, now);
      locked.push(id);
    });
  }
  return locked;
}
