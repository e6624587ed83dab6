import "server-only";
import { type Actor, maySeeCases } from "@/lib/auth/permissions";
import type { CaseEvidence, ListCasesInput } from "@/lib/cases/schema";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";

const listed = {
  id: true,
  number: true,
  state: true,
  projectId: true,
  periodId: true,
  revision: true,
  openedAt: true,
  withdrawnAt: true,
  withdrawnRevision: true,
  project: { select: { number: true, name: true } },
  unit: { select: { name: true } },
} satisfies Prisma.AccountabilityCaseSelect;

const rowOf = (row: Prisma.AccountabilityCaseGetPayload<{ select: typeof listed }>) => ({
  id: row.id,
  number: row.number,
  state: row.state,
  projectId: row.projectId,
  projectNumber: row.project.number,
  projectName: row.project.name,
  unit: row.unit?.name ?? null,
  period: row.periodId,
  revision: row.revision,
  openedAt: row.openedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  withdrawnRevision: row.withdrawnRevision,
});
export type CaseRow = ReturnType<typeof rowOf>;

/** Accountability cases, newest first: for the discipline commission alone. */
export async function listCases(actor: Actor, { state, page, pageSize }: ListCasesInput) {
  if (!maySeeCases(actor)) throw forbidden();
  const where: Prisma.AccountabilityCaseWhereInput = state ? { state } : {};
  const [total, rows] = await Promise.all([
    db().accountabilityCase.count({ where }),
    db().accountabilityCase.findMany({
      where,
      select: listed,
      orderBy: [{ periodId: "desc" }, { number: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ]);
  return { items: rows.map(rowOf), total, page, pageSize };
}

/** One case with the lamps and reports that it rests on, and what took its ground when it was withdrawn. */
export async function getCase(actor: Actor, id: string) {
  if (!maySeeCases(actor)) throw notFound("case");
  const row = await db().accountabilityCase.findUnique({
    where: { id },
    select: { ...listed, evidence: true },
  });
  if (!row) throw notFound("case");
  // The period was opened again after an earlier closing: that says who did it and why.
  const reopening = row.withdrawnRevision
    ? await db().periodClosing.findFirst({
        where: {
          reopenedAt: { not: null, lte: row.withdrawnAt ?? undefined },
          periodId: { lte: row.periodId },
        },
        orderBy: { reopenedAt: "desc" },
        select: { periodId: true, reopenedAt: true, reopenedBy: true, reopenReason: true },
      })
    : null;
  return {
    ...rowOf(row),
    evidence: row.evidence as unknown as CaseEvidence,
    withdrawnBy: reopening && {
      period: reopening.periodId,
      by: reopening.reopenedBy,
      reason: reopening.reopenReason,
    },
  };
}
export type CaseDetail = Awaited<ReturnType<typeof getCase>>;

/** That there is a case, and since when, is no secret: the periods that opened one still in force, by project. */
export async function casePeriods(
  where: Prisma.ProjectWhereInput,
  through?: Period,
): Promise<Map<string, Period[]>> {
  const rows = await db().accountabilityCase.findMany({
    where: { state: "opened", project: where, ...(through ? { periodId: { lte: through } } : {}) },
    select: { projectId: true, periodId: true },
    orderBy: { periodId: "asc" },
  });
  const periods = new Map<string, Period[]>();
  for (const { projectId, periodId } of rows) {
    periods.set(projectId, [...(periods.get(projectId) ?? []), periodId]);
  }
  return periods;
}
