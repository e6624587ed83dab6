import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFirstAccounts } from "@/lib/auth/commands/create-first-accounts";
import { createUser } from "@/lib/auth/commands/create-user";
import { disableUser, enableUser } from "@/lib/auth/commands/disable-user";
import { changeOwnPassword, resetPassword } from "@/lib/auth/commands/set-password";
import { createToken, revokeToken } from "@/lib/auth/commands/tokens";
import { updateUser } from "@/lib/auth/commands/update-user";
import type { Actor, Role } from "@/lib/auth/permissions";
import { actorOfName, actorOfToken, getUser, listTokens, listUsers, signedInBy } from "@/lib/auth/queries";
import { db, disconnect } from "@/lib/core/db";
import { disconnectLimits } from "@/lib/core/rate-limits";
import { createRegion, createUnit, disableUnit, ensureUnits } from "@/lib/units/commands";
import { listUnits } from "@/lib/units/queries";
import { signIn } from "@/lib/web/sign-in";
import { freshDatabase } from "../support/database";

const now = new Date("2017-11-20T02:00:00Z");
const from = { address: "10.0.0.9", userAgent: "test" };
const system: Actor = {
  id: "system",
  name: "系统",
  role: "admin",
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
};
const passwords = new Map<string, string>();

/** An account with a known password. */
async function account(username: string, role: Role = "centre"): Promise<Actor> {
  const [made] = await createFirstAccounts(system, [{ username, name: username, role }], { now });
  passwords.set(username, made?.password ?? "");
  const actor = await actorOfName(username);
  if (!actor) throw new Error(username);
  return actor;
}

const passwordOf = (username: string): string => passwords.get(username) ?? "";

const enter = (username: string, password = passwordOf(username), address = from.address) =>
  signIn({ username, password }, { ...from, address });

async function sessionOf(username: string): Promise<string> {
  const { token } = await enter(username);
  const session = await db().session.findUniqueOrThrow({ where: { token }, select: { id: true } });
  return session.id;
}

/** Reason of a refusal, or "none". */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: { reason?: string }) => error.reason ?? String(error),
  );

const verbsOf = async (subjectId: string): Promise<string[]> =>
  (
    await db().traceEvent.findMany({
      where: { subjectId },
      select: { verb: true },
      orderBy: { sequence: "asc" },
    })
  ).map((row) => row.verb);

let admin: Actor;

beforeAll(async () => {
  await freshDatabase();
  admin = await account("admin", "admin");
});
afterAll(async () => {
  await disconnect();
  await disconnectLimits();
});

