import "server-only";
import type { ApprovedChange } from "@/lib/changes/rules/in-force";
import { changeOf } from "@/lib/changes/schema";
import type { Tx } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";

/** By project, the approved changes that a period's lamp does not see yet, the one applied last at the head. */
export async function changesAfter(
  client: Pick<Tx, "planChange">,
  project: Prisma.ProjectWhereInput,
  period: Period,
): Promise<Map<string, ApprovedChange[]>> {
  const rows = await client.planChange.findMany({
    where: { state: "approved", effectiveFrom: { gt: period }, project },
    select: { projectId: true, what: true, target: true, from: true, to: true, effectiveFrom: true },
    orderBy: { appliedVersion: "desc" },
  });
  const byProject = new Map<string, ApprovedChange[]>();
  for (const { projectId, effectiveFrom, ...row } of rows) {
    const change = { ...changeOf(row), effectiveFrom: effectiveFrom ?? period };
    const known = byProject.get(projectId);
    if (known) known.push(change);
    else byProject.set(projectId, [change]);
  }
  return byProject;
}
