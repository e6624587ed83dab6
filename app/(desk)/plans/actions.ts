"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { carryOver } from "@/lib/plans/commands/carry-over";
import { carryOverInput } from "@/lib/plans/schema";
import { confirmPlans } from "@/lib/projects/commands/confirm-plan";
import { action } from "@/lib/web/action";

const refresh = () => {
  revalidatePath("/plans", "layout");
  revalidatePath("/projects", "layout");
};

const chosen = z
  .strictObject({
    year: z.coerce.number().int().min(1990).max(2200),
    projectId: z.union([z.array(z.uuid()), z.uuid().transform((id) => [id])]).optional(),
  })
  .refine(({ projectId }) => projectId !== undefined, { path: ["projectId"], message: "CHOOSE_PROJECT" });

/** Locks the plans that were chosen. */
export const confirmChosenAction = action(chosen, async (actor, { year, projectId }, { now, once }) => {
  const answer = await confirmPlans(
    actor,
    { year, projectIds: projectId ?? [] },
    { now, ...(once ? { once } : {}) },
  );
  refresh();
  return answer;
});

/** The rows come as one text: a list may be longer than a form has fields. */
const carryForm = z
  .strictObject({ from: z.coerce.number(), to: z.coerce.number(), rows: z.string().max(4_000_000) })
  .transform(({ rows, ...years }, context) => {
    let projects: unknown = null;
    try {
      projects = JSON.parse(rows);
    } catch {
      context.addIssue({ code: "custom", path: ["rows"], message: "INVALID" });
    }
    const parsed = carryOverInput.safeParse({ ...years, projects });
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const message = /^[A-Z_]+$/.test(issue.message) ? issue.message : "AMOUNT_FORM";
      context.addIssue({ code: "custom", path: ["rows"], message });
    }
    return z.NEVER;
  });

export const carryOverAction = action(carryForm, async (actor, input, { now, once }) => {
  const answer = await carryOver(actor, input, { now, ...(once ? { once } : {}) });
  refresh();
  return answer;
});
