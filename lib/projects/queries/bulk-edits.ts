import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { BulkRow } from "@/lib/projects/commands/bulk-edit";
import { loadProjects } from "@/lib/projects/commands/load-facts";
import {
  type BulkChange,
  type BulkFacts,
  type BulkField,
  type BulkSkip,
  bulkFields,
  changedFields,
  pickBulk,
  whyNotBulk,
  withChange,
} from "@/lib/projects/rules/bulk-change";

export type FieldChange = { field: BulkField; from: BulkFacts[BulkField]; to: BulkFacts[BulkField] };
export type PreviewRow = {
  id: string;
  number: string;
  name: string;
  version: number;
  changes: FieldChange[];
  skipped: BulkSkip | null;
};

/** What a bulk edit would do to each of these projects, before anything is done. Without a change: the projects. */
export async function previewBulkEdit(
  actor: Actor,
  { ids, change }: { ids: string[]; change: BulkChange | null },
): Promise<PreviewRow[]> {
  if (!mayEditRegistry(actor)) throw forbidden();
  const projects = await loadProjects(db(), { id: { in: ids } });
  return projects
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((project) => {
      const before = pickBulk(project.facts);
      const after = change ? withChange(before, change) : before;
      const skipped = change ? whyNotBulk(project, before, after) : null;
      const fields = skipped ? [] : changedFields(before, after);
      return {
        id: project.id,
        number: project.number,
        name: project.facts.name,
        version: project.version,
        changes: fields.map((field) => ({ field, from: before[field], to: after[field] })),
        skipped,
      };
    });
}

/** A bulk edit that was done: row by row what it changed, and whether each is still as it left it. */
export async function getBulkEdit(actor: Actor, id: string) {
  if (!mayEditRegistry(actor)) throw forbidden();
  const edit = isId(id)
    ? await db().bulkEdit.findUnique({
        where: { id },
        select: {
          id: true,
          at: true,
          actorName: true,
          reason: true,
          rows: true,
          undoesId: true,
          undoneBy: { select: { id: true } },
        },
      })
    : null;
  if (!edit) throw notFound("bulk edit");
  const rows = edit.rows as unknown as BulkRow[];
  const now = await db().project.findMany({
    where: { id: { in: rows.map((row) => row.projectId) } },
    select: { id: true, version: true, withdrawnAt: true },
  });
  const current = new Map(now.map((row) => [row.id, row]));
  return {
    id: edit.id,
    at: edit.at.toISOString(),
    actorName: edit.actorName,
    reason: edit.reason,
    undoesId: edit.undoesId,
    undoneById: edit.undoneBy?.id ?? null,
    rows: rows.map(({ projectId, number, name, version, before, after }): PreviewRow => {
      const project = current.get(projectId);
      const fields = bulkFields.filter((field) => field in after);
      return {
        id: projectId,
        number,
        name,
        version,
        changes: fields.map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null })),
        skipped: project?.withdrawnAt ? "WITHDRAWN" : project?.version === version ? null : "CHANGED_SINCE",
      };
    }),
  };
}
export type BulkEditView = Awaited<ReturnType<typeof getBulkEdit>>;
