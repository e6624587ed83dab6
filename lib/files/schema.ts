import { z } from "zod";

/** What a file can belong to: a closed list, each with its readers in `queries.ts`. */
export const fileSubjects = [
  "project",
  "report",
  "workLog",
  "issue",
  "issueProgress",
  "changeRequest",
  "override",
] as const;
export type FileSubject = (typeof fileSubjects)[number];

/** What a file is by its content. Everything else is refused. */
export const fileKinds = [
  "jpeg",
  "png",
  "webp",
  "pdf",
  "docx",
  "xlsx",
  "pptx",
  "ofd",
  "csv",
  "text",
] as const;
export type FileKind = (typeof fileKinds)[number];

/** Ids of uploaded files that a form hands in with what they belong to. One comes as a text, several as a list. */
export const fileIds = z
  .union([z.array(z.uuid()).max(50), z.uuid(), z.literal("")])
  .optional()
  .transform((ids) => [...new Set([ids ?? []].flat())].filter((id) => id !== ""));

const reason = z.string().trim().min(1, "REQUIRED").max(500, "TEXT_TOO_LONG");

export const removeFileInput = z.strictObject({ fileId: z.uuid(), reason });
export type RemoveFileInput = z.infer<typeof removeFileInput>;

export const addProjectFilesInput = z.strictObject({
  projectId: z.uuid(),
  files: fileIds.pipe(z.array(z.uuid()).min(1, "FILE_REQUIRED")),
});
export type AddProjectFilesInput = z.infer<typeof addProjectFilesInput>;
