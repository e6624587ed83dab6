import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disableUser, enableUser } from "@/lib/auth/commands/disable-user";
import { endOtherSessions } from "@/lib/auth/commands/sessions";
import { changeOwnPassword, resetPassword } from "@/lib/auth/commands/set-password";
import { updateUser } from "@/lib/auth/commands/update-user";
import type { Actor } from "@/lib/auth/permissions";
import { signedInBy } from "@/lib/auth/queries";
import { MAX_SESSIONS } from "@/lib/auth/rules";
import { db, disconnect } from "@/lib/core/db";
import { disconnectLimits } from "@/lib/core/rate-limits";
import { listSessions, listSignIns } from "@/lib/sign-in/queries";
import { freshDatabase } from "../support/database";

import { account, enter, now, passwordOf, passwords, refusal, sessionOf, verbsOf } from "../support/people";

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

describe("the history of signing in", () => {
  it("tells the person when, from where, with what and with what outcome, and nobody else", async () => {
    const user = await account("remembered");
    await refusal(enter("remembered", "Wrong-word-1", "10.0.0.21"));
    await enter("remembered", passwordOf("remembered"), "10.0.0.22");
    const rows = await listSignIns(user);
    expect(rows.map(({ outcome, address }) => [outcome, address])).toEqual([
      ["entered", "10.0.0.22"],
      ["wrongPassword", "10.0.0.21"],
    ]);
    expect(Math.abs(Date.now() - (rows[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
    expect((await listSignIns(admin)).some(({ address }) => address === "10.0.0.22")).toBe(false);
    await refusal(enter("no-such-name", "Wrong-word-1", "10.0.0.23"));
    const unknown = await db().signInEvent.findMany({ where: { address: "10.0.0.23" } });
    expect(unknown).toMatchObject([{ userId: null, outcome: "wrongPassword" }]);
  });

  it("is kept for 400 days and cannot be rewritten by the application", async () => {
    const user = await account("longstanding");
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const days of [399, 401]) {
      await db().signInEvent.create({ data: { userId: user.id, outcome: "entered", at: daysAgo(days) } });
    }
    await enter("longstanding");
    expect(await listSignIns(user)).toHaveLength(2);
    await expect(
      db().signInEvent.updateMany({ where: { userId: user.id }, data: { outcome: "wrongPassword" } }),
    ).rejects.toThrow();
  });
});

describe("a person's sessions", () => {
  it("are listed with the one of the moment, and ended by their person alone", async () => {
    const [user, other] = [await account("lister"), await account("other")];
    const [here, there] = [await sessionOf("lister"), await sessionOf("lister")];
    const list = await listSessions(user, new Date(), here);
    expect(new Set(list.map(({ id }) => id))).toEqual(new Set([here, there]));
    expect(list.filter(({ current }) => current).map(({ id }) => id)).toEqual([here]);
    expect(await listSessions(other, new Date(), "none")).toEqual([]);

    expect(await refusal(endOtherSessions(other, { sessionId: there }, { current: "none" }))).toBe(
      "NOT_FOUND",
    );
    expect(await refusal(endOtherSessions(user, { sessionId: here }, { current: here }))).toBe("NOT_FOUND");
    await endOtherSessions(user, { sessionId: there }, { current: here });
    expect(await signedInBy(there, new Date())).toBeNull();
    await Promise.all([sessionOf("lister"), sessionOf("lister")]);
    await endOtherSessions(user, {}, { current: here });
    expect((await listSessions(user, new Date(), here)).map(({ id }) => id)).toEqual([here]);
  });

  it("are ten at most: one more ends the longest unused, also when several begin at once", async () => {
    const user = await account("everywhere");
    const first = await sessionOf("everywhere");
    for (let i = 0; i < MAX_SESSIONS - 1; i++) await sessionOf("everywhere");
    expect(await signedInBy(first, new Date())).toMatchObject({ username: "everywhere" });
    await Promise.all([1, 2, 3].map(() => sessionOf("everywhere")));
    expect(await signedInBy(first, new Date())).toBeNull();
    expect(await db().session.count({ where: { userId: user.id } })).toBe(MAX_SESSIONS);
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
