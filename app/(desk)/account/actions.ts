"use server";

import { revalidatePath } from "next/cache";
import { changeOwnPassword } from "@/lib/auth/commands/set-password";
import { createToken, revokeToken } from "@/lib/auth/commands/tokens";
import { changePasswordInput, createTokenInput, revokeTokenInput } from "@/lib/auth/schema";
import { action } from "@/lib/web/action";
import { signedIn } from "@/lib/web/session";

export const changePassword = action(
  changePasswordInput,
  async (actor, input, { now }) => {
    const sessionId = (await signedIn())?.sessionId ?? "";
    await changeOwnPassword(actor, input, { now, sessionId });
    revalidatePath("/", "layout");
    return true;
  },
  { beforePasswordChange: true },
);

export const addToken = action(createTokenInput, async (actor, input, { now }) => {
  const made = await createToken(actor, input, { now, instant: new Date() });
  revalidatePath("/account");
  return made;
});

export const endToken = action(revokeTokenInput, async (actor, input, { now, once }) => {
  await revokeToken(actor, input, { now, instant: new Date(), once });
  revalidatePath("/account");
  return true;
});
