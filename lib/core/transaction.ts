import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { db, type Tx } from "@/lib/core/db";
import { AppError, storageFull } from "@/lib/core/errors";
import { Prisma } from "@/lib/generated/prisma/client";

const TRIES = 5;

/** SQLSTATE of a failed statement, whichever way Prisma wraps it. */
export function sqlState(error: unknown): string | null {
  const text = error instanceof Error ? `${error.message} ${JSON.stringify(error, null, 0)}` : String(error);
  return /\b(40001|40P01|LD001|LD002|23505|55P03|53100)\b/.exec(text)?.[1] ?? null;
}

const isTransient = (error: unknown): boolean => {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034") return true;
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
};

/**
 * The database cannot be reached, or went away in the middle: whoever asked may ask again. Whether a COMMIT under way
 * was made is not known then; the same request under the same key finds out.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (["P1001", "P1002", "P1017"].includes(code)) return true;
  // better-auth says that it got no session, and why below that.
  if (error.name === "APIError" && isDatabaseAway(error.cause)) return true;
  const text = `${error.name} ${code} ${error.message} ${JSON.stringify(error)}`;
  return /\b(57P0[123]|08\d{3}|ECONNREFUSED|ECONNRESET|DatabaseNotReachable|ConnectionClosed|Connection terminated|not queryable|Server has closed the connection)\b/.test(
    text,
  );
}

/** For the few commands that work on everything at once; others are given up after a minute. */
type Patience = { timeoutMs?: number };

/**
 * Runs `work` in one transaction; serialization failures and deadlocks are tried again with jitter, five times
 * in all. A write that the database refused because its period is closed, or for want of room on its disk, becomes
 * that refusal's own word.
 */
export async function inTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  { timeoutMs }: Patience = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(work, timeoutMs ? { timeout: timeoutMs } : {});
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (sqlState(error) === "LD001") throw new AppError("RULE_VIOLATION", "PERIOD_CLOSED");
      if (sqlState(error) === "53100") throw storageFull();
      if (attempt === TRIES || !isTransient(error)) throw error;
      await sleep(20 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

/** Key order does not matter: the same request written differently is the same request. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (value && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Says that a write is one particular request, which may arrive more than once. */
export type Once = { key: string; request: unknown };

/**
 * `inTransaction` for a request that may arrive twice: the key, the request's hash and the answer are kept in
 * the same transaction. The same request again gets the first answer; another one under the same key is refused.
 */
export async function inTransactionOnce<T>(
  actorId: string,
  once: Once | undefined,
  work: (tx: Tx) => Promise<T>,
  patience: Patience = {},
): Promise<T> {
  if (!once) return inTransaction(work, patience);
  const bodyHash = sha256(canonicalJson(once.request));
  return inTransaction(async (tx) => {
    // Waits for a simultaneous first arrival to commit or fail.
    const inserted = await tx.$executeRaw`
      INSERT INTO idempotency_key (actor_id, key, body_hash) VALUES (${actorId}, ${once.key}, ${bodyHash})
      ON CONFLICT DO NOTHING`;
    if (inserted === 0) {
      const first = await tx.idempotencyKey.findUniqueOrThrow({
        where: { actorId_key: { actorId, key: once.key } },
        select: { bodyHash: true, answer: true },
      });
      if (first.bodyHash !== bodyHash) throw new AppError("RULE_VIOLATION", "IDEMPOTENCY_KEY_REUSED");
      return first.answer as T;
    }
    const answer = await work(tx);
    await tx.idempotencyKey.update({
      where: { actorId_key: { actorId, key: once.key } },
      data: { answer: JSON.parse(JSON.stringify(answer ?? null)) },
    });
    return answer;
  }, patience);
}
