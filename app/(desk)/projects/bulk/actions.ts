"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { bulkEdit, undoBulkEdit } from "@/lib/projects/commands/bulk-edit";
import { bulkEditInput } from "@/lib/projects/schema";
import { action } from "@/lib/web/action";

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "INVALID" });
    return z.NEVER;
  }
});

const applyForm = z.strictObject({
  rows: json.pipe(bulkEditInput.shape.rows),
  change: json.pipe(bulkEditInput.shape.change),
  reason: z.string().trim().max(500),
});

export const applyBulkAction = action(applyForm, async (actor, { reason, ...input }, { now, once }) => {
  const { id } = await bulkEdit(actor, { ...input, ...(reason ? { reason } : {}) }, { now, once });
  revalidatePath("/projects", "layout");
  redirect(`/projects/bulk?done=${id}`);
});

const undoForm = z.strictObject({ bulkId: z.uuid(), reason: z.string().trim().min(1).max(500) });

export const undoBulkAction = action(undoForm, async (actor, input, { now, once }) => {
  const { id } = await undoBulkEdit(actor, input, { now, once });
  revalidatePath("/projects", "layout");
  redirect(`/projects/bulk?done=${id}`);
});
