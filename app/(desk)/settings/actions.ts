"use server";

import { revalidatePath } from "next/cache";
import { renameInstallation } from "@/lib/installation/commands";
import { renameInput } from "@/lib/installation/schema";
import { action } from "@/lib/web/action";

export const nameInstallation = action(renameInput, async (actor, input, { now, once }) => {
  const names = await renameInstallation(actor, input, { now, once });
  revalidatePath("/", "layout");
  return names;
});
