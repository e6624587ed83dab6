import "server-only";
import { randomInt, randomUUID } from "node:crypto";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { isListed } from "@/lib/auth/commands/password-words";
import { limitedAttempt } from "@/lib/auth/limits";
import type { Actor } from "@/lib/auth/permissions";
import { whyNotPassword } from "@/lib/auth/rules";
import { db, type Tx } from "@/lib/core/db";
import { AppError, ruleViolation } from "@/lib/core/errors";

/** Read aloud and copied by hand: nothing that looks like something else. */
const LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const GROUPS = 4;
const GROUP = 4;

/** A password to hand out: 16 random signs in groups, about 92 bits, good under the rules for any user name. */
export function generatePassword(): string {
  for (;;) {
    const groups = Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
    );
    const password = groups.join("-");
    if (whyNotPassword(password, [], isListed) === null) return password;
  }
}

/** The row in which better-auth looks for a user's password. */
export const credentialRow = (userId: string, hash: string) => ({
  id: randomUUID(),
  accountId: userId,
  providerId: "credential",
  userId,
  password: hash,
});

export async function setCredential(tx: Tx, userId: string, hash: string): Promise<void> {
  const { count } = await tx.account.updateMany({
    where: { userId, providerId: "credential" },
    data: { password: hash },
  });
  if (count === 0) await tx.account.create({ data: credentialRow(userId, hash), select: { id: true } });
}

/** True when this is the user's password. Takes as long for an unknown user. */
export async function isPasswordOf(userId: string, password: string): Promise<boolean> {
  const credential = await db().account.findFirst({
    where: { userId, providerId: "credential" },
    select: { password: true },
  });
  if (!credential?.password) {
    await hashPassword(password);
    return false;
  }
  return verifyPassword({ hash: credential.password, password });
}

/** Asks whoever sits at the desk for the password once more; five wrong ones in a quarter of an hour are enough. */
export async function requirePassword(actor: Actor, password: string): Promise<void> {
  const attempt = await limitedAttempt("password", actor.id, actor.address ?? null, async () =>
    (await isPasswordOf(actor.id, password)) ? true : null,
  );
  if (attempt.outcome === "locked") {
    throw new AppError("FORBIDDEN", "TOO_MANY_ATTEMPTS", { minutes: attempt.minutes });
  }
  if (attempt.outcome === "failed") throw ruleViolation("WRONG_PASSWORD");
}
