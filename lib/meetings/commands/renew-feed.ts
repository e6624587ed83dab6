import "server-only";
import { randomBytes } from "node:crypto";
import { type Actor, maySeeBusiness } from "@/lib/auth/permissions";
import { forbidden } from "@/lib/core/errors";
import { inTransaction, sha256 } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";

/**
 * A new secret for the address of one's calendar feed (256 bits, base64url, kept hashed); the old address leads
 * nowhere from then on. Given out once, so it is never repeated for the same request.
 */
export function renewFeed(actor: Actor, { now }: { now: Date }): Promise<{ token: string }> {
  const token = randomBytes(32).toString("base64url");
  const row = { hash: sha256(token), createdAt: now };
  return inTransaction(async (tx) => {
    if (!maySeeBusiness(actor)) throw forbidden();
    await tx.calendarFeed.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, ...row },
      update: row,
      select: { userId: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "system",
        subject: "token",
        verb: "token.create",
        subjectId: actor.id,
        after: { calendarFeed: true },
      },
      now,
    );
    return { token };
  });
}
