"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { mayShareViews } from "@/lib/auth/permissions";
import { deleteView, saveView, updateView } from "@/lib/views/commands";
import { saveViewInput, viewLists } from "@/lib/views/schema";
import { action } from "@/lib/web/action";

/** A box that is not ticked sends nothing. */
const box = z.literal("1").optional();

/** Both lists: whose view it was does not matter to the other. */
function revalidateLists(): void {
  for (const list of viewLists) revalidatePath(`/${list}`);
}

const saveForm = z.strictObject({
  list: z.enum(viewLists),
  name: saveViewInput.shape.name,
  query: saveViewInput.shape.query,
  shared: box,
  isDefault: box,
});

export const saveViewAction = action(saveForm, async (actor, input, { once }) => {
  const given = { ...input, shared: input.shared === "1", isDefault: input.isDefault === "1" };
  const answer = await saveView(actor, given, { once });
  revalidateLists();
  return answer;
});

const updateForm = z.strictObject({
  viewId: z.uuid(),
  version: z.coerce.number().int(),
  /** Absent: somebody else's view, of which only one's own opening can be chosen. */
  name: saveViewInput.shape.name.optional(),
  shared: box,
  isDefault: box,
});

export const updateViewAction = action(updateForm, async (actor, { name, shared, ...input }, { once }) => {
  const change = {
    ...(name === undefined ? {} : { name }),
    // Whoever may not share is not shown the box: then it stays as it is.
    ...(name !== undefined && mayShareViews(actor) ? { shared: shared === "1" } : {}),
    isDefault: input.isDefault === "1",
  };
  const answer = await updateView(actor, { ...input, ...change }, { once });
  revalidateLists();
  return answer;
});

export const deleteViewAction = action(
  z.strictObject({ viewId: z.uuid() }),
  async (actor, input, { once }) => {
    const answer = await deleteView(actor, input, { once });
    revalidateLists();
    return answer;
  },
);
