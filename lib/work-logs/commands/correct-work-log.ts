import "server-only";
import { type Actor, mayCorrectWorkLog, maySeeWorkLog } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay, toDay } from "@/lib/core/convert";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues, type TraceCategory } from "@/lib/trace/schema";
import { loadProject } from "@/lib/work-logs/commands/load-work";
import { whyNotWrite } from "@/lib/work-logs/rules";
import type { CorrectWorkLogInput } from "@/lib/work-logs/schema";

/**
 * Corrects what was written down: with a reason, as an event of its own that keeps what stood there. By whoever
 * wrote it, their unit, or the centre.
 */
export const correctWorkLog = (
  actor: Actor,
  { workLogId, version, reason, day, category, text }: CorrectWorkLogInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ id: string; version: number }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    await tx.$queryRaw`SELECT id FROM work_log WHERE id = ${workLogId}::uuid FOR UPDATE`;
    const log = await tx.workLog.findUnique({
      where: { id: workLogId },
      select: {
        projectId: true,
        day: true,
        category: true,
        text: true,
        unitId: true,
        writtenById: true,
        writtenUnitId: true,
        version: true,
      },
    });
    if (!log) throw notFound("workLog");
    const project = await loadProject(tx, log.projectId);
    if (!maySeeWorkLog(actor, project, log)) throw notFound("workLog");
    if (!mayCorrectWorkLog(actor, log)) throw forbidden();
    if (log.version !== version) throw conflict("STALE_VERSION");
    const before = { day: toDay(log.day), category: log.category as TraceCategory, text: log.text };
    const after = {
      day: day ?? before.day,
      category: category ?? before.category,
      text: text ?? before.text,
    };
    const changed = changedValues(before, after);
    if (!changed) throw ruleViolation("NOTHING_CORRECTED");
    const whyNot = after.day === before.day ? null : whyNotWrite(after.day, dayIn(now));
    if (whyNot) throw ruleViolation(whyNot);
    const saved = await tx.workLog.update({
      where: { id: workLogId },
      data: {
        day: fromDay(after.day),
        category: after.category,
        text: after.text,
        corrections: { increment: 1 },
        version: { increment: 1 },
      },
      select: { id: true, version: true },
    });
    const { category: was, ...values } = changed.before;
    const { category: is, ...newValues } = changed.after;
    await recordTrace(
      tx,
      actor,
      {
        category: after.category,
        verb: "workLog.correct",
        subject: "workLog",
        subjectId: workLogId,
        projectId: log.projectId,
        before: { ...values, ...(was ? { workCategory: was } : {}) },
        after: { ...newValues, ...(is ? { workCategory: is } : {}) },
        reason,
      },
      now,
    );
    return saved;
  });
