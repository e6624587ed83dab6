import "server-only";
import { APIError } from "better-auth/api";
import { hashPassword } from "better-auth/crypto";
import { limitedAttempt } from "@/lib/auth/limits";
import { PASSWORD_MAX, USERNAME } from "@/lib/auth/rules";
import { AppError } from "@/lib/core/errors";
import { auth, CLIENT_HEADER } from "@/lib/web/auth";

/** What better-auth answers to a wrong password, and to our hook that gives disabled accounts no session. */
const isRefusal = (error: unknown): boolean =>
  error instanceof APIError && (error.statusCode < 500 || error.body?.code === "FAILED_TO_CREATE_SESSION");

type From = { address: string | null; userAgent: string | null };

/**
 * Signs in: a new session, its cookie set on the answer. An unknown user, a wrong password, a disabled and a
 * locked account are refused in the same words, and each after one password hash.
 */
export async function signIn(
  given: { username: string; password: string },
  { address, userAgent }: From,
): Promise<{ token: string; userId: string }> {
  const username = given.username.trim().toLowerCase();
  const headers = new Headers({
    [CLIENT_HEADER]: address ?? "",
    "user-agent": (userAgent ?? "").slice(0, 300),
  });
  const attempt = await limitedAttempt("sign-in", username, address, async () => {
    if (!USERNAME.test(username) || given.password.length > PASSWORD_MAX) {
      await hashPassword(given.password);
      return null;
    }
    return auth()
      .api.signInUsername({ body: { username, password: given.password }, headers })
      .catch((error: unknown) => {
        if (isRefusal(error)) return null;
        throw error;
      });
  });
  if (attempt.outcome === "locked") await hashPassword(given.password);
  if (attempt.outcome !== "ok") throw new AppError("UNAUTHENTICATED", "SIGN_IN_FAILED");
  return { token: attempt.value.token, userId: attempt.value.user.id };
}
