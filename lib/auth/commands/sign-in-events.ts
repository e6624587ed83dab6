import "server-only";
import { db } from "@/lib/core/db";
import type { SignInOutcome } from "@/lib/generated/prisma/client";

/** How long attempts are kept: longer than the half year that logs must be (quality.md 30). */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;

export type From = { address: string | null; userAgent: string | null };

/**
 * Writes down an attempt to sign in; `userId` null for a name that nobody has. `instant` is real time. Whoever gets
 * in clears away what is older than 400 days.
 */
export async function recordSignIn(
  userId: string | null,
  outcome: SignInOutcome,
  { address, userAgent }: From,
  instant: Date,
): Promise<void> {
  await db().signInEvent.create({
    data: { userId, outcome, address, userAgent: userAgent?.slice(0, 300) ?? null, at: instant },
    select: { id: true },
  });
  if (outcome !== "entered") return;
  const before = new Date(instant.getTime() - KEPT_DAYS * DAY_MS);
  await db().signInEvent.deleteMany({ where: { at: { lt: before } } });
}
