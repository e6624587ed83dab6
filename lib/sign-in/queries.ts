import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { deviceOf, whySessionEnded } from "@/lib/auth/rules";
import { secondStepOf } from "@/lib/auth/second-factor-codes";
import { db } from "@/lib/core/db";

/** Attempts that the person is shown, the newest first. */
const SHOWN = 20;

/** Where one is signed in now, the last used first; `instant` is real time. */
export async function listSessions(actor: Actor, instant: Date, current: string) {
  const rows = await db().session.findMany({
    where: { userId: actor.id },
    select: { id: true, createdAt: true, updatedAt: true, ipAddress: true, userAgent: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows
    .filter((row) => !whySessionEnded({ createdAt: row.createdAt, lastSeenAt: row.updatedAt }, instant))
    .map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
      id,
      since: createdAt,
      lastSeen: updatedAt,
      address: ipAddress || null,
      device: deviceOf(userAgent),
      current: id === current,
    }));
}
export type SessionView = Awaited<ReturnType<typeof listSessions>>[number];

/** The last attempts to sign in to one's own account: when, from where, with what, and what came of it. */
export async function listSignIns(actor: Actor) {
  const rows = await db().signInEvent.findMany({
    where: { userId: actor.id },
    select: { id: true, outcome: true, address: true, userAgent: true, at: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceOf(userAgent) }));
}
export type SignInView = Awaited<ReturnType<typeof listSignIns>>[number];

/** One's own second factor: since when, and how many backup codes are left. Null when it is off. */
export async function getSecondFactor(actor: Actor): Promise<{ since: Date; codesLeft: number } | null> {
  const row = await db().secondFactor.findUnique({
    where: { userId: actor.id },
    select: { confirmedAt: true, backupCodes: { where: { usedAt: null }, select: { hash: true } } },
  });
  return row?.confirmedAt ? { since: row.confirmedAt, codesLeft: row.backupCodes.length } : null;
}

/** Whose sign-in waits for the code of a second factor, by the token that the browser holds; null when over. */
export async function waitingForCode(token: string, instant: Date): Promise<string | null> {
  const row = await db().verification.findFirst({
    where: { identifier: secondStepOf(token), expiresAt: { gt: instant } },
    select: { value: true },
  });
  return row?.value ?? null;
}
