"use server";

import { revalidatePath } from "next/cache";
import { renameInstallation, requireSecondFactor } from "@/lib/installation/commands";
import { renameInput, secondFactorRolesInput } from "@/lib/installation/schema";
import { action } from "@/lib/web/action";

export const nameInstallation = action(renameInput, async (actor, input, { now, once }) => {
  const names = await renameInstallation(actor, input, { now, once });
  revalidatePath("/", "layout");
  return names;
});

export const requireSecondFactors = action(secondFactorRolesInput, async (actor, input, { now, once }) => {
  const required = await requireSecondFactor(actor, input, { now, once });
  revalidatePath("/", "layout");
  return required;
});
