import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { ruleViolation } from "@/lib/core/errors";
import { act, actIn, type Context, type Done, type Loaded } from "@/lib/issues/commands/act";
import { addEvidence } from "@/lib/issues/commands/add-evidence";
import { settleRequests } from "@/lib/issues/commands/settle-requests";
import { whyNotEvidence } from "@/lib/issues/rules/clocks";
import type { closeOutBody, reasonBody, Targeted, verifyBody } from "@/lib/issues/schema";

type Request = Targeted<Omit<z.output<typeof closeOutBody>, "files">> & { files?: readonly string[] };
type Verdict = Targeted<z.output<typeof verifyBody>>;

/** The event must be of this issue or its project: what happened elsewhere proves nothing here. */
async function requireEvent(tx: Tx, sequence: number, issueId: string, projectId: string | null) {
  const event = await tx.traceEvent.findUnique({
    where: { sequence },
    select: { chain: true, subjectId: true },
  });
  const own = event && (event.subjectId === issueId || (projectId !== null && event.chain === projectId));
  if (!own) throw ruleViolation("TRACE_REFERENCE_UNKNOWN", { sequence });
}

type Evidence = Omit<Request, "issueId" | "version">;

const closeOutRequest =
  (actor: Actor, { text, files = [], traceSequence, achieved }: Evidence, now: Date) =>
  async (tx: Tx, { row, today }: Loaded) => {
    const sequence = traceSequence ?? null;
    const missing = whyNotEvidence({ text, files: files.length, traceSequence: sequence });
    if (missing) throw ruleViolation(missing);
    if (sequence !== null) await requireEvent(tx, sequence, row.id, row.projectId);
    const { id: closeOutId } = await tx.issueCloseOut.create({
      data: {
        issueId: row.id,
        text,
        achieved: achieved ?? null,
        traceSequence: sequence,
        requestedAt: now,
        requestedById: actor.id,
        requestedByName: actor.name,
      },
      select: { id: true },
    });
    const names = await addEvidence(tx, actor, row, closeOutId, files, now);
    return {
      data: { closingOn: fromDay(today) },
      after: {
        closeOutId,
        text,
        traceSequence: sequence,
        achieved: achieved ?? null,
        ...(names.length > 0 ? { files: names } : {}),
      },
    };
  };

/** 申请销号, with its evidence: words, and a file or an event of the trace. */
export const requestCloseOut = (
  actor: Actor,
  { issueId, version, ...evidence }: Request,
  context: Context,
): Promise<Done> =>
  act(actor, { issueId, version }, "requestCloseOut", context, closeOutRequest(actor, evidence, context.now));

const verdictOn =
  (actor: Actor, closes: boolean, remark: string | undefined, now: Date) =>
  async (tx: Tx, { row }: Loaded) => {
    const waiting = row.closeOuts[0];
    if (!waiting) throw ruleViolation("EVIDENCE_REQUIRED");
    await tx.issueCloseOut.update({
      where: { id: waiting.id },
      data: {
        decision: closes ? "approved" : "refused",
        decidedAt: now,
        decidedById: actor.id,
        decidedByName: actor.name,
        remark: remark || null,
      },
      select: { id: true },
    });
    if (closes) await settleRequests(tx, row.id, actor, now);
    return {
      data: closes ? { closedAt: now } : { closingOn: null },
      after: { closeOutId: waiting.id, ...(closes ? { closedOn: dayIn(now) } : {}) },
      reason: remark || undefined,
    };
  };

/** 核验: somebody other than the applicant strikes it off, or returns it with a reason. */
export const verifyCloseOut = (
  actor: Actor,
  { decision, remark, ...input }: Verdict,
  context: Context,
): Promise<Done> => {
  const closes = decision === "close";
  return act(
    actor,
    input,
    closes ? "verify" : "returnCloseOut",
    context,
    verdictOn(actor, closes, remark, context.now),
  );
};

/** 销号 found by a meeting, in its own transaction: verifies what was applied for, or applies with its record. */
export const closeOutAtMeeting = (
  tx: Tx,
  actor: Actor,
  verb: "verify" | "requestCloseOut",
  { issueId, text, traceSequence }: { issueId: string; text: string; traceSequence: number },
  now: Date,
): Promise<Done> =>
  actIn(
    tx,
    actor,
    { issueId },
    verb,
    now,
    verb === "verify"
      ? verdictOn(actor, true, text, now)
      : closeOutRequest(actor, { text, traceSequence }, now),
  );

/** 重新打开, within thirty days: it needs its three fixes again. */
export const reopenIssue = (
  actor: Actor,
  { reason, ...input }: Targeted<z.output<typeof reasonBody>>,
  context: Context,
): Promise<Done> =>
  act(actor, input, "reopen", context, async (tx, { row, facts }) => {
    await tx.issueReopening.create({
      data: { issueId: row.id, reason, at: context.now, byName: actor.name },
      select: { id: true },
    });
    return {
      data: {
        round: { increment: 1 },
        closedAt: null,
        closingOn: null,
        acceptedAt: null,
        levelSince: context.now,
      },
      before: { closedOn: facts.closedOn },
      reason,
    };
  });
