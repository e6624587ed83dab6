import "server-only";
import { countOtherAdmins, loadAccount, lockAccounts } from "@/lib/auth/commands/account-facts";
import { endSessionsOf } from "@/lib/auth/commands/sessions";
import type { Actor } from "@/lib/auth/permissions";
import { whyNotDisable } from "@/lib/auth/rules";
import type { UserInput } from "@/lib/auth/schema";
import { ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";

type At = { now: Date; once?: Once | undefined };

/** Shuts an account out at once: its sessions end, its tokens stop working. */
export const disableUser = (actor: Actor, { userId, version }: UserInput, { now, once }: At) =>
  inTransactionOnce(actor.id, once, async (tx) => {
    await lockAccounts(tx, actor);
    const account = await loadAccount(tx, userId, version);
    if (account.disabledAt) return { id: userId, version };
    const facts = { role: account.role, disabled: false, own: actor.id === userId };
    const reason = whyNotDisable(facts, await countOtherAdmins(tx, userId));
    if (reason) throw ruleViolation(reason);
    await tx.user.update({
      where: { id: userId },
      data: { disabledAt: now, version: version + 1 },
      select: { id: true },
    });
    await endSessionsOf(tx, userId);
    await recordTrace(
      tx,
      actor,
      {
        category: "system",
        verb: "user.disable",
        subject: "user",
        subjectId: userId,
        after: { username: account.username },
      },
      now,
    );
    return { id: userId, version: version + 1 };
  });

/** Lets an account in again, with the password it had. */
export const enableUser = (actor: Actor, { userId, version }: UserInput, { now, once }: At) =>
  inTransactionOnce(actor.id, once, async (tx) => {
    await lockAccounts(tx, actor);
    const account = await loadAccount(tx, userId, version);
    if (!account.disabledAt) return { id: userId, version };
    await tx.user.update({
      where: { id: userId },
      data: { disabledAt: null, version: version + 1 },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "system",
        verb: "user.enable",
        subject: "user",
        subjectId: userId,
        after: { username: account.username },
      },
      now,
    );
    return { id: userId, version: version + 1 };
  });
