import { beforeAll, expect, it } from "vitest";
import { createUser } from "@/lib/auth/commands/create-user";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { getInstallation } from "@/lib/core/installation";
import { LaunchRefused } from "@/lib/core/supervisor";
import { renameInstallation } from "@/lib/installation/commands";
import { createUnit } from "@/lib/units/commands";
import { enterUnits } from "@/prisma/seed/people";
import { prepareDatabase } from "@/prisma/seed/prepare";
import { freshDatabase } from "../support/database";

beforeAll(async () => {
  await freshDatabase();
});

it("is not made when its passwords could not be kept, and makes new ones the next time", async () => {
  const keep = () => Promise.reject(new Error("disk full"));
  await expect(prepareDatabase({ demo: false, keep })).rejects.toThrow("disk full");
  expect(await db().installation.count()).toBe(0);
});

it("has one administrator, whom two starts at once make only once, and no pinned date", async () => {
  const both = await Promise.all([prepareDatabase({ demo: false }), prepareDatabase({ demo: false })]);
  const made = both.filter((prepared) => prepared !== null);
  expect(made).toHaveLength(1);
  expect(made[0]?.accounts.map(({ username }) => username)).toEqual(["admin"]);
  const installation = await db().installation.findUniqueOrThrow({ where: { id: 1 } });
  expect(installation).toMatchObject({ demo: false, businessDate: null });
  expect(await db().project.count()).toBe(0);
});

it("goes on from there: the administrator enters units and people", async () => {
  const user = await db().user.findUniqueOrThrow({ where: { username: "admin" } });
  expect(user).toMatchObject({ role: "admin", mustChangePassword: true });
  const admin: Actor = { ...user, unitName: null };
  const now = new Date("2026-01-05T09:00:00+08:00");
  const unit = await createUnit(admin, { name: "市水务局" }, { now });
  await createUser(admin, { username: "centre", name: "市项目推进中心", role: "centre" }, { now });
  await createUser(
    admin,
    { username: "water", name: "水务局填报员", role: "reporter", unitId: unit.id },
    { now },
  );
  expect(await db().user.count()).toBe(3);
});

it("is named by the administrator, and by nobody else; two at once: one is told", async () => {
  const user = await db().user.findUniqueOrThrow({ where: { username: "admin" } });
  const admin: Actor = { ...user, unitName: null };
  const now = new Date("2026-01-05T09:00:00+08:00");
  const names = { cityName: "资阳市", centreName: "资阳市项目推进中心" };
  const was = { wasCityName: "本市", wasCentreName: "项目推进中心" };
  const centre: Actor = { ...admin, role: "centre" };
  await expect(renameInstallation(centre, { ...names, ...was }, { now })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await renameInstallation(admin, { ...names, ...was }, { now });
  expect(await getInstallation()).toMatchObject(names);
  await expect(renameInstallation(admin, { ...names, ...was }, { now })).rejects.toMatchObject({
    reason: "STALE_VERSION",
  });
  const events = await db().traceEvent.findMany({ where: { verb: "installation.rename" } });
  expect(events).toMatchObject([{ actorName: user.name, after: names }]);
});

it("is not made over a demonstration city that was left half filled", async () => {
  await db().installation.delete({ where: { id: 1 } });
  await enterUnits();
  await expect(prepareDatabase({ demo: false })).rejects.toBeInstanceOf(LaunchRefused);
  expect(await db().installation.count()).toBe(0);
});
