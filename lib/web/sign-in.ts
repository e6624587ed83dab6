import "server-only";
import { hashPassword } from "better-auth/crypto";
import { isPasswordOf } from "@/lib/auth/commands/credentials";
import { spendCode } from "@/lib/auth/commands/second-factor";
import { beginSecondStep, endSecondStep } from "@/lib/auth/commands/second-step";
import { limitSessions } from "@/lib/auth/commands/sessions";
import { type From, recordSignIn } from "@/lib/auth/commands/sign-in-events";
import { limitedAttempt } from "@/lib/auth/limits";
import { signInFactsOf } from "@/lib/auth/queries";
import { PASSWORD_MAX, USERNAME } from "@/lib/auth/rules";
import { AppError, ruleViolation } from "@/lib/core/errors";
import { waitingForCode } from "@/lib/sign-in/queries";
import { auth } from "@/lib/web/auth";

/** Somebody is in; or the password was right and a code is still wanted, under `waiting`. */
export type SignIn = { token: string; userId: string } | { waiting: string };

/** A new session, its cookie set on the answer. The hook in `auth()` gives disabled accounts none. */
async function enter(userId: string, from: From, instant: Date): Promise<SignIn> {
  const { token } = await auth().api.enterKnownUser({ body: { userId, ...from } });
  await limitSessions(userId, instant);
  await recordSignIn(userId, "entered", from, instant);
  return { token, userId };
}

/**
 * Signs in with a password. An unknown user, a wrong password, a disabled and a locked account are refused in the
 * same words, and each after one password hash.
 */
export async function signIn(given: { username: string; password: string }, from: From): Promise<SignIn> {
  const username = given.username.trim().toLowerCase();
  const instant = new Date();
  const isOne = USERNAME.test(username) && given.password.length <= PASSWORD_MAX;
  const user = isOne ? await signInFactsOf(username) : null;
  const attempt = await limitedAttempt("sign-in", username, from.address, async () => {
    const isRight = await isPasswordOf(user?.id ?? "", given.password);
    return isRight && user && !user.disabled ? user : null;
  });
  if (attempt.outcome !== "ok") {
    if (attempt.outcome === "locked") await hashPassword(given.password);
    const what = attempt.outcome === "locked" ? "locked" : user?.disabled ? "disabled" : "wrongPassword";
    await recordSignIn(user?.id ?? null, what, from, instant);
    throw new AppError("UNAUTHENTICATED", "SIGN_IN_FAILED");
  }
  const { id, hasSecondFactor } = attempt.value;
  return hasSecondFactor ? { waiting: await beginSecondStep(id, instant) } : enter(id, from, instant);
}

/**
 * Signs in with the code that follows the password. Five wrong ones lock the account's codes as wrong passwords
 * lock the account. UNAUTHENTICATED SECOND_STEP_OVER when it took too long.
 */
export async function finishSignIn(waiting: string, code: string, from: From): Promise<SignIn> {
  const instant = new Date();
  const userId = await waitingForCode(waiting, instant);
  if (!userId) throw new AppError("UNAUTHENTICATED", "SECOND_STEP_OVER");
  const attempt = await limitedAttempt("code", userId, from.address, async () =>
    (await spendCode(userId, code, instant)) ? true : null,
  );
  if (attempt.outcome === "locked") {
    await recordSignIn(userId, "codeLocked", from, instant);
    throw new AppError("FORBIDDEN", "TOO_MANY_ATTEMPTS", { minutes: attempt.minutes });
  }
  if (attempt.outcome === "failed") {
    await recordSignIn(userId, "wrongCode", from, instant);
    throw ruleViolation("WRONG_CODE");
  }
  if (!(await endSecondStep(waiting))) throw new AppError("UNAUTHENTICATED", "SECOND_STEP_OVER");
  return enter(userId, from, instant);
}
