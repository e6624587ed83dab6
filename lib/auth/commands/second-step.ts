import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { SECOND_STEP_MINUTES } from "@/lib/auth/rules";
import { secondStepOf } from "@/lib/auth/second-factor-codes";
import { db } from "@/lib/core/db";

/**
 * The password was right: what the browser keeps until the code comes. Stored as SHA-256, good for five minutes of
 * real time; what is over is cleared away.
 */
export async function beginSecondStep(userId: string, instant: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(instant.getTime() + SECOND_STEP_MINUTES * 60_000);
  await db().verification.deleteMany({ where: { expiresAt: { lt: instant } } });
  await db().verification.create({
    data: { id: randomUUID(), identifier: secondStepOf(token), value: userId, expiresAt },
    select: { id: true },
  });
  return token;
}

/** Ends a half-done sign-in; false when it was over already. */
export async function endSecondStep(token: string): Promise<boolean> {
  const { count } = await db().verification.deleteMany({ where: { identifier: secondStepOf(token) } });
  return count > 0;
}
