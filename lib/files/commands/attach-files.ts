import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { holdFilesOf } from "@/lib/core/advisory-locks";
import type { Tx } from "@/lib/core/db";
import { ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { quotas, whyNotAttach } from "@/lib/files/rules";
import type { FileKind, FileSubject } from "@/lib/files/schema";
import { recordTraces } from "@/lib/trace/commands";
import type { TraceCategory } from "@/lib/trace/schema";

export type AttachTo = {
  subject: FileSubject;
  /** Of a monthly report its project's id, and `period` with it. */
  subjectId: string;
  /** Chooses the trace's chain and who may read; null for what has no project. */
  projectId: string | null;
  period?: Period;
  category: TraceCategory;
};

/**
 * Gives uploaded files to what they belong to, inside the transaction that writes it: an issue and its evidence
 * stand together or not at all. The caller has authorised. Only the uploader's own files that nothing has taken
 * up yet; the subject's quota holds. Each is an event of the trace with its SHA-256.
 */
export async function attachFiles(
  tx: Tx,
  actor: Actor,
  to: AttachTo,
  fileIds: readonly string[],
  now: Date,
): Promise<{ id: string; name: string; sha256: string }[]> {
  if (fileIds.length === 0) return [];
  const { subject, subjectId, projectId, category } = to;
  const periodId = to.period ?? null;
  await holdFilesOf(tx, `${subject} ${subjectId} ${periodId ?? ""}`);
  await tx.$queryRaw`SELECT id FROM attachment WHERE id = ANY(${[...fileIds]}::uuid[]) ORDER BY id FOR UPDATE`;
  const files = await tx.attachment.findMany({
    where: { id: { in: [...fileIds] }, uploadedById: actor.id, subject: null },
    select: { id: true, name: true, kind: true, bytes: true, sha256: true },
    orderBy: { createdAt: "asc" },
  });
  if (files.length !== fileIds.length) throw ruleViolation("FILE_GONE");
  const has = await tx.attachment.count({ where: { subject, subjectId, periodId, removedAt: null } });
  const kinds = files.map(({ kind }) => kind as FileKind);
  const reason = whyNotAttach(subject, has, kinds);
  if (reason) throw ruleViolation(reason, { limit: quotas[subject] });
  await tx.attachment.updateMany({
    where: { id: { in: files.map(({ id }) => id) } },
    data: { subject, subjectId, projectId, periodId },
  });
  await recordTraces(
    tx,
    actor,
    files.map(({ id, name, bytes, sha256 }) => ({
      category,
      verb: "file.add",
      subject: "file",
      subjectId: id,
      ...(projectId ? { projectId } : {}),
      after: { file: name, bytes, sha256, attachedTo: subject, ...(periodId ? { period: periodId } : {}) },
    })),
    now,
  );
  return files.map(({ id, name, sha256 }) => ({ id, name, sha256 }));
}
