import "server-only";
import { type Actor, mayManageAccounts } from "@/lib/auth/permissions";
import { whySessionEnded } from "@/lib/auth/rules";
import type { ListUsersInput } from "@/lib/auth/schema";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { getInstallation } from "@/lib/core/installation";
import { sha256 } from "@/lib/core/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";

const actorFields = {
  id: true,
  name: true,
  role: true,
  unitId: true,
  unit: { select: { name: true } },
  regionCode: true,
  leaderId: true,
  disabledAt: true,
} satisfies Prisma.UserSelect;

type ActorRow = Prisma.UserGetPayload<{ select: typeof actorFields }>;

const actorOf = (row: ActorRow): Actor => ({
  id: row.id,
  name: row.name,
  role: row.role,
  unitId: row.unitId,
  unitName: row.unit?.name ?? null,
  regionCode: row.regionCode,
  leaderId: row.leaderId,
});

export type SignedIn = {
  actor: Actor;
  username: string;
  sessionId: string;
  mustChangePassword: boolean;
  /** The role needs a second factor, and the account has none yet. */
  mustAddSecondFactor: boolean;
  lastSeenAt: Date;
};

/**
 * Who a session belongs to, read anew each time: role and disabled state count from the next request on. `ended`
 * when the session is too old or was idle too long, null when there is none or its user is disabled.
 */
export async function signedInBy(sessionId: string, instant: Date): Promise<SignedIn | "ended" | null> {
  const session = await db().session.findUnique({
    where: { id: sessionId },
    select: {
      createdAt: true,
      updatedAt: true,
      user: {
        select: {
          ...actorFields,
          username: true,
          mustChangePassword: true,
          secondFactor: { select: { confirmedAt: true } },
        },
      },
    },
  });
  if (!session || session.user.disabledAt) return null;
  if (whySessionEnded({ createdAt: session.createdAt, lastSeenAt: session.updatedAt }, instant))
    return "ended";
  const lacksFactor = !session.user.secondFactor?.confirmedAt;
  return {
    actor: actorOf(session.user),
    username: session.user.username,
    sessionId,
    mustAddSecondFactor:
      lacksFactor && ((await getInstallation())?.secondFactorRoles.includes(session.user.role) ?? false),
    mustChangePassword: session.user.mustChangePassword,
    lastSeenAt: session.updatedAt,
  };
}

type TokenRow = {
  tokenId: string;
  readOnly: boolean;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  unitName: string | null;
};

/** The person behind a bearer token, or null when it is unknown, expired, revoked or its user disabled. */
export async function actorOfToken(
  bearer: string,
  instant: Date = new Date(),
): Promise<{ actor: Actor; readOnly: boolean; tokenId: string } | null> {
  // One statement, because every call of the contract begins with it.
  const [token] = await db().$queryRaw<(TokenRow & Omit<ActorRow, "unit">)[]>`
    SELECT token.id AS "tokenId", token.read_only AS "readOnly", token.expires_at AS "expiresAt",
      token.revoked_at AS "revokedAt", token.last_used_at AS "lastUsedAt", person.id, person.name,
      person.role, person.unit_id AS "unitId", unit.name AS "unitName", person.region_code AS "regionCode",
      person.leader_id AS "leaderId", person.disabled_at AS "disabledAt"
    FROM api_token AS token JOIN user_account AS person ON person.id = token.user_id
      LEFT JOIN unit ON unit.id = person.unit_id
    WHERE token.hash = ${sha256(bearer)}`;
  if (!token || token.revokedAt || token.expiresAt <= instant || token.disabledAt) return null;
  // Once an hour is enough to tell a token in use from a forgotten one.
  if (!token.lastUsedAt || instant.getTime() - token.lastUsedAt.getTime() > 3_600_000) {
    await db().apiToken.updateMany({ where: { id: token.tokenId }, data: { lastUsedAt: instant } });
  }
  const { tokenId, readOnly, unitName, ...person } = token;
  return {
    actor: actorOf({ ...person, unit: unitName === null ? null : { name: unitName } }),
    readOnly,
    tokenId,
  };
}

