import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { findUnfinished, type Unfinished } from "@/lib/plans/queries/find-unfinished";
import type { CarryOverInput } from "@/lib/plans/schema";
import { lockRegistry } from "@/lib/projects/commands/resolve-names";
import { traceCategoryOf } from "@/lib/projects/rules";
import { recordTraces } from "@/lib/trace/commands";
import type { TraceEntry } from "@/lib/trace/schema";

export type CarriedOver = {
  /** New draft plans. */
  carried: number;
  /** Carried before; only what had been invested was brought up to date. */
  refreshed: number;
  /** Carried before, or with a plan made otherwise: nothing was changed. */
  unchanged: number;
};

type Row = Unfinished & { amount: number };

/** The old year keeps its own figure, the new plan gets the new one, and so does the registry. */
async function writePlans(tx: Tx, rows: Row[], { from, to }: { from: number; to: number }): Promise<void> {
  const values = JSON.stringify(
    rows.map(({ id, amount, base, investedBefore, isLatest }) => ({
      id,
      amount,
      base,
      investedBefore,
      isLatest,
    })),
  );
  await tx.$executeRaw`
    UPDATE annual_plan SET invested_before = r.base
    FROM jsonb_to_recordset(${values}::jsonb) AS r (id uuid, base numeric)
    WHERE project_id = r.id AND year = ${from} AND invested_before IS NULL`;
  await tx.$executeRaw`
    INSERT INTO annual_plan (project_id, year, amount, monthly, carried_from, invested_before)
    SELECT r.id, ${to}, r.amount, '{}', ${from}, r."investedBefore"
    FROM jsonb_to_recordset(${values}::jsonb) AS r (id uuid, amount numeric, "investedBefore" numeric)
    ON CONFLICT (project_id, year) DO UPDATE
    SET invested_before = excluded.invested_before, version = annual_plan.version + 1`;
  await tx.$executeRaw`
    UPDATE project SET invested_before = r."investedBefore", version = project.version + 1, updated_at = now()
    FROM jsonb_to_recordset(${values}::jsonb) AS r (id uuid, "investedBefore" numeric, "isLatest" boolean)
    WHERE project.id = r.id AND r."isLatest" AND project.invested_before <> r."investedBefore"`;
}

function entriesOf(row: Row, { from, to }: { from: number; to: number }): TraceEntry[] {
  const common = { category: traceCategoryOf(row.stage), projectId: row.id };
  const isNew = row.act === "new";
  const entries: TraceEntry[] = [
    {
      ...common,
      verb: "plan.carry",
      subject: "plan",
      subjectId: `${row.id}:${to}`,
      after: {
        year: to,
        carriedFrom: from,
        investedBefore: row.investedBefore,
        ...(isNew ? { annualPlan: row.amount } : {}),
      },
    },
  ];
  if (row.isLatest && row.registered !== row.investedBefore) {
    entries.push({
      ...common,
      verb: "project.update",
      subject: "project",
      subjectId: row.id,
      before: { investedBefore: row.registered },
      after: { investedBefore: row.investedBefore },
    });
  }
  return entries;
}

/**
 * 结转: carries unfinished projects of a year into the next year's plan, as drafts, with what has been invested.
 * Lamps are untouched: the old year's facts stay, and closed months keep their decisions. Again, it changes nothing
 * but figures that have moved since.
 */
export const carryOver = (
  actor: Actor,
  { from, to, projects }: CarryOverInput,
  { now, once }: { now: Date; once?: Once },
): Promise<CarriedOver> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRegistry(actor)) throw forbidden();
    // As the import of a list: nothing else enters or changes the registry meanwhile.
    await lockRegistry(tx);
    const ids = projects.map((item) => item.projectId);
    await tx.$queryRaw`SELECT id FROM project WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
    const amounts = new Map(projects.map((item) => [item.projectId, item.amount]));
    const found = await findUnfinished(tx, { from, to }, ids);
    if (found.length !== projects.length) throw conflict("CARRY_OUTDATED");
    const rows = found
      .filter((row) => row.act === "new" || row.act === "refresh")
      .map((row) => ({ ...row, amount: amounts.get(row.id) ?? 0 }));
    await writePlans(tx, rows, { from, to });
    await recordTraces(
      tx,
      actor,
      rows.flatMap((row) => entriesOf(row, { from, to })),
      now,
    );
    const carried = rows.filter((row) => row.act === "new").length;
    return { carried, refreshed: rows.length - carried, unchanged: found.length - rows.length };
  });
