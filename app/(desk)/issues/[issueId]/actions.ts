"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import type { Context, Done } from "@/lib/issues/commands/act";
import {
  acceptIssue,
  instructIssue,
  reportProgress,
  sendBackIssue,
} from "@/lib/issues/commands/answer-issue";
import { reopenIssue, requestCloseOut, verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { escalateIssue } from "@/lib/issues/commands/escalate-issue";
import { decideExtension, requestExtension } from "@/lib/issues/commands/extend-issue";
import { decideShelving, requestShelving, resumeIssue } from "@/lib/issues/commands/shelve-issue";
import {
  acceptBody,
  closeOutBody,
  extensionBody,
  instructBody,
  progressBody,
  reasonBody,
  shelvingBody,
} from "@/lib/issues/schema";
import { action } from "@/lib/web/action";

const target = { issueId: z.uuid(), version: z.coerce.number().int().min(1) };
const number = (value: unknown) => (value === "" || value === undefined ? null : Number(value));

/** One act of the table: one command, and the ledger shown anew. */
const doing = <S extends z.ZodType>(
  schema: S,
  command: (actor: Actor, input: z.output<S>, context: Context) => Promise<Done>,
) =>
  action(schema, async (actor, input, { now, once }) => {
    const done = await command(actor, input, { now, once });
    revalidatePath("/issues", "layout");
    return done;
  });

const plain = acceptBody.extend(target);
const reasoned = reasonBody.extend(target);
/** Words are wanted for a refusal, welcome with an approval. */
const approved = z.strictObject({ ...target, remark: z.string().trim().max(500, "TEXT_TOO_LONG") });
const refused = z.strictObject({ ...target, remark: reasonBody.shape.reason });

export const accept = doing(plain, acceptIssue);
export const resume = doing(plain, resumeIssue);
export const sendBack = doing(reasoned, sendBackIssue);
export const escalate = doing(reasoned, escalateIssue);
export const reopen = doing(reasoned, reopenIssue);
export const progress = doing(progressBody.extend(target), reportProgress);
export const instruct = doing(instructBody.extend(target), instructIssue);
export const askExtension = doing(extensionBody.extend(target), requestExtension);
export const askShelving = doing(shelvingBody.extend(target), requestShelving);
export const askCloseOut = doing(
  closeOutBody.extend({
    ...target,
    traceSequence: z.preprocess(number, closeOutBody.shape.traceSequence),
    achieved: z.preprocess(number, closeOutBody.shape.achieved),
  }),
  requestCloseOut,
);
export const approveExtension = doing(approved, (actor, input, context) =>
  decideExtension(actor, { ...input, decision: "approve" }, context),
);
export const refuseExtension = doing(refused, (actor, input, context) =>
  decideExtension(actor, { ...input, decision: "refuse" }, context),
);
export const approveShelving = doing(approved, (actor, input, context) =>
  decideShelving(actor, { ...input, decision: "approve" }, context),
);
export const refuseShelving = doing(refused, (actor, input, context) =>
  decideShelving(actor, { ...input, decision: "refuse" }, context),
);
export const verify = doing(approved, (actor, input, context) =>
  verifyCloseOut(actor, { ...input, decision: "close" }, context),
);
export const returnCloseOut = doing(refused, (actor, input, context) =>
  verifyCloseOut(actor, { ...input, decision: "return" }, context),
);
