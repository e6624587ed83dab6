import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { loadEvidence } from "@/lib/cases/commands/load-evidence";
import { caseNumber, reconcile } from "@/lib/cases/rules";
import { holdCases } from "@/lib/core/advisory-locks";
import type { Tx } from "@/lib/core/db";
import { type Period, yearOf } from "@/lib/core/periods";
import { recordTraces } from "@/lib/trace/commands";
import type { TraceEntry } from "@/lib/trace/schema";

const BATCH = 500;

async function lastNumberOf(tx: Tx, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(split_part(number, '-', 3)::int) AS last FROM accountability_case
    WHERE number LIKE ${`WZ-${year}-%`}`;
  return row?.last ?? 0;
}

type Opened = { number: string; projectId: string };

async function openCases(
  tx: Tx,
  period: { id: Period; revision: number },
  projectIds: string[],
  now: Date,
): Promise<Opened[]> {
  await holdCases(tx);
  const year = yearOf(period.id);
  const opened: Opened[] = [];
  let last = await lastNumberOf(tx, year);
  for (let at = 0; at < projectIds.length; at += BATCH) {
    const batch = projectIds.slice(at, at + BATCH);
    const evidence = await loadEvidence(tx, period, batch);
    const rows = batch.flatMap((projectId) => {
      const found = evidence.get(projectId);
      return found ? [{ ...found, projectId, number: caseNumber(year, ++last) }] : [];
    });
    await tx.accountabilityCase.createMany({
      data: rows.map((row) => ({
        number: row.number,
        projectId: row.projectId,
        unitId: row.unitId,
        periodId: period.id,
        revision: period.revision,
        openedAt: now,
        evidence: JSON.parse(JSON.stringify(row.evidence)),
      })),
    });
    opened.push(...rows);
  }
  return opened;
}

/**
 * Brings the cases of a period in line with its lamps, inside the closing transaction and after them: opens one for
 * each project whose red run reaches its limit there, and withdraws those that a re-opening has taken the ground
 * from. A case is never deleted, and what it rests on never changed.
 */
export async function reconcileCases(
  tx: Tx,
  actor: Actor,
  period: { id: Period; revision: number },
  triggered: string[],
  now: Date,
): Promise<{ opened: number; withdrawn: number }> {
  const inForce = await tx.accountabilityCase.findMany({
    where: { periodId: period.id, state: "opened" },
    select: { id: true, projectId: true, number: true },
  });
  const { open, withdraw } = reconcile(inForce, triggered);
  const opened = open.length > 0 ? await openCases(tx, period, open, now) : [];
  if (withdraw.length > 0) {
    await tx.accountabilityCase.updateMany({
      where: { id: { in: withdraw } },
      data: { state: "withdrawn", withdrawnAt: now, withdrawnRevision: period.revision },
    });
  }
  const entry = (
    verb: "case.open" | "case.withdraw",
    { number, projectId }: Opened,
    change: Pick<TraceEntry, "before" | "after">,
  ): TraceEntry => ({
    category: "supervision",
    verb,
    subject: "case",
    subjectId: number,
    projectId,
    ...change,
  });
  const facts = { period: period.id, revision: period.revision };
  await recordTraces(
    tx,
    actor,
    [
      ...opened.map((one) =>
        entry("case.open", one, { after: { caseNumber: one.number, caseState: "opened", ...facts } }),
      ),
      ...inForce
        .filter(({ id }) => withdraw.includes(id))
        .map((one) =>
          entry("case.withdraw", one, {
            before: { caseState: "opened" },
            after: { caseNumber: one.number, caseState: "withdrawn", ...facts },
          }),
        ),
    ],
    now,
  );
  return { opened: opened.length, withdrawn: withdraw.length };
}
