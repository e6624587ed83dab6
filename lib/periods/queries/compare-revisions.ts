import "server-only";
import { type Actor, listScopeOf } from "@/lib/auth/permissions";
import { toAmount } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { forbidden, notFound } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Reason } from "@/lib/lamps/rules/reasons";

const lampFields = {
  projectId: true,
  revision: true,
  lamp: true,
  computed: true,
  overrideId: true,
  behindRun: true,
  redRun: true,
  reasons: true,
  expected: true,
  actual: true,
  project: {
    select: { number: true, name: true, responsibleUnit: { select: { name: true } } },
  },
} satisfies Prisma.LampDecisionSelect;

type Row = Prisma.LampDecisionGetPayload<{ select: typeof lampFields }>;

const lampOf = (row: Row | undefined) =>
  row
    ? {
        lamp: row.lamp,
        computed: row.computed,
        overridden: row.overrideId !== null,
        behindRun: row.behindRun,
        redRun: row.redRun,
        reasons: row.reasons as unknown as Reason[],
        expected: toAmount(row.expected),
        actual: toAmount(row.actual),
      }
    : null;

const countsOf = (rows: readonly Row[]) => {
  const counts = { red: 0, yellow: 0, green: 0, paused: 0 };
  for (const { lamp } of rows) counts[lamp]++;
  return counts;
};

/** The periods that were closed more than once, newest first. */
export async function listRevised(actor: Actor): Promise<{ period: Period; revision: number }[]> {
  if (listScopeOf(actor).kind === "none") throw forbidden();
  const rows = await db().period.findMany({
    where: { revision: { gt: 1 } },
    select: { id: true, revision: true },
    orderBy: { id: "desc" },
  });
  return rows.map(({ id, revision }) => ({ period: id, revision }));
}

/**
 * Two closings of a period side by side: every project whose lamp, runs, reasons or figures differ. The latest
 * closing and the one before unless told; of a period closed once, it stands beside itself and nothing differs.
 */
export async function compareRevisions(
  actor: Actor,
  { period, from, to }: { period: Period; from?: number | undefined; to?: number | undefined },
) {
  const scope = listScopeOf(actor);
  if (scope.kind === "none") throw forbidden();
  const row = await db().period.findUnique({
    where: { id: period },
    select: {
      revision: true,
      closings: {
        orderBy: { revision: "desc" },
        select: {
          revision: true,
          closedAt: true,
          closedBy: true,
          reopenedAt: true,
          reopenedBy: true,
          reopenReason: true,
          ruleVersion: { select: { id: true, fromPeriod: true } },
        },
      },
    },
  });
  const later = to ?? row?.revision ?? 0;
  const earlier = from ?? Math.max(1, later - 1);
  const exists = (revision: number) => row?.closings.some((closing) => closing.revision === revision);
  if (!row || !exists(earlier) || !exists(later)) throw notFound("revision");
  const rows = await db().lampDecision.findMany({
    where: {
      periodId: period,
      revision: { in: [earlier, later] },
      ...(scope.kind === "region" ? { project: { regionCode: scope.regionCode } } : {}),
    },
    select: lampFields,
    orderBy: { project: { number: "asc" } },
  });
  const [before, after] = [earlier, later].map((revision) =>
    rows.filter((item) => item.revision === revision),
  );
  const was = new Map(before?.map((item) => [item.projectId, item]));
  const is = new Map(after?.map((item) => [item.projectId, item]));
  const changes = [...new Map(rows.map((item) => [item.projectId, item.project])).entries()].flatMap(
    ([projectId, project]) => {
      const pair = { from: lampOf(was.get(projectId)), to: lampOf(is.get(projectId)) };
      if (JSON.stringify(pair.from) === JSON.stringify(pair.to)) return [];
      const named = {
        number: project.number,
        name: project.name,
        unit: project.responsibleUnit?.name ?? null,
      };
      return [{ projectId, ...named, ...pair }];
    },
  );
  return {
    period,
    closings: row.closings.map((closing) => ({
      ...closing,
      closedAt: closing.closedAt.toISOString(),
      reopenedAt: closing.reopenedAt?.toISOString() ?? null,
    })),
    from: earlier,
    to: later,
    counts: { from: countsOf(before ?? []), to: countsOf(after ?? []) },
    changes,
  };
}
export type RevisionComparison = Awaited<ReturnType<typeof compareRevisions>>;
