import "server-only";
import {
  countOtherAdmins,
  factColumns,
  loadAccount,
  lockAccounts,
  requireFacts,
  tracedFacts,
} from "@/lib/auth/commands/account-facts";
import type { Actor } from "@/lib/auth/permissions";
import { whyNotDemote } from "@/lib/auth/rules";
import { type UpdateUserInput, updateUserInput } from "@/lib/auth/schema";
import { ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

/** Changes an account's facts; its new role counts from its next request on. */
export function updateUser(
  actor: Actor,
  given: UpdateUserInput,
  { now, once }: { now: Date; once?: Once | undefined },
): Promise<{ id: string; version: number }> {
  const { userId, version, ...facts } = updateUserInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    await lockAccounts(tx, actor);
    const before = await loadAccount(tx, userId, version);
    await requireFacts(tx, facts, before);
    if (facts.role !== before.role) {
      const account = { role: before.role, disabled: before.disabledAt !== null };
      const reason = whyNotDemote(account, await countOtherAdmins(tx, userId));
      if (reason) throw ruleViolation(reason);
    }
    const [was = {}, is = {}] = await tracedFacts(tx, [before, facts]);
    const changes = changedValues(was, is);
    if (!changes) return { id: userId, version };
    await tx.user.update({
      where: { id: userId },
      data: { ...factColumns(facts), version: version + 1 },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      { category: "system", verb: "user.update", subject: "user", subjectId: userId, ...changes },
      now,
    );
    return { id: userId, version: version + 1 };
  });
}
