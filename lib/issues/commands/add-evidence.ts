import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { attachFiles } from "@/lib/files/commands/attach-files";

/** Puts the files with what they prove: an entry of progress, or a request for striking off. Answers their names. */
export async function addEvidence(
  tx: Tx,
  actor: Actor,
  { projectId }: { projectId: string | null },
  entryId: string,
  files: readonly string[],
  now: Date,
): Promise<string[]> {
  const to = {
    subject: "issueProgress",
    subjectId: entryId,
    projectId,
    category: "problem_solving",
  } as const;
  const added = await attachFiles(tx, actor, to, files, now);
  return added.map(({ name }) => name);
}
