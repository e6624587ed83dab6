"use server";

import { revalidatePath } from "next/cache";
import { createUser } from "@/lib/auth/commands/create-user";
import { disableUser, enableUser } from "@/lib/auth/commands/disable-user";
import { resetSecondFactor } from "@/lib/auth/commands/second-factor";
import { resetPassword } from "@/lib/auth/commands/set-password";
import { updateUser } from "@/lib/auth/commands/update-user";
import { createUserInput, updateUserInput, userInput } from "@/lib/auth/schema";
import { action } from "@/lib/web/action";

export const addUser = action(createUserInput, async (actor, input, { now }) => {
  const made = await createUser(actor, input, { now });
  revalidatePath("/settings/users");
  return made;
});

export const changeUser = action(updateUserInput, async (actor, input, { now, once }) => {
  const changed = await updateUser(actor, input, { now, once });
  revalidatePath("/settings/users", "layout");
  return changed;
});

export const shutOutUser = action(userInput, async (actor, input, { now, once }) => {
  const changed = await disableUser(actor, input, { now, once });
  revalidatePath("/settings/users", "layout");
  return changed;
});

export const letInUser = action(userInput, async (actor, input, { now, once }) => {
  const changed = await enableUser(actor, input, { now, once });
  revalidatePath("/settings/users", "layout");
  return changed;
});

export const newPassword = action(userInput, async (actor, input, { now }) => {
  const made = await resetPassword(actor, input, { now });
  revalidatePath("/settings/users", "layout");
  return made;
});

export const clearSecondFactor = action(userInput, async (actor, input, { now }) => {
  const changed = await resetSecondFactor(actor, input, { now });
  revalidatePath("/settings/users", "layout");
  return changed;
});
