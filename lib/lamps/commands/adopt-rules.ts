import "server-only";
import { type Actor, mayEditRules } from "@/lib/auth/permissions";
import { holdRules, sharePeriod } from "@/lib/core/advisory-locks";
import { forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { loadDraft } from "@/lib/lamps/commands/draft-rules";
import { findRuleVersion, loadRuleCalendar } from "@/lib/lamps/queries/rule-versions";
import { firstAdoptable, whyNotAdopt, whyNotWithdrawRules } from "@/lib/lamps/rules/adoption";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";
import { type AdoptRulesInput, ruleSettingsSchema, type WithdrawRulesInput } from "@/lib/lamps/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

type Given = { now: Date; once?: Once };

/**
 * Makes a draft the version that applies from a coming period on. Closed periods keep the version they were lit by;
 * the draft is gone, its settings and the reason stand in the version and in the trace.
 */
export const adoptRules = (
  actor: Actor,
  { draftId, version, fromPeriod, reason }: AdoptRulesInput,
  { now, once }: Given,
): Promise<{ id: number; fromPeriod: Period }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    await holdRules(tx);
    // Nobody locks or closes the period meanwhile.
    await sharePeriod(tx, fromPeriod);
    const draft = await loadDraft(tx, actor, draftId, version);
    const calendar = await loadRuleCalendar(tx, now);
    const refusal = whyNotAdopt(calendar, fromPeriod);
    if (refusal) {
      throw ruleViolation(refusal, { period: fromPeriod, first: firstAdoptable(calendar) ?? fromPeriod });
    }
    const before = (await findRuleVersion(tx, fromPeriod))?.settings ?? defaultRuleSettings;
    const adopted = await tx.ruleVersion.create({
      data: { fromPeriod, settings: draft.settings, note: reason, adoptedBy: actor.name, createdAt: now },
      select: { id: true },
    });
    await tx.ruleDraft.delete({ where: { id: draftId } });
    const changed = changedValues(before, draft.settings);
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        verb: "rules.adopt",
        subject: "rules",
        subjectId: String(adopted.id),
        before: changed?.before ?? {},
        after: { fromPeriod, ...changed?.after },
        reason,
      },
      now,
    );
    return { id: adopted.id, fromPeriod };
  });

/** Takes back a version that has lit no lamp yet, with a reason: it becomes a draft again. */
export const withdrawRules = (
  actor: Actor,
  { versionId, reason }: WithdrawRulesInput,
  { now, once }: Given,
): Promise<{ draftId: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    if (!mayEditRules(actor)) throw forbidden();
    await holdRules(tx);
    const row = await tx.ruleVersion.findUnique({ where: { id: versionId } });
    if (!row) throw notFound("rules");
    const { versions } = await loadRuleCalendar(tx, now);
    const refusal = whyNotWithdrawRules(versions.find(({ id }) => id === versionId) ?? { used: true });
    if (refusal) throw ruleViolation(refusal, { period: row.fromPeriod });
    await tx.ruleVersion.delete({ where: { id: versionId } });
    const draft = await tx.ruleDraft.create({
      data: {
        // Two drafts never have one name.
        name: `${row.fromPeriod} · ${versionId}`,
        settings: ruleSettingsSchema.parse(row.settings),
        createdBy: actor.name,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        verb: "rules.withdraw",
        subject: "rules",
        subjectId: String(versionId),
        before: { fromPeriod: row.fromPeriod, ...ruleSettingsSchema.parse(row.settings) },
        reason,
      },
      now,
    );
    return { draftId: draft.id };
  });