describe("signing in", () => {
  it("makes a session with the checked address, and a new one each time", async () => {
    const user = await account("signer");
    const first = await enter("signer");
    const second = await enter(" Signer ", passwordOf("signer"));
    expect(second.token).not.toBe(first.token);
    const session = await db().session.findUniqueOrThrow({ where: { token: first.token } });
    expect(session.userId).toBe(user.id);
    expect(session.ipAddress).toBe("10.0.0.9");
    expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBeGreaterThan(11.9 * 3_600_000);
  });

  it("refuses unknown, wrong, disabled and locked in the same words and after similar work", async () => {
    const disabled = await account("dismissed");
    await disableUser(admin, { userId: disabled.id, version: 1 }, { now });
    await account("lockedout");
    for (let i = 0; i < 5; i++) await refusal(enter("lockedout", "wrong"));

    const times = new Map<string, number>();
    for (const [name, password] of [
      ["warmup", "x"],
      ["nobody-at-all", "Wrong-word-1"],
      ["signer", "Wrong-word-1"],
      ["dismissed", passwordOf("dismissed")],
      ["lockedout", passwordOf("lockedout")],
      ["Not a user name!", "x"],
    ] as const) {
      const start = performance.now();
      const error = await enter(name, password).catch((thrown: unknown) => thrown);
      times.set(name, performance.now() - start);
      expect(error).toMatchObject({ code: "UNAUTHENTICATED", reason: "SIGN_IN_FAILED", detail: {} });
    }
    times.delete("warmup");
    // A scrypt hash takes tens of milliseconds: whoever answers in a few has skipped it.
    for (const time of times.values()) expect(time).toBeGreaterThan(Math.max(...times.values()) / 8);
    expect(await db().session.count({ where: { userId: disabled.id } })).toBe(0);
  });

  it("locks after five failures, for 15 minutes, then for twice as long", async () => {
    await account("clumsy");
    const fail = async (times: number) => {
      for (let i = 0; i < times; i++) await refusal(enter("clumsy", "Wrong-word-1"));
    };
    const before = await db().rateLimit.findMany({ select: { key: true } });
    const known = new Set(before.map((row) => row.key));
    const lock = async () => {
      const rows = await db().rateLimit.findMany({ where: { key: { startsWith: "sign-in-account:" } } });
      const row = rows.find((item) => !known.has(item.key));
      return row ? { key: row.key, minutes: Math.round((Number(row.expire) - Date.now()) / 60_000) } : null;
    };
    await fail(4);
    expect(await refusal(enter("clumsy"))).toBe("none");
    expect(await lock()).toBeNull();

    await fail(5);
    expect((await lock())?.minutes).toBe(15);
    expect(await refusal(enter("clumsy"))).toBe("SIGN_IN_FAILED");

    const end = async () => {
      const locked = await lock();
      await db().rateLimit.update({
        where: { key: locked?.key ?? "" },
        data: { expire: BigInt(Date.now() - 1) },
      });
    };
    await end();
    await fail(5);
    expect((await lock())?.minutes).toBe(30);
    expect(await refusal(enter("clumsy"))).toBe("SIGN_IN_FAILED");
    await end();
    expect(await refusal(enter("clumsy"))).toBe("none");
  });

  it("tries no more than five passwords when twenty come at once", async () => {
    await account("stormed");
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => refusal(enter("stormed", `Wrong-word-${i}`, "10.0.0.77"))),
    );
    expect(new Set(answers)).toEqual(new Set(["SIGN_IN_FAILED"]));
    expect(await refusal(enter("stormed"))).toBe("SIGN_IN_FAILED");
  });

  it("refuses an address after fifty failures, for every account, and no other address", async () => {
    await account("visitor");
    for (let i = 0; i < 50; i++) await refusal(enter(`guess-${i}`, "Wrong-word-1", "10.6.6.6"));
    expect(await refusal(enter("visitor", passwordOf("visitor"), "10.6.6.6"))).toBe("TOO_MANY_ATTEMPTS");
    expect(await refusal(enter("visitor", passwordOf("visitor"), "10.6.6.7"))).toBe("none");
  });
});

