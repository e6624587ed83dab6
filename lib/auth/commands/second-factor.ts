import "server-only";
import { randomBytes } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { loadAccount, lockAccounts } from "@/lib/auth/commands/account-facts";
import { requirePassword } from "@/lib/auth/commands/credentials";
import { endSessionsOf } from "@/lib/auth/commands/sessions";
import { limitedAttempt } from "@/lib/auth/limits";
import type { Actor } from "@/lib/auth/permissions";
import type { UserInput } from "@/lib/auth/schema";
import {
  addressOf,
  hashBackupCode,
  isAppCode,
  newBackupCodes,
  newSecret,
  qrPathOf,
  stepOf,
} from "@/lib/auth/second-factor-codes";
import { db, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError, ruleViolation } from "@/lib/core/errors";
import { getInstallation } from "@/lib/core/installation";
import { inTransaction } from "@/lib/core/transaction";
import { recordTrace } from "@/lib/trace/commands";

/** Business time, real time, and the session that goes on. */
type At = { now: Date; instant: Date; sessionId: string };
type Verb = "user.secondFactor" | "user.backupCodes" | "user.secondFactorEnd";

const key = (): string => env().AUTH_SECRET;

const trace = (tx: Tx, actor: Actor, verb: Verb, userId: string, after: Record<string, unknown>, now: Date) =>
  recordTrace(tx, actor, { category: "system", verb, subject: "user", subjectId: userId, after }, now);

/**
 * A new secret for one's own authenticator app, with its QR code; it counts once `confirmSecondFactor` has seen a
 * code of it. Asks for the password. Refuses with RULE_VIOLATION SECOND_FACTOR_ON while one is in use.
 */
export async function beginSecondFactor(
  actor: Actor,
  { current }: { current: string },
): Promise<{ secret: string; size: number; path: string }> {
  await requirePassword(actor, current);
  const [user, installation] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: actor.id }, select: { username: true } }),
    getInstallation(),
  ]);
  const secret = newSecret();
  const fields = {
    secret: await symmetricEncrypt({ key: key(), data: secret }),
    salt: randomBytes(16).toString("hex"),
    lastStep: 0,
  };
  await inTransaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId: actor.id, confirmedAt: null } });
    const made = await tx.secondFactor.createMany({
      data: [{ userId: actor.id, ...fields }],
      skipDuplicates: true,
    });
    if (made.count === 0) throw ruleViolation("SECOND_FACTOR_ON");
  });
  const issuer = installation ? `亮灯 ${installation.cityName}` : "亮灯";
  return { secret, ...qrPathOf(addressOf(secret, user.username, issuer)) };
}

async function writeBackupCodes(tx: Tx, userId: string, salt: string): Promise<string[]> {
  const codes = newBackupCodes();
  const hashes = await Promise.all(codes.map((code) => hashBackupCode(code, salt)));
  await tx.backupCode.deleteMany({ where: { userId } });
  await tx.backupCode.createMany({ data: hashes.map((hash) => ({ userId, hash })) });
  return codes;
}

/** Takes the new app into use and answers the backup codes, this once. Every other session of the account ends. */
export async function confirmSecondFactor(
  actor: Actor,
  { code }: { code: string },
  { now, instant, sessionId }: At,
): Promise<{ codes: string[] }> {
  const factor = await db().secondFactor.findUnique({ where: { userId: actor.id } });
  if (!factor) throw ruleViolation("SECOND_FACTOR_NOT_BEGUN");
  if (factor.confirmedAt) throw ruleViolation("SECOND_FACTOR_ON");
  const secret = await symmetricDecrypt({ key: key(), data: factor.secret });
  const attempt = await limitedAttempt("code", actor.id, actor.address ?? null, async () =>
    stepOf(secret, code.replace(/\s/g, ""), instant),
  );
  if (attempt.outcome === "locked") throw tooMany(attempt.minutes);
  if (attempt.outcome === "failed") throw ruleViolation("WRONG_CODE");
  const step = attempt.value;
  return inTransaction(async (tx) => {
    const { count } = await tx.secondFactor.updateMany({
      where: { userId: actor.id, confirmedAt: null, secret: factor.secret },
      data: { confirmedAt: instant, lastStep: step },
    });
    if (count === 0) throw ruleViolation("SECOND_FACTOR_NOT_BEGUN");
    const codes = await writeBackupCodes(tx, actor.id, factor.salt);
    await endSessionsOf(tx, actor.id, sessionId);
    await trace(tx, actor, "user.secondFactor", actor.id, { codes: codes.length }, now);
    return { codes };
  });
}

