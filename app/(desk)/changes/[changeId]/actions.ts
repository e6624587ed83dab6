"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { decideChange } from "@/lib/changes/commands/decide-change";
import { withdrawChange } from "@/lib/changes/commands/withdraw-change";
import { decideChangeInput } from "@/lib/changes/schema";
import { action } from "@/lib/web/action";

const which = { changeId: z.uuid(), version: z.coerce.number().int() };

const decideForm = z
  .strictObject({ ...which, decision: z.string(), words: z.string() })
  .transform(({ changeId, ...rest }, context) => {
    const parsed = decideChangeInput.safeParse(rest);
    if (parsed.success) return { changeId, ...parsed.data };
    for (const issue of parsed.error.issues) {
      context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
    }
    return z.NEVER;
  });

/** A decision reaches far: lists, the board's marks, the project. */
const refresh = (changeId: string) => {
  revalidatePath(`/changes/${changeId}`);
  revalidatePath("/changes");
  revalidatePath("/projects", "layout");
  revalidatePath("/board");
};

export const decideChangeAction = action(decideForm, async (actor, input, { now, once }) => {
  const answer = await decideChange(actor, input, { now, ...(once ? { once } : {}) });
  refresh(input.changeId);
  return answer;
});

export const withdrawChangeAction = action(z.strictObject(which), async (actor, input, { now, once }) => {
  const answer = await withdrawChange(actor, input, { now, ...(once ? { once } : {}) });
  refresh(input.changeId);
  return answer;
});