describe("a session", () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  it("carries the role of the moment", async () => {
    const user = await account("promoted", "leader");
    const id = await sessionOf("promoted");
    expect(await signedInBy(id, new Date())).toMatchObject({ actor: { role: "leader" } });
    const facts = { userId: user.id, version: 1, name: "promoted", role: "auditor" as const };
    await updateUser(admin, facts, { now });
    expect(await signedInBy(id, new Date())).toMatchObject({ actor: { role: "auditor" } });
    expect(await verbsOf(user.id)).toEqual(["user.create", "user.update"]);
  });

  it("is over after half an hour without a request, and after twelve hours", async () => {
    await account("idler");
    const id = await sessionOf("idler");
    expect(await signedInBy(id, inMinutes(29))).toMatchObject({ username: "idler" });
    expect(await signedInBy(id, inMinutes(31))).toBe("ended");
    await db().session.update({ where: { id }, data: { updatedAt: inMinutes(12 * 60) } });
    expect(await signedInBy(id, inMinutes(12 * 60 + 1))).toBe("ended");
  });

  it("ends at once when its account is disabled", async () => {
    const user = await account("leaver");
    const id = await sessionOf("leaver");
    await disableUser(admin, { userId: user.id, version: 1 }, { now });
    expect(await signedInBy(id, new Date())).toBeNull();
    expect(await refusal(enter("leaver"))).toBe("SIGN_IN_FAILED");
    await enableUser(admin, { userId: user.id, version: 2 }, { now });
    expect(await refusal(enter("leaver"))).toBe("none");
    expect(await verbsOf(user.id)).toEqual(["user.create", "user.disable", "user.enable"]);
  });

  it("ends when the password is reset, and the new one must be changed", async () => {
    const user = await account("forgetful");
    const id = await sessionOf("forgetful");
    const { password } = await resetPassword(admin, { userId: user.id, version: 1 }, { now });
    expect(await signedInBy(id, new Date())).toBeNull();
    expect(await refusal(enter("forgetful"))).toBe("SIGN_IN_FAILED");
    passwords.set("forgetful", password);
    const next = await sessionOf("forgetful");
    expect(await signedInBy(next, new Date())).toMatchObject({ mustChangePassword: true });
    expect(await refusal(resetPassword(admin, { userId: user.id, version: 1 }, { now }))).toBe(
      "STALE_VERSION",
    );
  });

  it("goes on where the password is changed, and ends everywhere else", async () => {
    const user = await account("careful");
    const [here, there] = [await sessionOf("careful"), await sessionOf("careful")];
    const change = (current: string, next: string) =>
      changeOwnPassword(user, { current, next, repeat: next }, { now, sessionId: here });
    const old = passwordOf("careful");
    expect(await refusal(change("Wrong-word-1", "Fresh-Rain-77"))).toBe("WRONG_PASSWORD");
    expect(await refusal(change(old, "short"))).toBe("PASSWORD_SHORT");
    expect(await refusal(change(old, old))).toBe("PASSWORD_SAME");
    expect(await refusal(change(old, "Fresh-Rain-77"))).toBe("none");
    expect(await signedInBy(here, new Date())).toMatchObject({ username: "careful" });
    expect(await signedInBy(there, new Date())).toBeNull();
    expect(await refusal(enter("careful", "Fresh-Rain-77"))).toBe("none");
    expect(await verbsOf(user.id)).toEqual(["user.create", "user.password"]);
  });

  it("does not let its holder guess the password", async () => {
    const user = await account("guesser");
    const guess = () =>
      refusal(
        changeOwnPassword(
          user,
          { current: "Wrong-word-1", next: "Fresh-Rain-77", repeat: "Fresh-Rain-77" },
          { now, sessionId: "none" },
        ),
      );
    for (let i = 0; i < 5; i++) expect(await guess()).toBe("WRONG_PASSWORD");
    expect(await guess()).toBe("TOO_MANY_ATTEMPTS");
  });
});

