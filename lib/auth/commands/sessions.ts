import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { MAX_SESSIONS, SESSION_HOURS } from "@/lib/auth/rules";
import { db, type Tx } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { inTransaction } from "@/lib/core/transaction";

/** Keeps a session from ending for want of requests. */
export async function touchSession(sessionId: string, instant: Date): Promise<void> {
  await db().session.updateMany({ where: { id: sessionId }, data: { updatedAt: instant } });
}

export async function endSession(sessionId: string): Promise<void> {
  await db().session.deleteMany({ where: { id: sessionId } });
}

/** Signs a user out everywhere, except perhaps where the change is being made. */
export async function endSessionsOf(tx: Tx, userId: string, exceptId?: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId, ...(exceptId ? { id: { not: exceptId } } : {}) } });
}

/** Signs oneself out elsewhere: in one session, or in all but this one. */
export async function endOtherSessions(
  actor: Actor,
  { sessionId }: { sessionId?: string | undefined },
  { current }: { current: string },
): Promise<void> {
  const { count } = await db().session.deleteMany({
    where: { userId: actor.id, id: sessionId ? { equals: sessionId, not: current } : { not: current } },
  });
  if (sessionId && count === 0) throw notFound("session");
}

/** Ends what is beyond a person's number of sessions, the longest unused first. `instant` is real time. */
export const limitSessions = (userId: string, instant: Date): Promise<void> =>
  inTransaction(async (tx) => {
    // Two sign-ins at once would each count without the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sessions ${userId}`}, 0))`;
    const oldest = new Date(instant.getTime() - SESSION_HOURS * 3_600_000);
    const kept = await tx.session.findMany({
      where: { userId, createdAt: { gt: oldest } },
      select: { id: true },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      take: MAX_SESSIONS,
    });
    await tx.session.deleteMany({ where: { userId, id: { notIn: kept.map(({ id }) => id) } } });
  });
