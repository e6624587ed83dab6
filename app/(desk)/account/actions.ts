"use server";

import { revalidatePath } from "next/cache";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewBackupCodes,
} from "@/lib/auth/commands/second-factor";
import { endOtherSessions } from "@/lib/auth/commands/sessions";
import { changeOwnPassword } from "@/lib/auth/commands/set-password";
import { createToken, revokeToken } from "@/lib/auth/commands/tokens";
import {
  changePasswordInput,
  codeInput,
  createTokenInput,
  otherSessionInput,
  ownPasswordInput,
  revokeTokenInput,
} from "@/lib/auth/schema";
import { action } from "@/lib/web/action";
import { signedIn } from "@/lib/web/session";

const thisSession = async (): Promise<string> => (await signedIn())?.sessionId ?? "";

export const changePassword = action(
  changePasswordInput,
  async (actor, input, { now }) => {
    await changeOwnPassword(actor, input, { now, sessionId: await thisSession() });
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

export const leaveElsewhere = action(otherSessionInput, async (actor, input) => {
  await endOtherSessions(actor, input, { current: await thisSession() });
  revalidatePath("/account");
  return true;
});

/** Nothing is revalidated: the page would take the code away before it is read. */
export const startSecondFactor = action(ownPasswordInput, (actor, input) => beginSecondFactor(actor, input), {
  beforeSecondFactor: true,
});

export const takeSecondFactor = action(
  codeInput,
  async (actor, input, { now }) =>
    confirmSecondFactor(actor, input, { now, instant: new Date(), sessionId: await thisSession() }),
  { beforeSecondFactor: true },
);

export const newBackupCodes = action(ownPasswordInput, (actor, input, { now }) =>
  renewBackupCodes(actor, input, { now }),
);

export const stopSecondFactor = action(ownPasswordInput, async (actor, input, { now }) => {
  await endSecondFactor(actor, input, { now, sessionId: await thisSession() });
  revalidatePath("/account", "layout");
  return true as const;
});
