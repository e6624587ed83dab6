import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { endSession, touchSession } from "@/lib/auth/commands/sessions";
import type { Actor } from "@/lib/auth/permissions";
import { type SignedIn, signedInBy } from "@/lib/auth/queries";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { isDatabaseAway } from "@/lib/core/transaction";
import { auth } from "@/lib/web/auth";
import { awayDigest } from "@/lib/web/away";
import { clientAddress, type OriginSettings, type RequestOrigin } from "@/lib/web/origin";
import { PEER_HEADER } from "@/lib/web/peer";

/** A request within this time of the last one does not write that it was seen. */
const SEEN_EVERY_MS = 60_000;

export const originSettings = (): OriginSettings => ({
  origin: env().LIANGDENG_ORIGIN,
  trustedProxies: env().LIANGDENG_TRUSTED_PROXIES,
});

export async function requestOrigin(): Promise<RequestOrigin> {
  const given = await headers();
  return {
    origin: given.get("origin"),
    host: given.get("host"),
    peer: given.get(PEER_HEADER),
    forwardedFor: given.get("x-forwarded-for"),
    forwardedHost: given.get("x-forwarded-host"),
  };
}

/** The client's network address; forwarded ones are believed from configured proxies only. */
export const requestAddress = cache(
  async (): Promise<string | null> => clientAddress(await requestOrigin(), originSettings()),
);

async function readSession(): Promise<SignedIn | null> {
  const found = await auth().api.getSession({ headers: await headers(), query: { disableRefresh: true } });
  if (!found) return null;
  // Sessions run in real time, whatever business date is pinned.
  const instant = new Date();
  const known = await signedInBy(found.session.id, instant);
  if (known === null) return null;
  if (known === "ended") {
    await endSession(found.session.id);
    return null;
  }
  if (instant.getTime() - known.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await touchSession(known.sessionId, instant);
  }
  return { ...known, actor: { ...known.actor, address: await requestAddress() } };
}

/**
 * The session of this request with its user, read once per request. Every page asks for it first: when the database
 * is away, its error carries what the error page has to say.
 */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  try {
    return await readSession();
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    const requestId = (await headers()).get("x-request-id") ?? crypto.randomUUID();
    throw Object.assign(error as Error, { digest: awayDigest(requestId) });
  }
});

/** Who is asking, or null. Role and disabled state are those of this moment. */
export const currentUser = async (): Promise<Actor | null> => (await signedIn())?.actor ?? null;

/** What is open to those who have still to change a handed-out password, or to add a second factor. */
export type Unfinished = { beforePasswordChange?: boolean; beforeSecondFactor?: boolean };

/** What somebody must do before this; null when nothing. */
function whatIsFirst(
  known: SignedIn,
  { beforePasswordChange = false, beforeSecondFactor = beforePasswordChange }: Unfinished,
): "password" | "second-factor" | null {
  if (known.mustChangePassword && !beforePasswordChange) return "password";
  return known.mustAddSecondFactor && !beforeSecondFactor ? "second-factor" : null;
}

/** Who is asking; anonymous readers go to the sign-in page, those with a handed-out password change it first. */
export async function requireUser(options: Unfinished = {}): Promise<Actor> {
  const known = await signedIn();
  if (!known) redirect("/login");
  const todo = whatIsFirst(known, options);
  if (todo) redirect(todo === "password" ? "/account/password" : "/account/second-factor");
  return known.actor;
}

function refuseUnfinished(known: SignedIn, options: Unfinished = {}): void {
  const todo = whatIsFirst(known, options);
  if (todo)
    throw new AppError("FORBIDDEN", todo === "password" ? "PASSWORD_MUST_CHANGE" : "SECOND_FACTOR_FIRST");
}

/**
 * Who the session of this request belongs to, asked anew at each call, for an answer that goes on after the request:
 * a stream. Refuses once the session has ended. `touch`: the stream is in use, the session stays.
 */
export async function watchSession(): Promise<(options?: { touch?: boolean }) => Promise<Actor>> {
  const given = await headers();
  const address = await requestAddress();
  const found = await auth().api.getSession({ headers: given, query: { disableRefresh: true } });
  return async ({ touch = false } = {}) => {
    const instant = new Date();
    const known = found ? await signedInBy(found.session.id, instant) : null;
    if (known === null || known === "ended") throw new AppError("UNAUTHENTICATED", "UNAUTHENTICATED");
    refuseUnfinished(known);
    if (touch && instant.getTime() - known.lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await touchSession(known.sessionId, instant);
    }
    return { ...known.actor, address };
  };
}

/** Who is asking, for answers that are no page: refused with UNAUTHENTICATED or FORBIDDEN instead of led elsewhere. */
export async function requireSignedIn(options: Unfinished = {}): Promise<Actor> {
  const known = await signedIn();
  if (!known) throw new AppError("UNAUTHENTICATED", "UNAUTHENTICATED");
  refuseUnfinished(known, options);
  return known.actor;
}
