import "server-only";
import { type Actor, mayRequestChange } from "@/lib/auth/permissions";
import { lockChanging } from "@/lib/changes/commands/load-project";
import type { ChangingProject } from "@/lib/changes/queries/find-changing";
import { isLastMinute, whyNotRequest } from "@/lib/changes/rules/request";
import {
  type Change,
  type PlanValue,
  sameValue,
  standingValue,
  traceValues,
} from "@/lib/changes/rules/value";
import { changeOf, type RequestChangeInput } from "@/lib/changes/schema";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { attachFiles } from "@/lib/files/commands/attach-files";
import { fillMonthlyPlan, traceCategoryOf } from "@/lib/projects/rules";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

type Asked = RequestChangeInput;

/** A plan with what is given put over what stands there. */
function planWith(
  year: number,
  base: PlanValue,
  given: Partial<Extract<Asked, { what: "plan" }>["to"]>,
): PlanValue {
  const months =
    given.monthlyPlan === undefined ? base.monthlyPlan : fillMonthlyPlan(year, given.monthlyPlan);
  if (months === null) throw ruleViolation("MONTHLY_PLAN_OTHER_YEAR", { year });
  return {
    annualPlan: given.annualPlan ?? base.annualPlan,
    monthlyPlan: months,
    physicalGoal: given.physicalGoal === undefined ? base.physicalGoal : given.physicalGoal || null,
  };
}

/** What is asked, with what stands there now as `from`. What the asker saw must still stand. */
function changeAsked(project: ChangingProject, input: Asked): Change {
  const target =
    input.what === "plan" ? String(input.year) : input.what === "milestone" ? input.milestone : "";
  const from = standingValue(project, { what: input.what, target });
  if (!from) throw notFound(input.what);
  if (input.what !== "plan") {
    const change = changeOf({ what: input.what, target, from, to: { day: input.to } });
    if (input.from !== undefined && !sameValue(from, { day: input.from })) throw conflict("CHANGE_STALE");
    return change;
  }
  const change = changeOf({
    what: "plan",
    target,
    from,
    to: "annualPlan" in from ? planWith(input.year, from, input.to) : from,
  });
  if (input.from && change.what === "plan") {
    if (!sameValue(change.from, planWith(input.year, change.from, input.from)))
      throw conflict("CHANGE_STALE");
  }
  return change;
}

/** The wish as the trace shows it: only what would differ. */
function wished(change: Change, reasonCode: string) {
  const { before, after } = changedValues(traceValues(change, "from"), traceValues(change, "to")) ?? {};
  return {
    before: before ?? {},
    after: { ...after, ...(change.what === "plan" ? { year: Number(change.target) } : {}), reasonCode },
  };
}

/** The period that is being filed at the instant, with its lock; null when none is. */
const filingPeriod = (tx: Tx, now: Date) =>
  tx.period.findFirst({
    where: { state: "open", lockAt: { gt: now } },
    orderBy: { id: "asc" },
    select: { id: true, lockAt: true },
  });

/** Asks for a change of what is locked: the project's unit, its region's office, or the centre on the unit's behalf. */
export const requestChange = (
  actor: Actor,
  input: RequestChangeInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ id: string; version: number }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const project = await lockChanging(tx, actor, input.projectId);
    if (!mayRequestChange(actor, project)) throw forbidden();
    if (project.withdrawnAt) throw ruleViolation("PROJECT_WITHDRAWN", { number: project.number });
    const change = changeAsked(project, input);
    const reason = whyNotRequest(project, change);
    if (reason) throw ruleViolation(reason, change.what === "plan" ? { year: change.target } : {});
    const key = { projectId: project.id, what: change.what, target: change.target };
    const pending = await tx.planChange.count({ where: { ...key, state: "pending" } });
    if (pending > 0) throw conflict("CHANGE_PENDING");

    const filing = await filingPeriod(tx, now);
    const onBehalfOf = actor.role === "centre" ? project.unitName : null;
    const request = await tx.planChange.create({
      data: {
        ...key,
        from: { ...change.from },
        to: { ...change.to },
        reasonCode: input.reasonCode,
        reason: input.reason,
        evidence: input.evidence,
        requestedAt: now,
        requestedById: actor.id,
        requestedBy: actor.name,
        unitId: project.responsibleUnitId,
        onBehalfOf,
        periodId: filing?.id ?? null,
        lastMinute: isLastMinute(now, filing?.lockAt ?? null),
      },
      select: { id: true, version: true },
    });
    const category = traceCategoryOf(project.stage);
    await recordTrace(
      tx,
      actor,
      {
        category,
        verb: "change.request",
        subject: "change",
        subjectId: request.id,
        projectId: project.id,
        ...wished(change, input.reasonCode),
        reason: input.reason,
        ...(onBehalfOf ? { onBehalfOf } : {}),
      },
      now,
    );
    const to = { subject: "changeRequest", subjectId: request.id, projectId: project.id, category } as const;
    await attachFiles(tx, actor, to, input.files, now);
    return request;
  });
