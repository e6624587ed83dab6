import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { conflict, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { loadEditable } from "@/lib/projects/commands/load-facts";
import { lockRegistry } from "@/lib/projects/commands/resolve-names";
import { type ProjectResult, writeProject } from "@/lib/projects/commands/write-project";
import { lockedChanges, lockedFieldsOf } from "@/lib/projects/rules/locked-fields";
import type { UpdateProjectInput } from "@/lib/projects/schema";

/** `plannedStart`, or `milestones` with the name of the one. */
function lockedDetail(field: string): { field: string; milestone: string } {
  const milestone = /^milestones\.(.*)$/su.exec(field)?.[1];
  return milestone === undefined ? { field, milestone: "" } : { field: "milestones", milestone };
}

/**
 * Changes what is given of a project; a stale `version` is refused; no difference, no event. What a confirmed plan
 * locks is refused to everybody: it changes by a change request.
 */
export const updateProject = (
  actor: Actor,
  { projectId, version, reason, ...input }: UpdateProjectInput,
  { now, once }: { now: Date; once?: Once },
): Promise<ProjectResult> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    // The registry before the row, as in every command that takes both.
    if (input.name !== undefined || input.nationalCode) await lockRegistry(tx);
    const project = await loadEditable(tx, actor, projectId);
    if (project.version !== version) throw conflict("STALE_VERSION");
    const locked = lockedFieldsOf(project.facts, project.plans);
    const [touched] = lockedChanges(locked, project.facts, input);
    if (touched) throw ruleViolation("FIELD_LOCKED", lockedDetail(touched));
    return writeProject(tx, actor, project, input, { now, reason });
  });
