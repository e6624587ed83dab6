import "server-only";
import { type Actor, mayReview } from "@/lib/auth/permissions";
import { notFound, ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { applyReports } from "@/lib/progress/commands/apply-reports";
import { loadForReport, requireVersion } from "@/lib/progress/commands/load-report";
import { type ReportState, whyNotReview } from "@/lib/progress/rules";
import type { AcceptInput, ReturnInput, ReviewComments } from "@/lib/progress/schema";
import { recordTrace } from "@/lib/trace/commands";

export type ReviewedReport = { projectId: string; period: Period; state: ReportState; version: number };

const review = (
  actor: Actor,
  input: AcceptInput & { comments?: ReviewComments },
  decision: "accept" | "return",
  { now, once }: { now: Date; once?: Once },
): Promise<ReviewedReport> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { projectId, period, comments } = input;
    const { state, stored } = await loadForReport(tx, actor, input, mayReview, now);
    if (!stored) throw notFound("report");
    requireVersion(input.version, stored.version);
    const reason = whyNotReview(state, stored.state, decision);
    if (reason) throw ruleViolation(reason, { period });
    const next = decision === "accept" ? "accepted" : "returned";
    const { version } = await tx.monthlyReport.update({
      where: { id: stored.id },
      data: {
        state: next,
        reviewedAt: now,
        reviewedBy: actor.name,
        comments: comments ?? {},
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "construction",
        verb: decision === "accept" ? "report.accept" : "report.return",
        subject: "report",
        subjectId: stored.id,
        projectId,
        before: { state: stored.state },
        after: { state: next, period, ...(comments ? { comments } : {}) },
      },
      now,
    );
    if (decision === "accept") await applyReports(tx, actor, [{ projectId, report: stored }], now);
    return { projectId, period, state: next, version };
  });

/** Sends a report back with words on single fields; an accepted one too, until the close. */
export const returnReport = (
  actor: Actor,
  input: ReturnInput,
  context: { now: Date; once?: Once },
): Promise<ReviewedReport> => review(actor, input, "return", context);

/** What was accepted is what counts. */
export const acceptReport = (
  actor: Actor,
  input: AcceptInput,
  context: { now: Date; once?: Once },
): Promise<ReviewedReport> => review(actor, input, "accept", context);
