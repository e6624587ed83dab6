import "server-only";
import { type Actor, mayReview } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { AppError, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransaction } from "@/lib/core/transaction";
import { applyReports } from "@/lib/progress/commands/apply-reports";
import { loadForReports, requireVersion } from "@/lib/progress/commands/load-report";
import { whyNotReview } from "@/lib/progress/rules";
import type { AcceptInput } from "@/lib/progress/schema";
import { recordTraces } from "@/lib/trace/commands";

export type AcceptOutcome = { projectId: string; accepted: boolean; reason: string | null };

/** So many rows are locked at once; whoever files meanwhile waits no longer than these take. */
const BATCH = 50;

/** What is refused of one target throws; the batch goes on without it. */
const refusalOf = <T>(work: () => T): { done: T } | { reason: string } => {
  try {
    return { done: work() };
  } catch (error) {
    if (error instanceof AppError) return { reason: error.reason };
    throw error;
  }
};

async function acceptBatch(
  tx: Tx,
  actor: Actor,
  inputs: readonly AcceptInput[],
  now: Date,
): Promise<AcceptOutcome[]> {
  const load = await loadForReports(tx, actor, inputs, mayReview, now);
  const taken = new Set<string>();
  const judged = inputs.map((input) => {
    const verdict = refusalOf(() => {
      const { state, stored } = load(input);
      if (!stored) throw notFound("report");
      requireVersion(input.version, stored.version);
      const reason = whyNotReview(state, taken.has(stored.id) ? "accepted" : stored.state, "accept");
      if (reason) throw ruleViolation(reason, { period: input.period });
      taken.add(stored.id);
      return stored;
    });
    return { input, verdict };
  });
  const accepted = judged.flatMap(({ input, verdict }) =>
    "done" in verdict ? [{ ...input, report: verdict.done }] : [],
  );
  await tx.monthlyReport.updateMany({
    where: { id: { in: accepted.map(({ report }) => report.id) } },
    data: {
      state: "accepted",
      reviewedAt: now,
      reviewedBy: actor.name,
      comments: {},
      version: { increment: 1 },
    },
  });
  const entries = accepted.map(({ projectId, period, report }) => ({
    category: "construction" as const,
    verb: "report.accept" as const,
    subject: "report" as const,
    subjectId: report.id,
    projectId,
    before: { state: report.state },
    after: { state: "accepted", period },
  }));
  await recordTraces(tx, actor, entries, now);
  await applyReports(tx, actor, accepted, now);
  return judged.map(({ input: { projectId }, verdict }) =>
    "done" in verdict
      ? { projectId, accepted: true, reason: null }
      : { projectId, accepted: false, reason: verdict.reason },
  );
}

/**
 * Accepts many, month by month, each with its own outcome: one that was changed meanwhile does not hold up the others.
 */
export async function acceptReports(
  actor: Actor,
  inputs: readonly AcceptInput[],
  { now }: { now: Date },
): Promise<AcceptOutcome[]> {
  const outcomes: AcceptOutcome[] = [];
  // What a project says of itself in one month stands before the next month is read.
  for (const month of [...new Set(inputs.map(({ period }) => period))].sort()) {
    const ofMonth = inputs.filter(({ period }) => period === month);
    for (let from = 0; from < ofMonth.length; from += BATCH) {
      const batch = ofMonth.slice(from, from + BATCH);
      outcomes.push(...(await inTransaction((tx) => acceptBatch(tx, actor, batch, now))));
    }
  }
  return outcomes;
}
