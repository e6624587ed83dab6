import "server-only";
import { hashPassword } from "better-auth/crypto";
import { loadAccount, lockAccounts } from "@/lib/auth/commands/account-facts";
import { generatePassword, requirePassword, setCredential } from "@/lib/auth/commands/credentials";
import { isListed, wordsAbout } from "@/lib/auth/commands/password-words";
import { endSessionsOf } from "@/lib/auth/commands/sessions";
import { liftLock } from "@/lib/auth/limits";
import type { Actor } from "@/lib/auth/permissions";
import { whyNotPassword } from "@/lib/auth/rules";
import type { ChangePasswordInput, UserInput } from "@/lib/auth/schema";
import { db } from "@/lib/core/db";
import { notFound, ruleViolation } from "@/lib/core/errors";
import { inTransaction } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";

/**
 * A new password for somebody who lost it, shown this once, to be changed at the next sign-in. Every session of
 * the account ends. Sent twice, the second is stale.
 */
export async function resetPassword(
  actor: Actor,
  { userId, version }: UserInput,
  { now }: { now: Date },
): Promise<{ id: string; username: string; password: string }> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  const account = await inTransaction(async (tx) => {
    await lockAccounts(tx, actor);
    const found = await loadAccount(tx, userId, version);
    await setCredential(tx, userId, hash);
    await tx.user.update({
      where: { id: userId },
      data: { mustChangePassword: true, version: version + 1 },
      select: { id: true },
    });
    await endSessionsOf(tx, userId);
    await recordTrace(
      tx,
      actor,
      {
        category: "system",
        verb: "user.password",
        subject: "user",
        subjectId: userId,
        after: { username: found.username, reset: true },
      },
      now,
    );
    return found;
  });
  await liftLock("sign-in", account.username);
  return { id: userId, username: account.username, password };
}

/** One's own password. Every other session of the account ends; the one that asks goes on. */
export async function changeOwnPassword(
  actor: Actor,
  input: ChangePasswordInput,
  { now, sessionId }: { now: Date; sessionId: string },
): Promise<void> {
  const user = await db().user.findUnique({ where: { id: actor.id }, select: { username: true } });
  if (!user) throw notFound("user");
  await requirePassword(actor, input.current);
  const reason = whyNotPassword(input.next, await wordsAbout(actor.id), isListed);
  if (reason) throw ruleViolation(reason);
  if (input.next === input.current) throw ruleViolation("PASSWORD_SAME");

  const hash = await hashPassword(input.next);
  await inTransaction(async (tx) => {
    await setCredential(tx, actor.id, hash);
    await tx.user.update({
      where: { id: actor.id },
      data: { mustChangePassword: false },
      select: { id: true },
    });
    await endSessionsOf(tx, actor.id, sessionId);
    await recordTrace(
      tx,
      actor,
      {
        category: "system",
        verb: "user.password",
        subject: "user",
        subjectId: actor.id,
        after: { username: user.username, reset: false },
      },
      now,
    );
  });
}
