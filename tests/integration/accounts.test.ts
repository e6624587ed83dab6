import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFirstAccounts } from "@/lib/auth/commands/create-first-accounts";
import { createUser } from "@/lib/auth/commands/create-user";
import { disableUser } from "@/lib/auth/commands/disable-user";
import { createToken, revokeToken } from "@/lib/auth/commands/tokens";
import { updateUser } from "@/lib/auth/commands/update-user";
import type { Actor } from "@/lib/auth/permissions";
import { actorOfToken, getUser, listTokens, listUsers } from "@/lib/auth/queries";
import { db, disconnect } from "@/lib/core/db";
import { disconnectLimits } from "@/lib/core/rate-limits";
import { createRegion, createUnit, disableUnit, ensureUnits } from "@/lib/units/commands";
import { listUnits } from "@/lib/units/queries";
import { freshDatabase } from "../support/database";

import { account, enter, now, refusal, system, verbsOf } from "../support/people";

let admin: Actor;

beforeAll(async () => {
  await freshDatabase();
  admin = await account("admin", "admin");
});
afterAll(async () => {
  await disconnect();
  await disconnectLimits();
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
