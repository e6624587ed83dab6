import "server-only";
import type { Tx } from "@/lib/core/db";

/** The channel on which processes tell one another what has changed. */
export const CHANGES = "liangdeng_changes";

/** Tells every process that listens, once the transaction is committed, that a subject has changed. */
export async function announce(tx: Tx, topic: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANGES}, ${topic})`;
}
