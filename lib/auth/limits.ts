import "server-only";
import { type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { lockMinutes } from "@/lib/auth/rules";
import { AppError } from "@/lib/core/errors";
import { limiter } from "@/lib/core/rate-limits";
import { sha256 } from "@/lib/core/transaction";

/** Failures that lock an account, and how many an address may collect (an office shares one). */
const ACCOUNT_FAILURES = 5;
const ADDRESS_FAILURES = 50;
const WINDOW_SECONDS = 15 * 60;
const DAY_SECONDS = 24 * 3600;
const TOKENS_PER_HOUR = 20;

type Credential = "sign-in" | "password" | "code";

const made = new Map<string, RateLimiterPostgres>();

function counter(name: string, points: number, seconds: number): RateLimiterPostgres {
  const known = made.get(name) ?? limiter(name, points, seconds);
  made.set(name, known);
  return known;
}

const failuresOf = (kind: Credential) => counter(`${kind}-account`, ACCOUNT_FAILURES, WINDOW_SECONDS);
const locksOf = (kind: Credential) => counter(`${kind}-locks`, 1, DAY_SECONDS);
const addresses = () => counter("credential-address", ADDRESS_FAILURES, WINDOW_SECONDS);

/** Neither names nor addresses are stored in the clear, and none is too long for the table. */
const keyOf = (text: string): string => sha256(text).slice(0, 40);

const minutesOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 60_000));

export type Attempt<T> =
  | { outcome: "ok"; value: T }
  | { outcome: "failed" }
  | { outcome: "locked"; minutes: number };

/** Counts an attempt before it is made, so that many at once cannot slip through; null when there was room. */
async function reserve(kind: Credential, key: string): Promise<number | null> {
  try {
    await failuresOf(kind).consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return minutesOf(refused.msBeforeNext);
    throw refused;
  }
}

/**
 * Tries a credential. Five failures in a quarter of an hour lock the account for 15 minutes, then for twice as
 * long each time within a day; while it is locked nothing is tried, whatever was typed. `attempt` answers null
 * for a failure. An address with too many failures is refused openly.
 */
export async function limitedAttempt<T>(
  kind: Credential,
  account: string,
  address: string | null,
  attempt: () => Promise<T | null>,
): Promise<Attempt<T>> {
  const key = keyOf(account);
  const place = keyOf(address ?? "unknown");
  const seen = await addresses().get(place);
  if (seen && seen.consumedPoints >= ADDRESS_FAILURES) {
    throw new AppError("FORBIDDEN", "TOO_MANY_ATTEMPTS", { minutes: minutesOf(seen.msBeforeNext) });
  }
  const locked = await reserve(kind, key);
  if (locked !== null) {
    await addresses().penalty(place);
    return { outcome: "locked", minutes: locked };
  }

  let value: T | null;
  try {
    value = await attempt();
  } catch (error) {
    await failuresOf(kind).reward(key);
    throw error;
  }
  if (value !== null) {
    await liftLock(kind, account);
    return { outcome: "ok", value };
  }
  await addresses().penalty(place);
  const failures = await failuresOf(kind).get(key);
  if (failures && failures.consumedPoints >= ACCOUNT_FAILURES) {
    const locks = await locksOf(kind).penalty(key);
    await failuresOf(kind).block(key, lockMinutes(locks.consumedPoints - 1) * 60);
  }
  return { outcome: "failed" };
}

/** Forgets an account's failures and locks. */
export async function liftLock(kind: Credential, account: string): Promise<void> {
  const key = keyOf(account);
  await Promise.all([failuresOf(kind).delete(key), locksOf(kind).delete(key)]);
}

/** Refuses what one account does too often. */
export async function limitUse(what: "token", account: string): Promise<void> {
  try {
    await counter(`${what}-use`, TOKENS_PER_HOUR, 3600).consume(keyOf(account));
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new AppError("FORBIDDEN", "TOO_MANY_ATTEMPTS", { minutes: minutesOf(refused.msBeforeNext) });
  }
}
