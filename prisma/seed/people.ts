import { createFirstAccounts, type FirstUser } from "@/lib/auth/commands/create-first-accounts";
import { resetPassword } from "@/lib/auth/commands/set-password";
import { updateUser } from "@/lib/auth/commands/update-user";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import type { FirstAccount } from "@/lib/core/launch-files";
import { createRegion, createUnit } from "@/lib/units/commands";
import { coordinatorRegion, firstReporterUnit, regions, units } from "./units";

/** Who installs: there is no person yet. */
export const installer: Actor = {
  id: "system",
  name: "系统安装",
  role: "admin",
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
};

/** When the administrator set up units and accounts. */
const SET_UP = new Date("2017-01-05T09:00:00+08:00");
/** When the year's list stood. */
const LISTED = new Date("2017-01-19T09:00:00+08:00");

/** Regions and units that are not there yet, in their order. */
export async function enterUnits(): Promise<void> {
  const [knownRegions, knownUnits] = await Promise.all([
    db().region.findMany({ select: { code: true } }),
    db().unit.findMany({ select: { name: true } }),
  ]);
  const codes = new Set(knownRegions.map(({ code }) => code));
  const names = new Set(knownUnits.map(({ name }) => name));
  for (const region of Object.values(regions)) {
    if (!codes.has(region.code)) await createRegion(installer, region, { now: SET_UP });
  }
  for (const unit of units) {
    if (!names.has(unit.name)) await createUnit(installer, unit, { now: SET_UP });
  }
}

/** The demonstration's accounts: the seven that are shown, then a reporter for each other unit. */
async function firstUsers(): Promise<FirstUser[]> {
  const rows = await db().unit.findMany({ select: { id: true, name: true } });
  const idOf = new Map(rows.map(({ id, name }) => [name, id]));
  const others = units.filter(({ name }) => name !== firstReporterUnit);
  const reporter = (username: string, name: string): FirstUser => ({
    username,
    name,
    role: "reporter",
    unitId: idOf.get(name) ?? null,
  });
  return [
    { username: "centre", name: "市项目推进中心", role: "centre" },
    { username: "leader", name: "市级联系领导01", role: "leader" },
    reporter("reporter", firstReporterUnit),
    {
      username: "coordinator",
      name: `${coordinatorRegion.name}项目办`,
      role: "coordinator",
      regionCode: coordinatorRegion.code,
    },
    { username: "discipline", name: "市纪委监委", role: "discipline" },
    { username: "auditor", name: "市审计局", role: "auditor" },
    { username: "admin", name: "系统管理员", role: "admin" },
    ...others.map(({ name }, index) => reporter(`reporter-${String(index + 2).padStart(2, "0")}`, name)),
  ];
}

/**
 * Accounts with their passwords, in the order wanted. Accounts that an interrupted start has
 * left exist, and nobody has seen their passwords: each gets a new one.
 */
export async function openAccounts(wanted: FirstUser[], now: Date): Promise<FirstAccount[]> {
  const known = await db().user.findMany({
    where: { username: { in: wanted.map(({ username }) => username) } },
    select: { id: true, username: true, version: true },
  });
  const left = new Map(known.map((user) => [user.username, user]));
  const missing = wanted.filter(({ username }) => !left.has(username));
  const opened = await createFirstAccounts(installer, missing, { now });
  const passwords = new Map(opened.map(({ username, password }) => [username, password]));
  for (const { id: userId, username, version } of known) {
    const { password } = await resetPassword(installer, { userId, version }, { now });
    passwords.set(username, password);
  }
  return wanted.map(({ username, name: title }) => ({
    username,
    password: passwords.get(username) ?? "",
    title,
  }));
}

export const openDemonstrationAccounts = async (): Promise<FirstAccount[]> =>
  openAccounts(await firstUsers(), SET_UP);

/** The leader's account belongs to a leader of the list, who is known from the projects. */
export async function linkLeader(): Promise<void> {
  const account = await db().user.findUniqueOrThrow({
    where: { username: "leader" },
    select: { id: true, name: true, version: true },
  });
  const leader = await db().leader.findUniqueOrThrow({
    where: { title: account.name },
    select: { id: true },
  });
  await updateUser(
    installer,
    { userId: account.id, version: account.version, name: account.name, role: "leader", leaderId: leader.id },
    { now: LISTED },
  );
}

/** Who acts in the demonstration: the centre, a region's office, and each unit's reporter by the unit's name. */
export type Cast = { centre: Actor; coordinator: Actor; reporters: Map<string, Actor> };

export async function castOf(): Promise<Cast> {
  const users = await db().user.findMany({
    where: { role: { in: ["centre", "coordinator", "reporter"] } },
    select: {
      id: true,
      name: true,
      role: true,
      unitId: true,
      unit: { select: { name: true } },
      regionCode: true,
      leaderId: true,
    },
  });
  const actors = users.map(({ unit, ...user }): Actor => ({ ...user, unitName: unit?.name ?? null }));
  const centre = actors.find(({ role }) => role === "centre");
  const coordinator = actors.find(({ role }) => role === "coordinator");
  if (!centre || !coordinator)
    throw new Error("the demonstration lacks the centre's or the region's account");
  const reporters = actors.filter(({ role }) => role === "reporter");
  return { centre, coordinator, reporters: new Map(reporters.map((actor) => [actor.unitName ?? "", actor])) };
}
