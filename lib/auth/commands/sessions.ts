import "server-only";
import { db, type Tx } from "@/lib/core/db";

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
