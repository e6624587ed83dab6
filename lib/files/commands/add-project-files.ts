import "server-only";
import { type Actor, mayAddFiles, visibilityOf } from "@/lib/auth/permissions";
import { forbidden, notFound } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { attachFiles } from "@/lib/files/commands/attach-files";
import type { AddProjectFilesInput } from "@/lib/files/schema";
import { traceCategoryOf } from "@/lib/projects/rules";

/** Puts documents with a project: approvals, contracts, pictures that belong to no month. */
export const addProjectFiles = (
  actor: Actor,
  { projectId, files }: AddProjectFilesInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ files: string[] }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const project = await tx.project.findUnique({
      where: { id: projectId },
      select: { responsibleUnitId: true, regionCode: true, stage: true },
    });
    if (!project || visibilityOf(actor, project) === "none") throw notFound("project");
    if (!mayAddFiles(actor, project)) {
      throw visibilityOf(actor, project) === "full" ? forbidden() : notFound("project");
    }
    const to = {
      subject: "project",
      subjectId: projectId,
      projectId,
      category: traceCategoryOf(project.stage),
    } as const;
    const added = await attachFiles(tx, actor, to, files, now);
    return { files: added.map(({ id }) => id) };
  });
