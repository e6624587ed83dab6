import "server-only";
import { type Actor, mayRunCycle } from "@/lib/auth/permissions";
import { reconcileCases } from "@/lib/cases/commands/reconcile-cases";
import { holdPeriod } from "@/lib/core/advisory-locks";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { ensureRuleVersion } from "@/lib/lamps/commands/ensure-rule-version";
import { lightInBatches, runsBefore } from "@/lib/lamps/queries/light-projects";
import { openNextPeriod } from "@/lib/periods/commands/open-period";
import { writeLamps } from "@/lib/periods/commands/write-lamps";
import { decidedAnew, stateAt, whyNotClose } from "@/lib/periods/rules";
import type { PeriodInput } from "@/lib/periods/schema";
import { applyReports } from "@/lib/progress/commands/apply-reports";
import { recordTrace } from "@/lib/trace/commands";

/** A nation's 100,000 projects, and the months after a re-opened one, on a slow machine. */
const CLOSE_TIMEOUT_MS = 30 * 60_000;

export type Closing = {
  period: Period;
  revision: number;
  counts: { red: number; yellow: number; green: number; paused: number };
  cases: number;
  /** Later closed periods whose lamps were decided anew. */
  recomputed: Period[];
};

/**
 * Lights one period's lamps as a new revision, a batch of projects at a time: memory stays level in a nation too.
 * The runs so far are those that the period before has in force.
 */
async function lightPeriod(
  tx: Tx,
  actor: Actor,
  period: { id: Period; revision: number },
  now: Date,
): Promise<Pick<Closing, "revision" | "counts" | "cases">> {
  const rules = await ensureRuleVersion(tx, period.id);
  const revision = period.revision + 1;
  const counts = { red: 0, yellow: 0, green: 0, paused: 0 };
  const triggered: string[] = [];
  // Lamps of a closed period are refused by the database: it counts as locked until they are written.
  await tx.period.update({ where: { id: period.id }, data: { state: "locked", closedAt: null } });
  const runsOf = (projectIds: string[]) => runsBefore(tx, period.id, projectIds);
  for await (const lit of lightInBatches(tx, period.id, rules.settings, runsOf)) {
    const pending = lit.flatMap(({ projectId, report }) =>
      report?.pending ? [{ projectId, report: report.pending }] : [],
    );
    // Before the lamps: rows of projects are locked before their traces, as in every command.
    await applyReports(tx, actor, pending, now);
    await writeLamps(tx, actor, { id: period.id, revision }, lit, rules, now);
    for (const { projectId, decision } of lit) {
      counts[decision.lamp]++;
      if (decision.caseOpened) triggered.push(projectId);
    }
  }
  await tx.periodClosing.create({
    data: { periodId: period.id, revision, closedAt: now, closedBy: actor.name, ruleVersionId: rules.id },
  });
  await reconcileCases(tx, actor, { id: period.id, revision }, triggered, now);
  return { revision, counts, cases: triggered.length };
}

const markClosed = (tx: Tx, id: Period, revision: number, now: Date) =>
  tx.period.update({
    where: { id },
    data: { state: "closed", closedAt: now, revision, version: { increment: 1 } },
  });

async function closedAfter(tx: Tx, period: Period): Promise<Period[]> {
  const rows = await tx.period.findMany({
    where: { id: { gt: period }, state: "closed" },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/**
 * Closes a locked period: all lamps are lit and published in one transaction. Of two closes at once one wins and
 * the other is told ALREADY_CLOSED. After a re-opening the lamps become a new revision, and later closed periods
 * are decided anew in order.
 */
export const closePeriod = (
  actor: Actor,
  { period }: PeriodInput,
  { now, once }: { now: Date; once?: Once },
): Promise<Closing> =>
  inTransactionOnce(
    actor.id,
    once,
    async (tx) => {
      if (!mayRunCycle(actor)) throw forbidden();
      await holdPeriod(tx, period);
      const row = await tx.period.findUnique({ where: { id: period } });
      if (!row) throw notFound("period");
      const earlier = await tx.period.count({ where: { id: { lt: period }, state: { not: "closed" } } });
      const reason = whyNotClose(stateAt(row, now), earlier > 0);
      if (reason === "ALREADY_CLOSED") throw conflict(reason, { period });
      if (reason) throw ruleViolation(reason, { period });

      const first = await lightPeriod(tx, actor, row, now);
      await markClosed(tx, period, first.revision, now);

      const recomputed: Period[] = [];
      for (const id of decidedAnew(period, await closedAfter(tx, period))) {
        await holdPeriod(tx, id);
        const next = await tx.period.findUniqueOrThrow({ where: { id } });
        // Re-opened since: its own close decides it and what follows.
        if (next.state !== "closed") break;
        const again = await lightPeriod(tx, actor, next, now);
        await markClosed(tx, id, again.revision, now);
        recomputed.push(id);
      }
      await openNextPeriod(tx, actor, now);

      await recordTrace(
        tx,
        actor,
        {
          category: "supervision",
          verb: "period.close",
          subject: "period",
          subjectId: period,
          before: { state: row.state },
          after: {
            state: "closed",
            revision: first.revision,
            ...first.counts,
            cases: first.cases,
            recomputed,
          },
        },
        now,
      );
      return { period, ...first, recomputed };
    },
    { timeoutMs: CLOSE_TIMEOUT_MS },
  );
