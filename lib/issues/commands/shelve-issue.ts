import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay, toDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { ruleViolation } from "@/lib/core/errors";
import { addDays, daysBetween } from "@/lib/core/periods";
import { act, type Context, type Done, type Loaded, type Target } from "@/lib/issues/commands/act";
import { decided, waitingOf } from "@/lib/issues/commands/decide";
import type { Decision, shelvingBody, Targeted } from "@/lib/issues/schema";

type Request = Targeted<z.output<typeof shelvingBody>>;

/** 申请挂账: for a reason of policy, until a day on which it is looked at again. */
export const requestShelving = (
  actor: Actor,
  { reason, reviewOn, ...input }: Request,
  context: Context,
): Promise<Done> =>
  act(actor, input, "requestShelving", context, async (tx, { row, today }) => {
    if (reviewOn <= today) throw ruleViolation("REVIEW_NOT_LATER");
    await tx.issueShelving.create({
      data: {
        issueId: row.id,
        reason,
        reviewOn: fromDay(reviewOn),
        requestedAt: context.now,
        requestedByName: actor.name,
      },
      select: { id: true },
    });
    return { after: { reviewOn }, reason };
  });

/** A leader approves the shelving, or has the work go on. */
export const decideShelving = (
  actor: Actor,
  { decision, remark, ...input }: Targeted<Decision>,
  context: Context,
): Promise<Done> => {
  const approves = decision === "approve";
  return act(actor, input, approves ? "approveShelving" : "refuseShelving", context, async (tx, { row }) => {
    const waiting = waitingOf(row.shelvings);
    if (!waiting) throw ruleViolation("NO_SHELVING_PENDING");
    await tx.issueShelving.update({
      where: { id: waiting.id },
      data: decided(actor, { decision, remark }, context.now),
      select: { id: true },
    });
    return { after: { reviewOn: toDay(waiting.reviewOn) }, reason: remark || undefined };
  });
};

/** Back from the shelf: the days on it are added to the deadline, and the escalation clock starts anew. */
export const resumption = (now: Date) => {
  return async (tx: Tx, { row, facts, today }: Loaded) => {
    const shelved = row.shelvings.find(({ decision }) => decision === "approved");
    if (!shelved?.decidedAt || facts.deadline === null) throw ruleViolation("NO_SHELVING_PENDING");
    await tx.issueShelving.update({
      where: { id: shelved.id },
      data: { resumedAt: now },
      select: { id: true },
    });
    const deadline = addDays(facts.deadline, daysBetween(dayIn(shelved.decidedAt), today));
    return {
      data: { deadline: fromDay(deadline), levelSince: now },
      before: { deadline: facts.deadline },
      after: { deadline },
    };
  };
};

/** 恢复办理 before the review day. */
export const resumeIssue = (actor: Actor, input: Target, context: Context): Promise<Done> =>
  act(actor, input, "resume", context, resumption(context.now));
