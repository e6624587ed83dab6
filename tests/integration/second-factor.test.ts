import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewBackupCodes,
  resetSecondFactor,
} from "@/lib/auth/commands/second-factor";
import type { Actor } from "@/lib/auth/permissions";
import { getUser, signedInBy } from "@/lib/auth/queries";
import { db, disconnect } from "@/lib/core/db";
import { disconnectLimits } from "@/lib/core/rate-limits";
import { requireSecondFactor } from "@/lib/installation/commands";
import { getSecondFactor, listSignIns } from "@/lib/sign-in/queries";
import { finishSignIn, type SignIn, signIn } from "@/lib/web/sign-in";
import { freshDatabase } from "../support/database";
import { account, enter, from, now, passwordOf, refusal, sessionOf, verbsOf } from "../support/people";

let admin: Actor;

beforeAll(async () => {
  await freshDatabase();
  admin = await account("admin", "admin");
  await db().installation.create({ data: { id: 1, cityName: "资阳市", centreName: "项目中心" } });
});
afterAll(async () => {
  await disconnect();
  await disconnectLimits();
});

/** What the telephone shows at an instant. */
const codeOf = (secret: string, instant = new Date()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant.getTime() });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** An account with a second factor that was taken into use half a minute ago, and its backup codes. */
async function guarded(username: string) {
  const user = await account(username);
  const current = passwordOf(username);
  const { secret } = await beginSecondFactor(user, { current });
  const instant = later(-30);
  const at = { now, instant, sessionId: "none" };
  const { codes } = await confirmSecondFactor(user, { code: codeOf(secret, instant) }, at);
  const password = () => signIn({ username, password: current }, from);
  const waiting = async () => {
    const step = await password();
    if (!("waiting" in step)) throw new Error("no code was asked for");
    return step.waiting;
  };
  return { user, current, secret, codes, waiting };
}

const isIn = (entered: SignIn) => "token" in entered;

