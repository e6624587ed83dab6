import "server-only";
import type { Tx } from "@/lib/core/db";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";

type Issues = NonNullable<ProjectFacts["issues"]>;

/**
 * Issues on the responsible unit of each project, by project: what ISSUE_OVERDUE is measured on. An issue is done on
 * the day of the request for striking off that waits or was verified; shelved ones have no running time.
 */
export async function issuesOf(
  client: Pick<Tx, "$queryRaw">,
  projectIds: readonly string[],
): Promise<Map<string, Issues>> {
  const rows = await client.$queryRaw<{ id: string; issues: Issues }[]>`
    SELECT p.id::text AS id,
      json_agg(json_build_object('deadline', i.deadline, 'closedOn', i.closing_on) ORDER BY i.id) AS issues
    FROM issue i JOIN project p ON p.id = i.project_id AND p.responsible_unit_id = i.lead_unit_id
    WHERE i.project_id = ANY (${projectIds}::uuid[])
      AND i.deadline IS NOT NULL AND i.state IN ('assigned', 'working', 'closing', 'closed')
    GROUP BY p.id`;
  return new Map(rows.map(({ id, issues }) => [id, issues]));
}