describe("accounts", () => {
  it("are made by the administrator alone, once for each name, with a password to be changed", async () => {
    const centre = await account("outsider");
    const input = { username: "newcomer", name: "新来的", role: "leader" as const };
    expect(await refusal(createUser(centre, input, { now }))).toBe("FORBIDDEN");
    const made = await createUser(admin, input, { now });
    expect(await refusal(createUser(admin, input, { now }))).toBe("USERNAME_TAKEN");
    const stored = await db().account.findFirstOrThrow({ where: { userId: made.id } });
    expect(stored.password).not.toContain(made.password);
    expect(await refusal(enter("newcomer", made.password))).toBe("none");
    const trace = await db().traceEvent.findMany({ where: { subjectId: made.id } });
    expect(trace.map((row) => row.verb)).toEqual(["user.create"]);
    expect(
      JSON.stringify(trace, (_key, value) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toContain(made.password);
  });

  it("of one name asked for twice at once become one", async () => {
    const input = { username: "twin", name: "twin", role: "leader" as const };
    const answers = await Promise.all([1, 2].map(() => refusal(createUser(admin, input, { now }))));
    expect(answers.sort()).toEqual(["USERNAME_TAKEN", "none"]);
  });

  it("of a reporter need a unit that exists and works", async () => {
    const input = { username: "filer", name: "filer", role: "reporter" as const };
    expect(await refusal(createUser(admin, input, { now }))).toBe("ROLE_NEEDS_UNIT");
    const unit = await createUnit(admin, { name: "市试验局" }, { now });
    await createUser(admin, { ...input, unitId: unit.id }, { now });
    expect(await refusal(disableUnit(admin, { unitId: unit.id, version: 1 }, { now }))).toBe("UNIT_IN_USE");
  });

  it("keep their last administrator, even when two demote each other at once", async () => {
    expect(await refusal(disableUser(admin, { userId: admin.id, version: 1 }, { now }))).toBe("LAST_ADMIN");
    const other = await account("admin2", "admin");
    const demote = (by: Actor, who: Actor) =>
      refusal(updateUser(by, { userId: who.id, version: 1, name: who.name, role: "auditor" }, { now }));
    const answers = await Promise.all([demote(admin, other), demote(other, admin)]);
    expect(answers.sort()).toEqual(["LAST_ADMIN", "none"]);
    expect(await db().user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
    await db().user.updateMany({ where: { username: "admin" }, data: { role: "admin" } });
  });

  it("are listed for the administrator alone; everybody sees their own", async () => {
    const user = await account("reader");
    const filter = { page: 1, pageSize: 50, q: "reader" };
    expect(await refusal(listUsers(user, filter))).toBe("FORBIDDEN");
    expect((await listUsers(admin, filter)).items.map((item) => item.username)).toEqual(["reader"]);
    expect((await getUser(user, user.id)).username).toBe("reader");
    expect(await refusal(getUser(user, admin.id))).toBe("NOT_FOUND");
  });
});

describe("a token", () => {
  it("is stored hashed, works, says whether it may write, expires, and is revoked by its owner alone", async () => {
    const user = await account("machine");
    const instant = new Date();
    const { id, token } = await createToken(user, { name: "t", days: 1, readOnly: true }, { now, instant });
    const stored = await db().apiToken.findUniqueOrThrow({ where: { id } });
    expect(stored.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(token).not.toContain(stored.hash);
    expect(await actorOfToken(token)).toMatchObject({ readOnly: true, actor: { id: user.id } });
    expect(await actorOfToken(`${token}x`)).toBeNull();
    expect(await actorOfToken(token, new Date(instant.getTime() + 86_400_001))).toBeNull();

    expect(await refusal(revokeToken(admin, { tokenId: id }, { now, instant }))).toBe("NOT_FOUND");
    await revokeToken(user, { tokenId: id }, { now, instant });
    expect(await actorOfToken(token)).toBeNull();
    expect((await listTokens(user, instant)).map((item) => item.state)).toEqual(["revoked"]);
    expect(await verbsOf(id)).toEqual(["token.create", "token.revoke"]);
  });

  it("stops with its account, and has the role of the moment", async () => {
    const user = await account("robot");
    const { token } = await createToken(user, { name: "t", days: 9 }, { now, instant: new Date() });
    expect(await actorOfToken(token)).toMatchObject({ readOnly: false, actor: { role: "centre" } });
    await updateUser(admin, { userId: user.id, version: 1, name: "robot", role: "leader" }, { now });
    expect(await actorOfToken(token)).toMatchObject({ actor: { role: "leader" } });
    await disableUser(admin, { userId: user.id, version: 2 }, { now });
    expect(await actorOfToken(token)).toBeNull();
  });
});

describe("units", () => {
  it("are the administrator's; an import creates what is missing and nothing twice", async () => {
    const centre = await account("importer");
    expect(await refusal(createUnit(centre, { name: "x" }, { now }))).toBe("FORBIDDEN");
    await createRegion(admin, { code: "512002", name: "雁江区" }, { now });
    await createUnit(admin, { name: "区水务局", regionCode: "512002" }, { now });
    expect(await refusal(createUnit(admin, { name: "区水务局" }, { now }))).toBe("UNIT_NAME_TAKEN");

    const names = ["区水务局", "区交通局", " 区交通局 "];
    const ids = await db().$transaction((tx) => ensureUnits(tx, centre, names, now));
    expect([...ids.keys()].sort()).toEqual(["区交通局", "区水务局"]);
    const again = await db().$transaction((tx) => ensureUnits(tx, centre, names, now));
    expect(again).toEqual(ids);
    expect(await verbsOf(ids.get("区交通局") ?? "")).toEqual(["unit.create"]);
    const auditor = await account("auditing", "auditor");
    expect(await refusal(listUnits(auditor, { page: 1, pageSize: 50 }))).toBe("FORBIDDEN");
  });
});

it("the accounts of a new city are made within a few seconds", async () => {
  const users = Array.from({ length: 40 }, (_, i) => ({
    username: `unit-${i}`,
    name: `单位 ${i}`,
    role: "leader" as const,
  }));
  const made = await createFirstAccounts(system, users, { now });
  expect(new Set(made.map((item) => item.password)).size).toBe(40);
  expect(await refusal(enter("unit-39", made[39]?.password ?? "", "10.3.3.3"))).toBe("none");
});
