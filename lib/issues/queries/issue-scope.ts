import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { forbidden } from "@/lib/core/errors";
import type { Prisma } from "@/lib/generated/prisma/client";

const nothing: Prisma.IssueWhereInput = { id: { in: [] } };

/** Which issues somebody may read at all: the same as `maySeeIssue` says of one, for a list. */
export function issueScope(actor: Actor): Prisma.IssueWhereInput {
  const { role, unitId, regionCode } = actor;
  if (role === "auditor" || role === "admin") throw forbidden();
  if (role === "coordinator") {
    return regionCode ? { OR: [{ regionCode }, { leadUnit: { regionCode } }] } : nothing;
  }
  if (role !== "reporter") return {};
  if (!unitId) return nothing;
  return {
    OR: [
      { leadUnitId: unitId },
      { assisting: { some: { unitId } } },
      { raisedByUnitId: unitId },
      { project: { responsibleUnitId: unitId } },
    ],
  };
}