/** The person behind a user name, for whoever works on the machine itself; null when unknown or disabled. */
export async function actorOfName(username: string): Promise<Actor | null> {
  const row = await db().user.findUnique({ where: { username }, select: actorFields });
  return row && !row.disabledAt ? actorOf(row) : null;
}

/** What a sign-in asks about a user name; null when nobody has it. */
export async function signInFactsOf(
  username: string,
): Promise<{ id: string; disabled: boolean; hasSecondFactor: boolean } | null> {
  const row = await db().user.findUnique({
    where: { username },
    select: { id: true, disabledAt: true, secondFactor: { select: { confirmedAt: true } } },
  });
  if (!row) return null;
  return {
    id: row.id,
    disabled: row.disabledAt !== null,
    hasSecondFactor: Boolean(row.secondFactor?.confirmedAt),
  };
}

/** Whether a user may have a session at all. */
export async function isActive(userId: string): Promise<boolean> {
  const row = await db().user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  return row?.disabledAt === null;
}

const userFields = {
  id: true,
  username: true,
  name: true,
  role: true,
  unitId: true,
  unit: { select: { name: true } },
  regionCode: true,
  region: { select: { name: true } },
  leaderId: true,
  leader: { select: { title: true } },
  phone: true,
  disabledAt: true,
  mustChangePassword: true,
  secondFactor: { select: { confirmedAt: true } },
  version: true,
} satisfies Prisma.UserSelect;

const userView = ({ unit, region, leader, disabledAt, secondFactor, ...row }: UserRow) => ({
  ...row,
  unitName: unit?.name ?? null,
  regionName: region?.name ?? null,
  leaderTitle: leader?.title ?? null,
  disabled: disabledAt !== null,
  hasSecondFactor: Boolean(secondFactor?.confirmedAt),
});

type UserRow = Prisma.UserGetPayload<{ select: typeof userFields }>;
export type UserView = ReturnType<typeof userView>;

/** Accounts, by user name. */
export async function listUsers(actor: Actor, input: ListUsersInput) {
  if (!mayManageAccounts(actor)) throw forbidden();
  const { q, role, state, page, pageSize } = input;
  const text = { contains: q ?? "", mode: "insensitive" as const };
  const where: Prisma.UserWhereInput = {
    ...(q ? { OR: [{ username: text }, { name: text }, { unit: { name: text } }] } : {}),
    ...(role ? { role } : {}),
    ...(state ? { disabledAt: state === "disabled" ? { not: null } : null } : {}),
  };
  const [rows, total] = await Promise.all([
    db().user.findMany({
      where,
      select: userFields,
      orderBy: { username: "asc" },
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().user.count({ where }),
  ]);
  return { items: rows.map(userView), total, page, pageSize };
}

/** One account: the administrator sees every one, everybody else their own. */
export async function getUser(actor: Actor, userId: string): Promise<UserView> {
  if (!mayManageAccounts(actor) && actor.id !== userId) throw notFound("user");
  const row = await db().user.findUnique({ where: { id: userId }, select: userFields });
  if (!row) throw notFound("user");
  return userView(row);
}

/** One's own tokens, newest first; never the token itself. */
export async function listTokens(actor: Actor, instant: Date) {
  const rows = await db().apiToken.findMany({
    where: { userId: actor.id },
    select: {
      id: true,
      name: true,
      readOnly: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
      createdAt: true,
    },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return rows.map(({ expiresAt, lastUsedAt, revokedAt, createdAt, ...row }) => ({
    ...row,
    state: revokedAt
      ? ("revoked" as const)
      : expiresAt <= instant
        ? ("expired" as const)
        : ("valid" as const),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}
export type TokenView = Awaited<ReturnType<typeof listTokens>>[number];
