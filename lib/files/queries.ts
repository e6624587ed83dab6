import "server-only";
import type { Readable } from "node:stream";
import {
  type Actor,
  type FileScope,
  mayReadFile,
  mayReadRemovedFile,
  visibilityOf,
} from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { isImage, mediaTypeOf } from "@/lib/files/rules";
import type { FileKind, FileSubject } from "@/lib/files/schema";
import { readKept } from "@/lib/files/storage";
import type { Prisma } from "@/lib/generated/prisma/client";
import { mayReadEvidence } from "@/lib/issues/queries/issue-files";

type AttachedFile = FileScope & { subject: FileSubject | null; subjectId: string | null };

type MayRead = (actor: Actor, file: AttachedFile) => boolean | Promise<boolean>;

/** Who reads the files of each subject. A subject whose readers are not its project's says so here. */
const readers: Record<FileSubject, MayRead> = {
  project: mayReadFile,
  report: mayReadFile,
  workLog: mayReadFile,
  issue: mayReadFile,
  issueProgress: (actor, { subjectId }) => subjectId !== null && mayReadEvidence(actor, subjectId),
  changeRequest: mayReadFile,
  override: mayReadFile,
};

/** A file that nothing has taken up yet is its sender's alone. */
export const mayReadAttached = async (actor: Actor, file: AttachedFile): Promise<boolean> =>
  file.subject === null ? actor.id === file.uploadedById : readers[file.subject](actor, file);

const fields = {
  id: true,
  name: true,
  kind: true,
  bytes: true,
  sha256: true,
  width: true,
  height: true,
  uploadedById: true,
  uploadedBy: true,
  uploadedUnit: true,
  uploadedAt: true,
  subject: true,
  subjectId: true,
  periodId: true,
  removedAt: true,
  removedBy: true,
  removedReason: true,
} satisfies Prisma.AttachmentSelect;

const view = (row: Prisma.AttachmentGetPayload<{ select: typeof fields }>) => ({
  id: row.id,
  name: row.name,
  kind: row.kind as FileKind,
  isImage: isImage(row.kind as FileKind),
  bytes: row.bytes,
  sha256: row.sha256,
  width: row.width,
  height: row.height,
  uploadedById: row.uploadedById,
  uploadedBy: row.uploadedBy,
  uploadedUnit: row.uploadedUnit,
  uploadedAt: row.uploadedAt.toISOString(),
  subject: row.subject,
  subjectId: row.subjectId,
  period: row.periodId as Period | null,
  removed: row.removedAt && {
    at: row.removedAt.toISOString(),
    by: row.removedBy ?? "",
    reason: row.removedReason ?? "",
  },
});
export type FileView = ReturnType<typeof view>;

/**
 * The files of some subjects, oldest first, by subject id. For queries that have authorised the subjects
 * themselves; removed files are left out.
 */
export async function filesOf(
  subject: FileSubject,
  subjectIds: readonly string[],
  period?: Period,
): Promise<Map<string, FileView[]>> {
  const rows = await db().attachment.findMany({
    where: {
      subject,
      subjectId: { in: [...subjectIds] },
      removedAt: null,
      ...(period ? { periodId: period } : {}),
    },
    select: fields,
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
  });
  const bySubject = new Map<string, FileView[]>(subjectIds.map((id) => [id, []]));
  for (const row of rows) bySubject.get(row.subjectId ?? "")?.push(view(row));
  return bySubject;
}

/** Everything that hangs on a project and what belongs to it, newest first; removed ones for the centre only. */
export async function listProjectFiles(actor: Actor, projectId: string): Promise<FileView[]> {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: { responsibleUnitId: true, regionCode: true },
  });
  if (!project || visibilityOf(actor, project) !== "full") throw notFound("project");
  const rows = await db().attachment.findMany({
    where: { projectId, ...(mayReadRemovedFile(actor) ? {} : { removedAt: null }) },
    select: fields,
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(view);
}

export type OpenedFile = { name: string; mediaType: string; bytes: number | null; content: Readable };

/** A file's content, or its thumbnail, for whoever may read it; for everybody else it is not there. */
export async function openFile(
  actor: Actor,
  fileId: string,
  which: "original" | "thumbnail",
): Promise<OpenedFile> {
  const file = await db().attachment.findUnique({
    where: { id: fileId },
    select: {
      name: true,
      kind: true,
      bytes: true,
      key: true,
      thumbnailKey: true,
      removedAt: true,
      subject: true,
      subjectId: true,
      uploadedById: true,
      uploadedUnitId: true,
      project: { select: { responsibleUnitId: true, regionCode: true } },
    },
  });
  if (!file || !(await mayReadAttached(actor, file))) throw notFound("file");
  if (file.removedAt && !mayReadRemovedFile(actor)) throw notFound("file");
  if (which === "original") {
    const { name, bytes, key } = file;
    return { name, mediaType: mediaTypeOf(file.kind as FileKind), bytes, content: await readKept(key) };
  }
  if (!file.thumbnailKey) throw notFound("file");
  const content = await readKept(file.thumbnailKey);
  return { name: `${file.name}.webp`, mediaType: "image/webp", bytes: null, content };
}
