import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { act, type Context, type Done, type Target } from "@/lib/issues/commands/act";
import { addEvidence } from "@/lib/issues/commands/add-evidence";
import { settleRequests } from "@/lib/issues/commands/settle-requests";
import type { instructBody, reasonBody, Targeted } from "@/lib/issues/schema";

type Reasoned = Targeted<z.output<typeof reasonBody>>;
type Told = Targeted<z.output<typeof instructBody>>;
type Progress = Told & { files?: readonly string[] };

/** 签收: the lead unit takes it on. */
export const acceptIssue = (actor: Actor, input: Target, context: Context): Promise<Done> =>
  act(actor, input, "accept", context, async () => ({ data: { acceptedAt: context.now } }));

/** 退回: not ours, with a reason; each unit once. It waits for its three fixes again. */
export const sendBackIssue = (
  actor: Actor,
  { reason, ...input }: Reasoned,
  context: Context,
): Promise<Done> =>
  act(actor, input, "sendBack", context, async (tx, { row }) => {
    await settleRequests(tx, row.id, actor, context.now);
    return {
      data: { sentBackBy: [...row.sentBackBy, ...(row.leadUnitId ? [row.leadUnitId] : [])] },
      after: { leadUnit: row.leadUnit?.name },
      reason,
    };
  });

const addEntry = async (
  tx: Tx,
  actor: Actor,
  entry: { issueId: string; kind: "progress" | "instruction"; text: string },
  now: Date,
): Promise<string> => {
  const { id } = await tx.issueEntry.create({
    data: { ...entry, at: now, actorId: actor.id, actorName: actor.name, unitName: actor.unitName },
    select: { id: true },
  });
  return id;
};

/** 进展: what was done, by the lead or an assisting unit. */
export const reportProgress = (
  actor: Actor,
  { text, files = [], ...input }: Progress,
  context: Context,
): Promise<Done> =>
  act(actor, input, "progress", context, async (tx, { row }) => {
    const entryId = await addEntry(tx, actor, { issueId: row.id, kind: "progress", text }, context.now);
    const names = await addEvidence(tx, actor, row, entryId, files, context.now);
    return { after: { entryId, text, ...(names.length > 0 ? { files: names } : {}) } };
  });

/** 批示: a leader's words on it, for all who work on it to read. */
export const instructIssue = (actor: Actor, { text, ...input }: Told, context: Context): Promise<Done> =>
  act(actor, input, "instruct", context, async (tx, { row }) => {
    const entryId = await addEntry(tx, actor, { issueId: row.id, kind: "instruction", text }, context.now);
    return { after: { entryId, text } };
  });
