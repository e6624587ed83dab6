import "server-only";
import { type Actor, mayReadUnits } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ListUnitsInput } from "@/lib/units/schema";

const unitFields = {
  id: true,
  name: true,
  regionCode: true,
  region: { select: { name: true } },
  disabledAt: true,
  version: true,
  _count: { select: { users: { where: { disabledAt: null } } } },
} satisfies Prisma.UnitSelect;

const unitView = ({ region, disabledAt, _count, ...row }: UnitRow) => ({
  ...row,
  regionName: region?.name ?? null,
  disabled: disabledAt !== null,
  activeUsers: _count.users,
});

type UnitRow = Prisma.UnitGetPayload<{ select: typeof unitFields }>;
export type UnitView = ReturnType<typeof unitView>;

/** Units by name, a page at a time. */
export async function listUnits(actor: Actor, { q, region, state, page, pageSize }: ListUnitsInput) {
  if (!mayReadUnits(actor)) throw forbidden();
  const where: Prisma.UnitWhereInput = {
    ...(q ? { name: { contains: q, mode: "insensitive" } } : {}),
    ...(region ? { regionCode: region === "city" ? null : region } : {}),
    ...(state ? { disabledAt: state === "disabled" ? { not: null } : null } : {}),
  };
  const [rows, total] = await Promise.all([
    db().unit.findMany({
      where,
      select: unitFields,
      orderBy: [{ regionCode: { sort: "asc", nulls: "first" } }, { name: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db().unit.count({ where }),
  ]);
  return { items: rows.map(unitView), total, page, pageSize };
}

export async function getUnit(actor: Actor, unitId: string): Promise<UnitView> {
  if (!mayReadUnits(actor)) throw notFound("unit");
  const row = await db().unit.findUnique({ where: { id: unitId }, select: unitFields });
  if (!row) throw notFound("unit");
  return unitView(row);
}

/** All units that can be chosen in a form. */
export async function listUnitChoices(actor: Actor) {
  if (!mayReadUnits(actor)) throw forbidden();
  return db().unit.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true, regionCode: true },
    orderBy: [{ regionCode: { sort: "asc", nulls: "first" } }, { name: "asc" }],
  });
}

export async function listRegions(actor: Actor) {
  if (!mayReadUnits(actor)) throw forbidden();
  return db().region.findMany({
    select: { code: true, name: true, order: true },
    orderBy: [{ order: "asc" }, { code: "asc" }],
  });
}

export async function listLeaders(actor: Actor) {
  if (!mayReadUnits(actor)) throw forbidden();
  return db().leader.findMany({
    select: { id: true, title: true, order: true },
    orderBy: [{ order: "asc" }, { title: "asc" }],
  });
}
