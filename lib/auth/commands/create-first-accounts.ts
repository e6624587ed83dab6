import "server-only";
import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { factColumns, tracedFacts } from "@/lib/auth/commands/account-facts";
import { emailOf } from "@/lib/auth/commands/create-user";
import { credentialRow, generatePassword } from "@/lib/auth/commands/credentials";
import type { Actor, Role } from "@/lib/auth/permissions";
import { whyNotRole } from "@/lib/auth/rules";
import { ruleViolation } from "@/lib/core/errors";
import { inTransaction } from "@/lib/core/transaction";
import { recordTraces } from "@/lib/trace/commands";

export type FirstUser = {
  username: string;
  /** A title, as the office calls the account. */
  name: string;
  role: Role;
  unitId?: string | null;
  regionCode?: string | null;
  leaderId?: string | null;
  mustChangePassword?: boolean;
};

/** The accounts of a new installation with generated passwords, which the caller shows once. */
export async function createFirstAccounts(
  actor: Actor,
  users: FirstUser[],
  { now }: { now: Date },
): Promise<{ id: string; username: string; password: string; title: string }[]> {
  const prepared = await Promise.all(
    users.map(async (user) => {
      const facts = {
        name: user.name,
        role: user.role,
        unitId: user.unitId ?? null,
        regionCode: user.regionCode ?? null,
        leaderId: user.leaderId ?? null,
        phone: null,
      };
      const reason = whyNotRole(facts);
      if (reason) throw ruleViolation(reason);
      const password = generatePassword();
      return { id: randomUUID(), user, facts, password, hash: await hashPassword(password) };
    }),
  );
  await inTransaction(async (tx) => {
    await tx.user.createMany({
      data: prepared.map(({ id, user, facts }) => ({
        id,
        username: user.username,
        email: emailOf(user.username),
        ...factColumns(facts),
        mustChangePassword: user.mustChangePassword ?? false,
      })),
    });
    await tx.account.createMany({ data: prepared.map(({ id, hash }) => credentialRow(id, hash)) });
    const traced = await tracedFacts(
      tx,
      prepared.map(({ facts }) => facts),
    );
    await recordTraces(
      tx,
      actor,
      prepared.map(({ id, user }, index) => ({
        category: "system" as const,
        verb: "user.create" as const,
        subject: "user" as const,
        subjectId: id,
        after: { username: user.username, ...traced[index] },
      })),
      now,
    );
  });
  return prepared.map(({ id, user, password }) => ({
    id,
    username: user.username,
    password,
    title: user.name,
  }));
}