describe("a second factor", () => {
  it("asks for the password, counts once a code has been seen, and ends the other sessions", async () => {
    const user = await account("starter");
    const current = passwordOf("starter");
    const [here, there] = [await sessionOf("starter"), await sessionOf("starter")];
    expect(await refusal(beginSecondFactor(user, { current: "Wrong-word-1" }))).toBe("WRONG_PASSWORD");
    const { secret, size, path } = await beginSecondFactor(user, { current });
    expect(size).toBeGreaterThan(20);
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    const stored = await db().secondFactor.findUniqueOrThrow({ where: { userId: user.id } });
    expect(JSON.stringify(stored)).not.toContain(secret);
    // Not yet confirmed: signing in takes the password alone.
    await enter("starter");

    const at = { now, instant: new Date(), sessionId: here };
    expect(await refusal(confirmSecondFactor(user, { code: "000000" }, at))).toBe("WRONG_CODE");
    const { codes } = await confirmSecondFactor(user, { code: codeOf(secret) }, at);
    expect(new Set(codes).size).toBe(10);
    const hashes = await db().backupCode.findMany({ where: { userId: user.id } });
    expect(hashes.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    expect(await signedInBy(here, new Date())).toMatchObject({ username: "starter" });
    expect(await signedInBy(there, new Date())).toBeNull();
    expect(await getSecondFactor(user)).toMatchObject({ codesLeft: 10 });
    expect(await verbsOf(user.id)).toEqual(["user.create", "user.secondFactor"]);
    expect(await refusal(beginSecondFactor(user, { current }))).toBe("SECOND_FACTOR_ON");
  });

  it("gives no session for the password alone", async () => {
    const { user, waiting, secret } = await guarded("guarded");
    const before = await db().session.count({ where: { userId: user.id } });
    const step = await waiting();
    expect(await db().session.count({ where: { userId: user.id } })).toBe(before);
    const rows = await db().verification.findMany();
    expect(JSON.stringify(rows)).not.toContain(step);
    expect(isIn(await finishSignIn(step, codeOf(secret), from))).toBe(true);
    // The step is used up with it, and was never anybody else's.
    expect(await refusal(finishSignIn(step, codeOf(secret, later(30)), from))).toBe("SECOND_STEP_OVER");
    expect(await refusal(finishSignIn("made-up", codeOf(secret), from))).toBe("SECOND_STEP_OVER");
  });

  it("waits five minutes for its code and no longer", async () => {
    const { waiting, secret } = await guarded("slow");
    const step = await waiting();
    await db().verification.updateMany({ data: { expiresAt: later(-1) } });
    expect(await refusal(finishSignIn(step, codeOf(secret), from))).toBe("SECOND_STEP_OVER");
  });

  it("takes each code once, even twice at once, and the neighbouring step's too", async () => {
    const { waiting, secret } = await guarded("replayed");
    const code = codeOf(secret, later(30));
    const steps = [await waiting(), await waiting(), await waiting()];
    const answers = await Promise.all(steps.map((step) => refusal(finishSignIn(step, code, from))));
    expect(answers.sort()).toEqual(["WRONG_CODE", "WRONG_CODE", "none"]);
    // An older code is not good any more once a newer one was taken.
    expect(await refusal(finishSignIn(await waiting(), codeOf(secret), from))).toBe("WRONG_CODE");
  });

  it("takes each backup code once, however it is typed, and none of an earlier set", async () => {
    const { user, current, waiting, codes } = await guarded("phoneless");
    const [first = "", second = ""] = codes;
    const typed = first.toUpperCase().replaceAll("-", " ");
    expect(await refusal(finishSignIn(await waiting(), typed, from))).toBe("none");
    expect(await refusal(finishSignIn(await waiting(), first, from))).toBe("WRONG_CODE");
    expect(await getSecondFactor(user)).toMatchObject({ codesLeft: 9 });
    const renewed = await renewBackupCodes(user, { current }, { now });
    expect(await refusal(finishSignIn(await waiting(), second, from))).toBe("WRONG_CODE");
    expect(await refusal(finishSignIn(await waiting(), renewed.codes[1] ?? "", from))).toBe("none");
    expect(await verbsOf(user.id)).toEqual(["user.create", "user.secondFactor", "user.backupCodes"]);
  });

  it("locks after five wrong codes, also when twenty come at once and the right one after them", async () => {
    const { user, waiting, secret } = await guarded("guessed");
    const step = await waiting();
    const guesses = Array.from({ length: 20 }, (_, i) =>
      refusal(finishSignIn(step, String(100_000 + i), { ...from, address: "10.0.0.55" })),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === "WRONG_CODE").length).toBeLessThanOrEqual(5);
    expect(new Set(answers)).toEqual(new Set(["WRONG_CODE", "TOO_MANY_ATTEMPTS"]));
    expect(await refusal(finishSignIn(step, codeOf(secret), from))).toBe("TOO_MANY_ATTEMPTS");
    const outcomes = new Set((await listSignIns(user)).map(({ outcome }) => outcome));
    expect(outcomes).toContain("codeLocked");
    expect(outcomes).not.toContain("entered");
  });

  it("is turned off with the password, and taken away by the administrator alone", async () => {
    const { user, current } = await guarded("leaving");
    const at = { now, sessionId: "none" };
    expect(await refusal(endSecondFactor(user, { current: "Wrong-word-1" }, at))).toBe("WRONG_PASSWORD");
    expect(await refusal(endSecondFactor(user, { current }, at))).toBe("none");
    await enter("leaving");

    const lost = await guarded("lost");
    const target = { userId: lost.user.id, version: 1 };
    expect(await refusal(resetSecondFactor(user, target, { now }))).toBe("FORBIDDEN");
    expect(await getUser(admin, lost.user.id)).toMatchObject({ hasSecondFactor: true });
    expect(await refusal(resetSecondFactor(admin, target, { now }))).toBe("none");
    expect(await refusal(resetSecondFactor(admin, target, { now }))).toBe("STALE_VERSION");
    await enter("lost");
    expect(await verbsOf(lost.user.id)).toEqual(["user.create", "user.secondFactor", "user.secondFactorEnd"]);
  });

  it("can be needed for a role: nothing else is open before, and it cannot be turned off", async () => {
    const user = await account("watcher", "auditor");
    const id = await sessionOf("watcher");
    expect(await signedInBy(id, new Date())).toMatchObject({ mustAddSecondFactor: false });
    expect(await refusal(requireSecondFactor(user, { roles: [] }, { now }))).toBe("FORBIDDEN");
    await requireSecondFactor(admin, { roles: ["auditor"] }, { now });
    expect(await signedInBy(id, new Date())).toMatchObject({ mustAddSecondFactor: true });

    const current = passwordOf("watcher");
    const { secret } = await beginSecondFactor(user, { current });
    const at = { now, instant: new Date(), sessionId: id };
    await confirmSecondFactor(user, { code: codeOf(secret) }, at);
    expect(await signedInBy(id, new Date())).toMatchObject({ mustAddSecondFactor: false });
    expect(await refusal(endSecondFactor(user, { current }, at))).toBe("SECOND_FACTOR_REQUIRED");
    await requireSecondFactor(admin, { roles: [] }, { now });
    expect(await verbsOf("1")).toEqual(["installation.secondFactor", "installation.secondFactor"]);
  });
});
