import { createFirstAccounts } from "@/lib/auth/commands/create-first-accounts";
import type { Actor, Role } from "@/lib/auth/permissions";
import { actorOfName } from "@/lib/auth/queries";
import { db } from "@/lib/core/db";
import { signIn } from "@/lib/web/sign-in";
import { makeActor } from "./factories";

export const now = new Date("2017-11-20T02:00:00Z");
export const from = { address: "10.0.0.9", userAgent: "test" };
export const system = makeActor("admin", { id: "system", name: "系统" });
export const passwords = new Map<string, string>();

/** An account with a known password. */
export async function account(username: string, role: Role = "centre"): Promise<Actor> {
  const [made] = await createFirstAccounts(system, [{ username, name: username, role }], { now });
  passwords.set(username, made?.password ?? "");
  const actor = await actorOfName(username);
  if (!actor) throw new Error(username);
  return actor;
}

export const passwordOf = (username: string): string => passwords.get(username) ?? "";

/** Signs in somebody without a second factor. */
export async function enter(
  username: string,
  password = passwordOf(username),
  address = from.address,
): Promise<{ token: string; userId: string }> {
  const entered = await signIn({ username, password }, { ...from, address });
  if ("waiting" in entered) throw new Error(`${username} has a second factor`);
  return entered;
}

export async function sessionOf(username: string): Promise<string> {
  const { token } = await enter(username);
  const session = await db().session.findUniqueOrThrow({ where: { token }, select: { id: true } });
  return session.id;
}

/** Reason of a refusal, or "none". */
export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: { reason?: string }) => error.reason ?? String(error),
  );

export const verbsOf = async (subjectId: string): Promise<string[]> =>
  (
    await db().traceEvent.findMany({
      where: { subjectId },
      select: { verb: true },
      orderBy: { sequence: "asc" },
    })
  ).map((row) => row.verb);
