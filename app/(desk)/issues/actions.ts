"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { assignIssue, assignIssues } from "@/lib/issues/commands/assign-issue";
import { registerIssue } from "@/lib/issues/commands/register-issue";
import { assignBody, registerInput } from "@/lib/issues/schema";
import { action } from "@/lib/web/action";

const blankIsNull = (value: unknown) => (value === "" ? null : value);
/** One box or several of the same name. */
const ids = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid()).max(200));
const amount = z.preprocess(
  (value) => (value === "" || value === undefined ? null : Number(String(value).replaceAll(",", ""))),
  z.number().positive("AMOUNT_TOO_SMALL").nullable(),
);

const registerForm = registerInput.extend({
  projectId: z.preprocess(blankIsNull, registerInput.shape.projectId),
  reportId: z.preprocess(blankIsNull, registerInput.shape.reportId),
  next: z.enum(["open", "assign"]),
});

/** Registers, and leads to the issue or straight on to its assignment. */
export const registerAction = action(registerForm, async (actor, { next, ...input }, { now, once }) => {
  const { id } = await registerIssue(actor, input, { now, once });
  revalidatePath("/issues", "layout");
  redirect(next === "assign" ? `/issues/assign?id=${id}` : `/issues/${id}`);
});

const assignForm = z.strictObject({
  ...assignBody.shape,
  version: z.coerce.number().int().min(1).optional(),
  id: ids.refine((chosen) => chosen.length > 0, "CHOOSE_ISSUE"),
  assistingUnitIds: ids,
  targetQuantity: amount,
  targetUnit: z.preprocess(blankIsNull, assignBody.shape.targetUnit),
});

/** 发点球: one issue, or several with the same three fixes. Of several, each answers for itself. */
export const assignAction = action(assignForm, async (actor, { id, version, ...fixes }, { now, once }) => {
  const [first, ...more] = id;
  if (first !== undefined && more.length === 0) {
    await assignIssue(actor, { ...fixes, issueId: first, version }, { now, once });
    revalidatePath("/issues", "layout");
    redirect(`/issues/${first}`);
  }
  const outcomes = await assignIssues(actor, id, fixes, { now });
  revalidatePath("/issues", "layout");
  return outcomes;
});
