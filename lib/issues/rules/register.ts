import { type Actor, type ProjectScope, visibilityOf } from "@/lib/auth/permissions";
import type { IssueKind } from "@/lib/issues/schema";

const prefixes: Record<IssueKind, string> = { problem: "WT", directive: "DB" };

/** "WT-2017-0001" for problems, "DB-2017-0001" for directives; longer after 9,999. */
export const numberOf = (kind: IssueKind, year: number, sequence: number): string =>
  `${prefixes[kind]}-${year}-${String(sequence).padStart(4, "0")}`;

/**
 * Why somebody may not put this into the ledger. Units raise what stops their own projects, or what concerns no
 * project; a region's office its region's; the centre and the leaders everything. Directives 督办 come from leaders,
 * or from the centre in their name.
 */
export function whyNotRegister(
  actor: Actor,
  kind: IssueKind,
  project: ProjectScope | null,
): "FORBIDDEN" | "NOT_FOUND" | "DIRECTIVE_NOT_YOURS" | null {
  if (!["reporter", "coordinator", "centre", "leader"].includes(actor.role)) return "FORBIDDEN";
  if (kind === "directive" && actor.role !== "centre" && actor.role !== "leader")
    return "DIRECTIVE_NOT_YOURS";
  if (!project) return null;
  const sees = visibilityOf(actor, project);
  if (sees === "none") return "NOT_FOUND";
  return sees === "public" ? "FORBIDDEN" : null;
}

/**
 * Where an issue begins: a leader's directive at the city's level 3, the centre's at 2; a problem that belongs to no
 * region at 2; everything else with the region's project office, level 1.
 */
export function firstLevelOf(actor: Actor, kind: IssueKind, regionCode: string | null): number {
  if (kind === "directive") return actor.role === "leader" ? 3 : 2;
  return regionCode === null ? 2 : 1;
}
