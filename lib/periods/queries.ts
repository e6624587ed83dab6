import "server-only";
import { type Actor, maySeeBusiness } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { stateAt } from "@/lib/periods/rules";

/** All periods, newest first, with what each closing was and why it was opened again. */
export async function listPeriods(actor: Actor, now: Date) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const rows = await db().period.findMany({
    orderBy: { id: "desc" },
    include: {
      closings: {
        orderBy: { revision: "desc" },
        select: {
          revision: true,
          closedAt: true,
          closedBy: true,
          reopenedAt: true,
          reopenedBy: true,
          reopenReason: true,
          ruleVersion: { select: { id: true, fromPeriod: true } },
        },
      },
    },
  });
  return rows.map((row) => ({
    period: row.id,
    state: stateAt(row, now),
    lockAt: row.lockAt.toISOString(),
    lockedAt: row.lockedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    revision: row.revision,
    version: row.version,
    closings: row.closings.map((closing) => ({
      ...closing,
      closedAt: closing.closedAt.toISOString(),
      reopenedAt: closing.reopenedAt?.toISOString() ?? null,
    })),
  }));
}
export type PeriodView = Awaited<ReturnType<typeof listPeriods>>[number];

/** The period that is being filed or closed: the earliest that is not closed; null when there is none. */
export async function currentPeriod(actor: Actor, now: Date) {
  if (!maySeeBusiness(actor)) throw forbidden();
  const row = await db().period.findFirst({
    where: { state: { not: "closed" } },
    orderBy: { id: "asc" },
  });
  return row && { period: row.id, state: stateAt(row, now), lockAt: row.lockAt.toISOString() };
}
