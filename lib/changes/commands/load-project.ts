import "server-only";
import { type Actor, visibilityOf } from "@/lib/auth/permissions";
import { type ChangingProject, findChanging } from "@/lib/changes/queries/find-changing";
import type { Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";

/** A project whose row is locked: whatever is asked or decided about it follows one another. */
export async function lockChanging(tx: Tx, actor: Actor, projectId: string): Promise<ChangingProject> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  const project = await findChanging(tx, projectId);
  if (!project || visibilityOf(actor, project) === "none") throw notFound("project");
  return project;
}
