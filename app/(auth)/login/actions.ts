"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { endSecondStep } from "@/lib/auth/commands/second-step";
import { endSession } from "@/lib/auth/commands/sessions";
import { SECOND_STEP_MINUTES } from "@/lib/auth/rules";
import { codeInput, signInInput } from "@/lib/auth/schema";
import { publicAction } from "@/lib/web/action";
import { secondStepCookie } from "@/lib/web/auth";
import { requestAddress, signedIn } from "@/lib/web/session";
import { finishSignIn, type SignIn, signIn } from "@/lib/web/sign-in";

const from = async () => ({
  address: await requestAddress(),
  userAgent: (await headers()).get("user-agent"),
});

/** To the desk, or to the code that is still wanted; whoever was signed in here before is no longer. */
async function goOn(attempt: () => Promise<SignIn>): Promise<never> {
  const before = await signedIn();
  const entered = await attempt();
  if (before) await endSession(before.sessionId);
  const { name, secure } = secondStepCookie();
  const jar = await cookies();
  const limits = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  if ("waiting" in entered) jar.set(name, entered.waiting, { ...limits, maxAge: SECOND_STEP_MINUTES * 60 });
  else jar.set(name, "", { ...limits, maxAge: 0 });
  redirect("waiting" in entered ? "/login" : "/");
}

export const enter = publicAction(signInInput, async (input): Promise<void> => {
  const place = await from();
  await goOn(() => signIn(input, place));
});

export const enterCode = publicAction(codeInput, async ({ code }): Promise<void> => {
  const waiting = (await cookies()).get(secondStepCookie().name)?.value ?? "";
  const place = await from();
  await goOn(() => finishSignIn(waiting, code, place));
});

/** Back to user name and password. */
export const startOver = publicAction(z.strictObject({}), async (): Promise<void> => {
  const jar = await cookies();
  const { name } = secondStepCookie();
  const waiting = jar.get(name)?.value;
  if (waiting) await endSecondStep(waiting);
  jar.delete(name);
  redirect("/login");
});
