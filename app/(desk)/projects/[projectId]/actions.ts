"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { confirmPlan } from "@/lib/projects/commands/confirm-plan";
import { setPause } from "@/lib/projects/commands/set-pause";
import { restoreProject, withdrawProject } from "@/lib/projects/commands/withdraw-project";
import { pauseInput, withdrawInput } from "@/lib/projects/schema";
import { action } from "@/lib/web/action";

const confirmForm = z.strictObject({
  projectId: z.uuid(),
  year: z.coerce.number().int(),
  version: z.coerce.number().int(),
});

export const confirmPlanAction = action(confirmForm, async (actor, input, { now, once }) => {
  const answer = await confirmPlan(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath(`/projects/${input.projectId}`);
  return answer;
});

/** An empty last month = until further notice. */
const pauseForm = z
  .strictObject({
    projectId: z.uuid(),
    from: z.string(),
    to: z.string(),
    reason: z.string(),
    approval: z.string(),
  })
  .transform(({ projectId, to, ...rest }, context) => {
    const parsed = pauseInput.safeParse({ ...rest, to: to === "" ? null : to });
    if (parsed.success) return { projectId, ...parsed.data };
    for (const issue of parsed.error.issues) {
      context.addIssue({ code: "custom", path: [...issue.path], message: wordOf(issue) });
    }
    return z.NEVER;
  });

const wordOf = (issue: { code?: string; message: string }): string =>
  issue.code === "too_small" ? "REQUIRED" : issue.message;

export const setPauseAction = action(pauseForm, async (actor, input, { now, once }) => {
  const answer = await setPause(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath(`/projects/${input.projectId}`);
  return answer;
});

const withdrawForm = withdrawInput.extend({ projectId: z.uuid(), version: z.coerce.number().int() });

export const withdrawProjectAction = action(withdrawForm, async (actor, input, { now, once }) => {
  const answer = await withdrawProject(actor, input, { now, once });
  revalidatePath("/projects", "layout");
  return answer;
});

export const restoreProjectAction = action(withdrawForm, async (actor, input, { now, once }) => {
  const answer = await restoreProject(actor, input, { now, once });
  revalidatePath("/projects", "layout");
  return answer;
});
