import "server-only";
import { type Actor, mayRemoveFile } from "@/lib/auth/permissions";
import { sharePeriod } from "@/lib/core/advisory-locks";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { mayReadAttached } from "@/lib/files/queries";
import type { RemoveFileInput } from "@/lib/files/schema";
import { stateAt } from "@/lib/periods/rules";
import { whyNotSubmit } from "@/lib/progress/rules";
import { recordTrace } from "@/lib/trace/commands";

/** Photos of a month stand as long as its report does: what was accepted or published keeps them. */
async function requireOpenReport(tx: Tx, projectId: string, period: string, now: Date): Promise<void> {
  await sharePeriod(tx, period);
  const cycle = await tx.period.findUniqueOrThrow({ where: { id: period } });
  const report = await tx.monthlyReport.findUnique({
    where: { projectId_periodId: { projectId, periodId: period } },
    select: { state: true },
  });
  const reason = whyNotSubmit(stateAt(cycle, now), report?.state ?? null, true);
  if (reason) throw ruleViolation(reason, { period });
}

/** Marks a file removed, with a reason, in the trace. Its content is kept. */
export const removeFile = (
  actor: Actor,
  { fileId, reason }: RemoveFileInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ id: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    await tx.$queryRaw`SELECT id FROM attachment WHERE id = ${fileId}::uuid FOR UPDATE`;
    const file = await tx.attachment.findUnique({
      where: { id: fileId },
      select: {
        name: true,
        sha256: true,
        subject: true,
        subjectId: true,
        projectId: true,
        periodId: true,
        removedAt: true,
        uploadedById: true,
        uploadedUnitId: true,
        project: { select: { responsibleUnitId: true, regionCode: true } },
      },
    });
    if (!file?.subject || !(await mayReadAttached(actor, file))) throw notFound("file");
    if (!mayRemoveFile(actor, file)) throw forbidden();
    if (file.removedAt) throw conflict("FILE_REMOVED");
    if (file.subject === "report" && file.projectId && file.periodId) {
      await requireOpenReport(tx, file.projectId, file.periodId, now);
    }
    await tx.attachment.update({
      where: { id: fileId },
      data: { removedAt: now, removedBy: actor.name, removedReason: reason },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "construction",
        verb: "file.remove",
        subject: "file",
        subjectId: fileId,
        ...(file.projectId ? { projectId: file.projectId } : {}),
        before: { file: file.name, sha256: file.sha256, attachedTo: file.subject },
        reason,
      },
      now,
    );
    return { id: fileId };
  });
