import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { act, actIn, type Context, type Done, type Loaded } from "@/lib/issues/commands/act";
import type { reasonBody, Targeted } from "@/lib/issues/schema";

type Cause = "request" | "meeting" | "clock";

export const escalation = (actor: Actor, cause: Cause, reason: string, now: Date) => {
  return async (tx: Tx, { row }: Loaded) => {
    const to = row.level + 1;
    await tx.issueEscalation.create({
      data: { issueId: row.id, from: row.level, to, cause, reason, at: now, byName: actor.name },
      select: { id: true },
    });
    return {
      data: { level: to, levelSince: now },
      before: { level: row.level },
      after: { level: to, cause },
      ...(reason ? { reason } : {}),
    };
  };
};

/** 提级: to the next level by request, with a reason. */
export const escalateIssue = (
  actor: Actor,
  { reason, ...input }: Targeted<z.output<typeof reasonBody>>,
  context: Context,
): Promise<Done> => act(actor, input, "escalate", context, escalation(actor, "request", reason, context.now));

/** 提级 by a meeting, in the meeting's own transaction. */
export const escalateAtMeeting = (
  tx: Tx,
  actor: Actor,
  { reason, ...input }: Targeted<z.output<typeof reasonBody>>,
  now: Date,
): Promise<Done> => actIn(tx, actor, input, "escalate", now, escalation(actor, "meeting", reason, now));