const tooMany = (minutes: number): AppError => new AppError("FORBIDDEN", "TOO_MANY_ATTEMPTS", { minutes });

/** New backup codes in place of all earlier ones, shown this once. Asks for the password. */
export async function renewBackupCodes(
  actor: Actor,
  { current }: { current: string },
  { now }: { now: Date },
): Promise<{ codes: string[] }> {
  await requirePassword(actor, current);
  return inTransaction(async (tx) => {
    const factor = await tx.secondFactor.findFirst({
      where: { userId: actor.id, confirmedAt: { not: null } },
      select: { salt: true },
    });
    if (!factor) throw ruleViolation("SECOND_FACTOR_OFF");
    const codes = await writeBackupCodes(tx, actor.id, factor.salt);
    await trace(tx, actor, "user.backupCodes", actor.id, { codes: codes.length }, now);
    return { codes };
  });
}

/** Turns one's own second factor off, unless the role needs one. Asks for the password; other sessions end. */
export async function endSecondFactor(
  actor: Actor,
  { current }: { current: string },
  { now, sessionId }: Omit<At, "instant">,
): Promise<void> {
  await requirePassword(actor, current);
  if ((await getInstallation())?.secondFactorRoles.includes(actor.role)) {
    throw ruleViolation("SECOND_FACTOR_REQUIRED");
  }
  await inTransaction(async (tx) => {
    const { count } = await tx.secondFactor.deleteMany({ where: { userId: actor.id } });
    if (count === 0) return;
    await endSessionsOf(tx, actor.id, sessionId);
    await trace(tx, actor, "user.secondFactorEnd", actor.id, { reset: false }, now);
  });
}

/** Takes a lost second factor from somebody's account: the administrator's. Every session of the account ends. */
export const resetSecondFactor = (
  actor: Actor,
  { userId, version }: UserInput,
  { now }: { now: Date },
): Promise<{ id: string; version: number }> =>
  inTransaction(async (tx) => {
    await lockAccounts(tx, actor);
    await loadAccount(tx, userId, version);
    const { count } = await tx.secondFactor.deleteMany({ where: { userId } });
    if (count === 0) throw ruleViolation("SECOND_FACTOR_OFF");
    const next = { version: version + 1 };
    await tx.user.update({ where: { id: userId }, data: next, select: { id: true } });
    await endSessionsOf(tx, userId);
    await trace(tx, actor, "user.secondFactorEnd", userId, { reset: true }, now);
    return { id: userId, ...next };
  });

/** Whether a code is good now, and uses it up: of the app or a backup code, each once. False without a factor. */
export async function spendCode(userId: string, given: string, instant: Date): Promise<boolean> {
  const factor = await db().secondFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
  if (!factor) return false;
  const code = given.replace(/\s/g, "");
  if (isAppCode(code)) {
    const step = stepOf(await symmetricDecrypt({ key: key(), data: factor.secret }), code, instant);
    if (step === null) return false;
    const taken = await db().secondFactor.updateMany({
      where: { userId, lastStep: { lt: step } },
      data: { lastStep: step },
    });
    return taken.count === 1;
  }
  const hash = await hashBackupCode(code, factor.salt);
  const spent = await db().backupCode.updateMany({
    where: { userId, hash, usedAt: null },
    data: { usedAt: instant },
  });
  return spent.count === 1;
}
