import "server-only";
import { type Actor, mayFile } from "@/lib/auth/permissions";
import { ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { attachFiles } from "@/lib/files/commands/attach-files";
import { loadForReport } from "@/lib/progress/commands/load-report";
import { whyNotSubmit } from "@/lib/progress/rules";
import type { AddPhotosInput } from "@/lib/progress/schema";

/** Adds photos to a project's month, up to five, as long as its report may still be handed in. */
export const addPhotos = (
  actor: Actor,
  { projectId, period, files }: AddPhotosInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ files: string[] }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { state, stored, inPlan } = await loadForReport(tx, actor, { projectId, period }, mayFile, now);
    const reason = whyNotSubmit(state, stored?.state ?? null, inPlan);
    if (reason) throw ruleViolation(reason, { period });
    const to = {
      subject: "report",
      subjectId: projectId,
      projectId,
      period,
      category: "construction",
    } as const;
    const added = await attachFiles(tx, actor, to, files, now);
    return { files: added.map(({ id }) => id) };
  });
