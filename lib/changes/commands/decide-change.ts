import "server-only";
import { type Actor, mayEditRegistry } from "@/lib/auth/permissions";
import { applyChange } from "@/lib/changes/commands/apply-change";
import { loadChange } from "@/lib/changes/commands/load-change";
import { effectiveFrom } from "@/lib/changes/rules/in-force";
import { whyNotDecide, whyNotRequest } from "@/lib/changes/rules/request";
import { sameValue, standingValue } from "@/lib/changes/rules/value";
import { changeOf, type DecideChangeInput } from "@/lib/changes/schema";
import { sharePeriod } from "@/lib/core/advisory-locks";
import { dayIn } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, ruleViolation } from "@/lib/core/errors";
import { type Period, periodOf } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { stateAt } from "@/lib/periods/rules";
import { traceCategoryOf } from "@/lib/projects/rules";
import { recordTraces } from "@/lib/trace/commands";

export type ChangeDecision = {
  id: string;
  state: "approved" | "refused";
  /** The first period whose lamp sees the change; null after a refusal. */
  effectiveFrom: Period | null;
};

/** The first period that sees it, held against a lock until the decision stands. */
async function periodOfEffect(tx: Tx, now: Date): Promise<Period> {
  const choose = async () => {
    const rows = await tx.period.findMany({
      select: { id: true, state: true, lockAt: true },
      orderBy: { id: "asc" },
    });
    const periods = rows.map((row) => ({ id: row.id, state: stateAt(row, now) }));
    return effectiveFrom(periods, periodOf(dayIn(now)));
  };
  await sharePeriod(tx, await choose());
  return choose();
}

/**
 * The centre's answer. An approval writes the change in the same transaction, as long as what stands there is what
 * the request started from; lamps see it from the period that is being filed, never in an earlier one.
 */
export const decideChange = (
  actor: Actor,
  { changeId, decision, words, version }: DecideChangeInput,
  { now, once }: { now: Date; once?: Once },
): Promise<ChangeDecision> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { project, change: row, requireCurrent } = await loadChange(tx, actor, changeId, version);
    if (!mayEditRegistry(actor)) throw forbidden();
    const reason = whyNotDecide(row, actor.id);
    if (reason === "CHANGE_DECIDED") throw conflict(reason);
    if (reason) throw ruleViolation(reason);
    requireCurrent();

    const category = traceCategoryOf(project.stage);
    const decided = { decidedAt: now, decidedBy: actor.name, decision: words, version: { increment: 1 } };
    const entry = {
      category,
      subject: "change",
      subjectId: changeId,
      projectId: project.id,
      before: { changeState: "pending" },
      ...(words ? { reason: words } : {}),
    } as const;
    if (decision === "refuse") {
      await tx.planChange.update({ where: { id: changeId }, data: { state: "refused", ...decided } });
      const refused = { ...entry, verb: "change.refuse", after: { changeState: "refused" } } as const;
      await recordTraces(tx, actor, [refused], now);
      return { id: changeId, state: "refused", effectiveFrom: null };
    }

    if (project.withdrawnAt) throw ruleViolation("PROJECT_WITHDRAWN", { number: project.number });
    const change = changeOf(row);
    const standing = standingValue(project, change);
    if (!standing || !sameValue(standing, change.from)) throw conflict("CHANGE_STALE");
    const overtaken = whyNotRequest(project, change);
    if (overtaken) throw ruleViolation(overtaken, change.what === "plan" ? { year: change.target } : {});
    const period = await periodOfEffect(tx, now);
    const applied = await applyChange(tx, project, change);
    await tx.planChange.update({
      where: { id: changeId },
      data: { state: "approved", ...decided, effectiveFrom: period, appliedVersion: applied.version },
    });
    const approved = {
      ...entry,
      verb: "change.approve",
      after: { changeState: "approved", effectiveFrom: period },
    } as const;
    const written = { ...applied.entry, category, projectId: project.id, reason: row.reason };
    await recordTraces(tx, actor, [approved, written], now);
    return { id: changeId, state: "approved", effectiveFrom: period };
  });
