import "server-only";
import { type Actor, mayEditRules } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { type DraftRulesInput, ruleSettingsSchema } from "@/lib/lamps/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

type Given = { now: Date; once?: Once };

/** A draft as it stands, for whoever may change it; a stale version is refused. */
export async function loadDraft(tx: Tx, actor: Actor, id: string, version: number | undefined) {
  if (!mayEditRules(actor)) throw forbidden();
  const draft = await tx.ruleDraft.findUnique({ where: { id } });
  if (!draft) throw notFound("rules");
  if (version !== undefined && version !== draft.version) throw conflict("STALE_VERSION");
  return { ...draft, settings: ruleSettingsSchema.parse(draft.settings) };
}

/** Begins a draft, or changes one (`draftId`). It lights nothing until it is adopted. */
export const draftRules = (
  actor: Actor,
  { draftId, version, name, settings }: DraftRulesInput,
  { now, once }: Given,
): Promise<{ id: string; version: number }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRules(actor)) throw forbidden();
    const old = draftId === undefined ? null : await loadDraft(tx, actor, draftId, version);
    const changed = changedValues(old ? { name: old.name, ...old.settings } : {}, { name, ...settings });
    if (old && !changed) return { id: old.id, version: old.version };
    const namesake = await tx.ruleDraft.findUnique({ where: { name }, select: { id: true } });
    if (namesake && namesake.id !== draftId) throw ruleViolation("RULES_NAME_TAKEN", { name });
    const saved = old
      ? await tx.ruleDraft.update({
          where: { id: old.id, version: old.version },
          data: { name, settings, updatedAt: now, version: { increment: 1 } },
          select: { id: true, version: true },
        })
      : await tx.ruleDraft.create({
          data: { name, settings, createdBy: actor.name, createdAt: now, updatedAt: now },
          select: { id: true, version: true },
        });
    await recordTrace(
      tx,
      actor,
      { category: "supervision", verb: "rules.draft", subject: "rules", subjectId: saved.id, ...changed },
      now,
    );
    return saved;
  });

/** Throws a draft away. What stood in it stays in the trace. */
export const discardDraft = (
  actor: Actor,
  { draftId, version }: { draftId: string; version?: number | undefined },
  { now, once }: Given,
): Promise<{ id: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const draft = await loadDraft(tx, actor, draftId, version);
    await tx.ruleDraft.delete({ where: { id: draftId } });
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        verb: "rules.discard",
        subject: "rules",
        subjectId: draftId,
        before: { name: draft.name, ...draft.settings },
      },
      now,
    );
    return { id: draftId };
  });
