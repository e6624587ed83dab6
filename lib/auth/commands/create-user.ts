import "server-only";
import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { factColumns, lockAccounts, requireFacts, tracedFacts } from "@/lib/auth/commands/account-facts";
import { credentialRow, generatePassword } from "@/lib/auth/commands/credentials";
import type { Actor } from "@/lib/auth/permissions";
import { type CreateUserInput, createUserInput } from "@/lib/auth/schema";
import { conflict } from "@/lib/core/errors";
import { inTransaction } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";

/** Nobody is written to: better-auth wants an address that cannot exist. */
export const emailOf = (username: string): string => `${username}@liangdeng.invalid`;

/** A new account and its password, which is shown this once. Sent twice, the second finds the name taken. */
export async function createUser(
  actor: Actor,
  given: CreateUserInput,
  { now }: { now: Date },
): Promise<{ id: string; username: string; password: string }> {
  const { username, ...facts } = createUserInput.parse(given);
  const password = generatePassword();
  const hash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await lockAccounts(tx, actor);
    await requireFacts(tx, facts);
    const taken = await tx.user.findUnique({ where: { username }, select: { id: true } });
    if (taken) throw conflict("USERNAME_TAKEN", { username });

    const id = randomUUID();
    await tx.user.create({
      data: { id, username, email: emailOf(username), ...factColumns(facts), mustChangePassword: true },
      select: { id: true },
    });
    await tx.account.create({ data: credentialRow(id, hash), select: { id: true } });
    const [traced] = await tracedFacts(tx, [facts]);
    await recordTrace(
      tx,
      actor,
      {
        category: "system",
        verb: "user.create",
        subject: "user",
        subjectId: id,
        after: { username, ...traced },
      },
      now,
    );
    return { id, username, password };
  });
}
