"use server";

import { revalidatePath } from "next/cache";
import { overrideLamp, restoreLamp } from "@/lib/lamps/commands/override-lamp";
import { overrideInput, restoreInput } from "@/lib/lamps/schema";
import { action } from "@/lib/web/action";

export const overrideLampAction = action(overrideInput, async (actor, input, context) => {
  const answer = await overrideLamp(actor, input, context);
  revalidatePath(`/projects/${input.projectId}`);
  return answer;
});

export const restoreLampAction = action(restoreInput, async (actor, input, context) => {
  const answer = await restoreLamp(actor, input, context);
  revalidatePath(`/projects/${input.projectId}`);
  return answer;
});
