import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay, toDay } from "@/lib/core/convert";
import { ruleViolation } from "@/lib/core/errors";
import { act, type Context, type Done } from "@/lib/issues/commands/act";
import { decided, waitingOf } from "@/lib/issues/commands/decide";
import type { Decision, extensionBody, Targeted } from "@/lib/issues/schema";

type Request = Targeted<z.output<typeof extensionBody>>;

/** 申请延期: once, with a new deadline and a reason. */
export const requestExtension = (
  actor: Actor,
  { deadline, reason, ...input }: Request,
  context: Context,
): Promise<Done> =>
  act(actor, input, "requestExtension", context, async (tx, { row, facts, today }) => {
    if (facts.deadline === null || deadline <= facts.deadline || deadline < today) {
      throw ruleViolation("EXTENSION_NOT_LATER");
    }
    await tx.issueExtension.create({
      data: {
        issueId: row.id,
        round: row.round,
        from: fromDay(facts.deadline),
        to: fromDay(deadline),
        reason,
        requestedAt: context.now,
        requestedByName: actor.name,
      },
      select: { id: true },
    });
    return { before: { deadline: facts.deadline }, after: { deadline }, reason };
  });

/** The level that assigned it grants the new deadline, or keeps the old one. */
export const decideExtension = (
  actor: Actor,
  { decision, remark, ...input }: Targeted<Decision>,
  context: Context,
): Promise<Done> => {
  const approves = decision === "approve";
  return act(actor, input, approves ? "approveExtension" : "refuseExtension", context, async (tx, loaded) => {
    const { row, facts } = loaded;
    const waiting = waitingOf(row.extensions);
    if (!waiting) throw ruleViolation("NO_EXTENSION_PENDING");
    await tx.issueExtension.update({
      where: { id: waiting.id },
      data: decided(actor, { decision, remark }, context.now),
      select: { id: true },
    });
    const deadline = toDay(waiting.to);
    return {
      ...(approves ? { data: { deadline: waiting.to } } : {}),
      before: { deadline: facts.deadline },
      after: approves ? { deadline } : { asked: deadline },
      reason: remark || undefined,
    };
  });
};
