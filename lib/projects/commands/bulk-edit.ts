import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { type LoadedProject, loadProjects } from "@/lib/projects/commands/load-facts";
import { type ProjectChange, writeProject } from "@/lib/projects/commands/write-project";
import {
  type BulkFacts,
  type BulkField,
  changedFields,
  pickBulk,
  whyNotBulk,
  withChange,
} from "@/lib/projects/rules/bulk-change";
import type { BulkEditInput } from "@/lib/projects/schema";

type At = { now: Date; once?: Once | undefined };

/** One project as a bulk edit left it: `version` is the one that it made. */
export type BulkRow = {
  projectId: string;
  number: string;
  name: string;
  version: number;
  before: Partial<BulkFacts>;
  after: Partial<BulkFacts>;
};

export type BulkResult = { id: string; changed: number; skipped: number };

type Target = { project: LoadedProject; before: BulkFacts; after: BulkFacts };

/** The projects, locked in the order in which trace chains are locked. */
async function loadLocked(tx: Tx, ids: string[]): Promise<Map<string, LoadedProject>> {
  await tx.$queryRaw`SELECT id FROM project WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Map((await loadProjects(tx, { id: { in: ids } })).map((project) => [project.id, project]));
}

async function regionCodes(tx: Tx): Promise<Map<string, string>> {
  const regions = await tx.region.findMany({ select: { code: true, name: true } });
  return new Map(regions.map(({ code, name }) => [name, code]));
}

const pick = (facts: BulkFacts, fields: readonly BulkField[]): Partial<BulkFacts> =>
  Object.fromEntries(fields.map((field) => [field, facts[field]]));

/** What `writeProject` takes: regions by their code. */
function inputOf(after: BulkFacts, fields: readonly BulkField[], codes: Map<string, string>): ProjectChange {
  const { region, ...values } = pick(after, fields);
  if (region === undefined) return values as ProjectChange;
  const regionCode = region === null ? null : codes.get(region);
  if (regionCode === undefined) throw ruleViolation("UNKNOWN_REGION", { region: region ?? "" });
  return { ...(values as ProjectChange), regionCode };
}

async function writeAll(
  tx: Tx,
  actor: Actor,
  targets: Target[],
  how: { now: Date; reason?: string | undefined },
): Promise<BulkRow[]> {
  const codes = await regionCodes(tx);
  const rows: BulkRow[] = [];
  for (const { project, before, after } of targets) {
    const fields = changedFields(before, after);
    const { version } = await writeProject(tx, actor, project, inputOf(after, fields, codes), how);
    const { id: projectId, number, facts } = project;
    rows.push({
      projectId,
      number,
      name: facts.name,
      version,
      before: pick(before, fields),
      after: pick(after, fields),
    });
  }
  return rows;
}

const byId = (a: { project: LoadedProject }, b: { project: LoadedProject }) =>
  a.project.id < b.project.id ? -1 : 1;

/**
 * Changes the same facts of many projects in one transaction, each with its own trace event. A row that somebody
 * changed since the preview stops all of it: what is done is what was shown. Rows that stay as they are are left out.
 */
export const bulkEdit = (
  actor: Actor,
  { rows, change, reason }: BulkEditInput,
  { now, once }: At,
): Promise<BulkResult> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRegistry(actor)) throw forbidden();
    const projects = await loadLocked(
      tx,
      rows.map((row) => row.id),
    );
    const targets: Target[] = [];
    for (const { id, version } of rows) {
      const project = projects.get(id);
      if (!project) throw notFound("project");
      if (project.version !== version) throw conflict("BULK_OUTDATED", { name: project.facts.name });
      const before = pickBulk(project.facts);
      const after = withChange(before, change);
      if (whyNotBulk(project, before, after) === null) targets.push({ project, before, after });
    }
    if (targets.length === 0) throw ruleViolation("BULK_NOTHING");
    const written = await writeAll(tx, actor, targets.sort(byId), { now, reason });
    const { id } = await tx.bulkEdit.create({
      data: {
        at: now,
        actorId: actor.id,
        actorName: actor.name,
        change,
        reason: reason ?? null,
        rows: JSON.parse(JSON.stringify(written)),
      },
      select: { id: true },
    });
    return { id, changed: written.length, skipped: rows.length - written.length };
  });

/**
 * Takes a bulk edit back, once: every project that is still as the edit left it gets what it had before. One that
 * was changed since keeps what it has now.
 */
export const undoBulkEdit = (
  actor: Actor,
  { bulkId, reason }: { bulkId: string; reason: string },
  { now, once }: At,
): Promise<BulkResult> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRegistry(actor)) throw forbidden();
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bulk:${bulkId}`}, 0))::text`;
    const edit = await tx.bulkEdit.findUnique({
      where: { id: bulkId },
      select: { rows: true, undoneBy: { select: { id: true } } },
    });
    if (!edit) throw notFound("bulk edit");
    if (edit.undoneBy) throw conflict("BULK_UNDONE");
    const rows = edit.rows as unknown as BulkRow[];
    const projects = await loadLocked(
      tx,
      rows.map((row) => row.projectId),
    );
    const targets = rows.flatMap((row): Target[] => {
      const project = projects.get(row.projectId);
      if (!project || project.withdrawn || project.version !== row.version) return [];
      const before = pickBulk(project.facts);
      return [{ project, before, after: { ...before, ...row.before } }];
    });
    if (targets.length === 0) throw ruleViolation("BULK_NOTHING");
    const written = await writeAll(tx, actor, targets.sort(byId), { now, reason });
    const { id } = await tx.bulkEdit.create({
      data: {
        at: now,
        actorId: actor.id,
        actorName: actor.name,
        change: {},
        reason,
        rows: JSON.parse(JSON.stringify(written)),
        undoesId: bulkId,
      },
      select: { id: true },
    });
    return { id, changed: written.length, skipped: rows.length - written.length };
  });
