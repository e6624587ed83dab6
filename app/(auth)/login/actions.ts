"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { endSession } from "@/lib/auth/commands/sessions";
import { signInInput } from "@/lib/auth/schema";
import { publicAction } from "@/lib/web/action";
import { requestAddress, signedIn } from "@/lib/web/session";
import { signIn } from "@/lib/web/sign-in";

export const enter = publicAction(signInInput, async (input): Promise<void> => {
  const before = await signedIn();
  const userAgent = (await headers()).get("user-agent");
  await signIn(input, { address: await requestAddress(), userAgent });
  if (before) await endSession(before.sessionId);
  redirect("/");
});
