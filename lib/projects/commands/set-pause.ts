import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { loadEditable } from "@/lib/projects/commands/load-facts";
import { covers, overlaps, type PauseSpan, traceCategoryOf } from "@/lib/projects/rules";
import type { SetPauseInput } from "@/lib/projects/schema";
import { recordTrace } from "@/lib/trace/commands";

/**
 * Pauses a project for whole periods: the centre approves it, and its name, the time and the ground are kept. The same first period again changes that pause's end and reason. What was
 * decided in a closed period stays: a pause that would change one is refused until the period is re-opened.
 */
export const setPause = (
  actor: Actor,
  { projectId, from, to, reason, approval = "" }: SetPauseInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ id: string }> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const project = await loadEditable(tx, actor, projectId);
    const pauses = await tx.pause.findMany({
      where: { projectId },
      select: { id: true, from: true, to: true, reason: true, approval: true },
    });
    const old = pauses.find((pause) => pause.from === from);
    const span: PauseSpan = { from, to };
    const other = pauses.find((pause) => pause !== old && overlaps(pause, span));
    if (other) throw ruleViolation("PAUSE_OVERLAPS", { from: other.from, to: other.to ?? "" });
    const isSame = old && old.to === to && old.reason === reason && old.approval === approval;
    if (isSame) return { id: old.id };

    const closed = await tx.period.findMany({
      where: { state: "closed", id: { gte: from } },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    const touched = closed.find(({ id }) => covers(span, id) !== (old !== undefined && covers(old, id)));
    if (touched) throw ruleViolation("PERIOD_CLOSED", { period: touched.id });

    const data = { to, reason, approval, approvedBy: actor.name, approvedAt: now };
    const pause = old
      ? await tx.pause.update({ where: { id: old.id }, data, select: { id: true } })
      : await tx.pause.create({ data: { projectId, from, ...data }, select: { id: true } });
    await recordTrace(
      tx,
      actor,
      {
        category: traceCategoryOf(project.facts.stage),
        verb: "pause.set",
        subject: "project",
        subjectId: projectId,
        projectId,
        before: old ? { pauseFrom: old.from, pauseTo: old.to, approval: old.approval } : {},
        after: { pauseFrom: from, pauseTo: to, approval },
        reason,
      },
      now,
    );
    return { id: pause.id };
  });
