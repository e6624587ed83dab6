import "server-only";
import { type Actor, mayOverrideLamps, visibilityOf } from "@/lib/auth/permissions";
import { sharePeriod } from "@/lib/core/advisory-locks";
import type { Tx } from "@/lib/core/db";
import { conflict, forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { type Period, periodAt, yearOf } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { attachFiles } from "@/lib/files/commands/attach-files";
import { loadFacts, takingPart } from "@/lib/lamps/queries/load-facts";
import { ruleSettingsFor } from "@/lib/lamps/queries/rule-versions";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import { lampOf } from "@/lib/lamps/rules/lamp";
import { whyNotOverride, whyNotRestore } from "@/lib/lamps/rules/override";
import type { OverrideInput, RestoreInput } from "@/lib/lamps/schema";
import { stateAt } from "@/lib/periods/rules";
import { recordTrace } from "@/lib/trace/commands";

export type Overridden = { projectId: string; period: Period; lamp: Lamp | null; version: number };

/** The period held open against a close, the project's row locked, the right checked; what stands in the period. */
async function load(
  tx: Tx,
  actor: Actor,
  { projectId, period }: { projectId: string; period: Period },
  now: Date,
) {
  await sharePeriod(tx, period);
  await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId}::uuid FOR UPDATE`;
  const project = await tx.project.findUnique({
    where: { id: projectId },
    select: { responsibleUnitId: true, regionCode: true },
  });
  if (!project || visibilityOf(actor, project) === "none") throw notFound("project");
  if (!mayOverrideLamps(actor)) throw forbidden();
  const row = await tx.period.findUnique({ where: { id: period } });
  if (!row) throw ruleViolation("PERIOD_NOT_OPENED", { period });
  const last = await tx.lampOverride.findFirst({
    where: { projectId, periodId: period },
    orderBy: { version: "desc" },
    select: { id: true, lamp: true, evidence: true, version: true, removedAt: true },
  });
  return {
    state: stateAt(row, now),
    version: last?.version ?? 0,
    inForce: last && last.removedAt === null ? last : null,
  };
}

function requireVersion(seen: number | undefined, stands: number): void {
  if (seen !== undefined && seen !== stands) throw conflict("STALE_VERSION");
}

const remove = (tx: Tx, id: string, actor: Actor, reason: string, now: Date) =>
  tx.lampOverride.update({
    where: { id },
    data: { removedAt: now, removedBy: actor.name, removeReason: reason },
    select: { id: true },
  });

/**
 * Sets a project's lamp for a period in place of the computed one, with reason and evidence; it takes effect at the
 * close. An override that stands there already is replaced and kept.
 */
export const overrideLamp = (
  actor: Actor,
  { projectId, period, lamp, reason, evidence, files = [], version: seen }: OverrideInput,
  { now, once }: { now: Date; once?: Once },
): Promise<Overridden> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { state, version, inForce } = await load(tx, actor, { projectId, period }, now);
    requireVersion(seen, version);
    const [loaded] = await loadFacts(
      tx,
      { id: projectId, ...takingPart(period) },
      { from: periodAt(yearOf(period), 1), through: period },
    );
    const settings = await ruleSettingsFor(tx, period);
    const why = whyNotOverride(state, loaded ? lampOf(loaded.facts, period, settings, null) : null, lamp);
    if (why) throw ruleViolation(why, { period });
    if (inForce) await remove(tx, inForce.id, actor, reason, now);
    const { id } = await tx.lampOverride.create({
      data: {
        projectId,
        periodId: period,
        lamp,
        reason,
        evidence,
        madeAt: now,
        madeBy: actor.name,
        version: version + 1,
      },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        verb: "lamp.override",
        subject: "lamp",
        subjectId: `${projectId}:${period}`,
        projectId,
        before: inForce ? { lamp: inForce.lamp, evidence: inForce.evidence } : {},
        after: { period, lamp, evidence },
        reason,
      },
      now,
    );
    const evidenceOf = { subject: "override", subjectId: id, projectId, category: "supervision" } as const;
    await attachFiles(tx, actor, evidenceOf, files, now);
    return { projectId, period, lamp, version: version + 1 };
  });

/** Takes an override back before the close: the computed lamp will be lit again. It stays readable, with why. */
export const restoreLamp = (
  actor: Actor,
  { projectId, period, reason, version: seen }: RestoreInput,
  { now, once }: { now: Date; once?: Once },
): Promise<Overridden> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const { state, version, inForce } = await load(tx, actor, { projectId, period }, now);
    requireVersion(seen, version);
    const why = whyNotRestore(state, inForce !== null);
    if (why) throw ruleViolation(why, { period });
    if (inForce) await remove(tx, inForce.id, actor, reason, now);
    await recordTrace(
      tx,
      actor,
      {
        category: "supervision",
        verb: "lamp.restore",
        subject: "lamp",
        subjectId: `${projectId}:${period}`,
        projectId,
        before: { lamp: inForce?.lamp, evidence: inForce?.evidence },
        after: { period },
        reason,
      },
      now,
    );
    return { projectId, period, lamp: null, version };
  });
