"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { confirmPlans } from "@/lib/projects/commands/confirm-plan";
import { action } from "@/lib/web/action";

const year = z.strictObject({ year: z.coerce.number().int().min(1990).max(2200) });

export const confirmPlansAction = action(year, async (actor, input, { now, once }) => {
  const answer = await confirmPlans(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath("/projects", "layout");
  return answer;
});
