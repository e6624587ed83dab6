import "server-only";
import { type Actor, mayRunCycle } from "@/lib/auth/permissions";
import { holdCalendar } from "@/lib/core/advisory-locks";
import { dayIn, startOfDay } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, ruleViolation } from "@/lib/core/errors";
import { nextPeriod, type Period, periodOf } from "@/lib/core/periods";
import { inTransaction, inTransactionOnce, type Once } from "@/lib/core/transaction";
import { lockDayOf, whyNotOpen } from "@/lib/periods/rules";
import type { PeriodInput } from "@/lib/periods/schema";
import { recordTrace } from "@/lib/trace/commands";

export type OpenedPeriod = { period: Period; lockAt: string };

async function latestPeriod(tx: Tx): Promise<Period | null> {
  await holdCalendar(tx);
  const row = await tx.period.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  return row?.id ?? null;
}

async function createPeriod(tx: Tx, actor: Actor, period: Period, now: Date): Promise<OpenedPeriod> {
  const lockAt = startOfDay(lockDayOf(period));
  await tx.period.create({ data: { id: period, lockAt } });
  await recordTrace(
    tx,
    actor,
    {
      category: "supervision",
      verb: "period.open",
      subject: "period",
      subjectId: period,
      after: { state: "open", lockAt: lockAt.toISOString() },
    },
    now,
  );
  return { period, lockAt: lockAt.toISOString() };
}

/** Opens a period for filing: the first of an installation, or the one after the latest. */
export const openPeriod = (
  actor: Actor,
  { period }: PeriodInput,
  { now, once }: { now: Date; once?: Once },
): Promise<OpenedPeriod> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayRunCycle(actor)) throw forbidden();
    const reason = whyNotOpen(period, await latestPeriod(tx), periodOf(dayIn(now)));
    if (reason === "PERIOD_EXISTS") throw conflict(reason, { period });
    if (reason) throw ruleViolation(reason, { period });
    return createPeriod(tx, actor, period, now);
  });

/** Opens the month after the latest period when it has begun; null when there is nothing to open. */
export async function openNextPeriod(tx: Tx, actor: Actor, now: Date): Promise<Period | null> {
  const latest = await latestPeriod(tx);
  if (latest === null) return null;
  const period = nextPeriod(latest);
  if (whyNotOpen(period, latest, periodOf(dayIn(now)))) return null;
  await createPeriod(tx, actor, period, now);
  return period;
}

/** For the clock's job: opens every month that has begun since the latest period. */
export async function openDuePeriods(actor: Actor, now: Date): Promise<Period[]> {
  const opened: Period[] = [];
  for (;;) {
    const period = await inTransaction((tx) => openNextPeriod(tx, actor, now));
    if (!period) return opened;
    opened.push(period);
  }
}
