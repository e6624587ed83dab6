import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { issueScope } from "@/lib/issues/queries/issue-scope";

/** What the ledger can be narrowed by: only what stands in an issue that the actor may read. */
export async function listLedgerOptions(actor: Actor) {
  const issue = issueScope(actor);
  const [units, regions] = await Promise.all([
    db().unit.findMany({
      where: { issuesLed: { some: issue } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    db().region.findMany({
      where: { issues: { some: issue } },
      orderBy: [{ order: "asc" }, { code: "asc" }],
      select: { code: true, name: true },
    }),
  ]);
  return { units, regions };
}
export type LedgerOptions = Awaited<ReturnType<typeof listLedgerOptions>>;

/** The units that can be given an issue: everybody who works on the ledger may read their names. */
export async function listAssignableUnits(actor: Actor): Promise<{ id: string; name: string }[]> {
  issueScope(actor);
  return db().unit.findMany({
    where: { disabledAt: null },
    orderBy: [{ regionCode: { sort: "asc", nulls: "first" } }, { name: "asc" }],
    select: { id: true, name: true },
  });
}

/** The projects that the actor may raise an issue about: a unit its own, a region its own, the city all. */
export async function listRaisableProjects(
  actor: Actor,
): Promise<{ id: string; number: string; name: string }[]> {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") return [];
  const own =
    actor.role === "reporter"
      ? { responsibleUnitId: actor.unitId ?? "", NOT: { responsibleUnitId: null } }
      : {};
  if (actor.role === "reporter" && actor.unitId === null) return [];
  return db().project.findMany({
    where: { ...own, ...(scope.kind === "region" ? { regionCode: scope.regionCode } : {}) },
    orderBy: { id: "asc" },
    select: { id: true, number: true, name: true },
  });
}
