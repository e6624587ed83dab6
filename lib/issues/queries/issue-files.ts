import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { factFields, toFacts } from "@/lib/issues/queries/issue-facts";
import { maySeeIssue } from "@/lib/issues/rules/standing";

/** Evidence is read by whoever reads the issue: the lead unit of another project's issue too. */
export async function mayReadEvidence(actor: Actor, entryId: string): Promise<boolean> {
  const row = await db().issue.findFirst({
    where: { OR: [{ entries: { some: { id: entryId } } }, { closeOuts: { some: { id: entryId } } }] },
    select: factFields,
  });
  return row !== null && maySeeIssue(toFacts(row), actor);
}
