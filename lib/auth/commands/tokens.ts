import "server-only";
import { randomBytes } from "node:crypto";
import { limitUse } from "@/lib/auth/limits";
import type { Actor } from "@/lib/auth/permissions";
import { type CreateTokenInput, createTokenInput, type RevokeTokenInput } from "@/lib/auth/schema";
import { notFound, ruleViolation } from "@/lib/core/errors";
import { inTransaction, inTransactionOnce, type Once, sha256 } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";

const MAX_VALID = 20;
const DAY_MS = 86_400_000;

/**
 * A bearer token with one's own rights, or to read only. The token is the answer and is kept nowhere but as its
 * SHA-256. `instant` is real time, from which the days count.
 */
export async function createToken(
  actor: Actor,
  given: CreateTokenInput,
  { now, instant }: { now: Date; instant: Date },
): Promise<{ id: string; token: string; expiresAt: string }> {
  const { name, days, readOnly } = createTokenInput.parse(given);
  await limitUse("token", actor.id);
  const token = `ld_${randomBytes(32).toString("base64url")}`;
  const expiresAt = new Date(instant.getTime() + days * DAY_MS);
  return inTransaction(async (tx) => {
    const valid = await tx.apiToken.count({
      where: { userId: actor.id, revokedAt: null, expiresAt: { gt: instant } },
    });
    if (valid >= MAX_VALID) throw ruleViolation("TOO_MANY_TOKENS", { limit: MAX_VALID });
    const { id } = await tx.apiToken.create({
      data: { userId: actor.id, name, hash: sha256(token), readOnly, expiresAt, createdAt: instant },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "system",
        verb: "token.create",
        subject: "token",
        subjectId: id,
        after: { name, readOnly, expiresAt: expiresAt.toISOString() },
      },
      now,
    );
    return { id, token, expiresAt: expiresAt.toISOString() };
  });
}

/** Ends one of one's own tokens for good. */
export const revokeToken = (
  actor: Actor,
  { tokenId }: RevokeTokenInput,
  { now, instant, once }: { now: Date; instant: Date; once?: Once | undefined },
): Promise<{ id: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const token = await tx.apiToken.findFirst({
      where: { id: tokenId, userId: actor.id },
      select: { name: true },
    });
    if (!token) throw notFound("token");
    const { count } = await tx.apiToken.updateMany({
      where: { id: tokenId, revokedAt: null },
      data: { revokedAt: instant },
    });
    if (count > 0) {
      await recordTrace(
        tx,
        actor,
        {
          category: "system",
          verb: "token.revoke",
          subject: "token",
          subjectId: tokenId,
          after: { name: token.name },
        },
        now,
      );
    }
    return { id: tokenId };
  });
