import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { sharePeriod } from "@/lib/core/advisory-locks";
import { dayIn } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db";
import { conflict, ruleViolation } from "@/lib/core/errors";
import { nextPeriod, type Period, periodOf } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { loadEditable, loadForEdit } from "@/lib/projects/commands/load-facts";
import { traceCategoryOf } from "@/lib/projects/rules";
import type { WithdrawInput } from "@/lib/projects/schema";
import { recordTrace } from "@/lib/trace/commands";

type At = { now: Date; once?: Once | undefined };
type Written = { id: string; version: number };

/** The first period without lamps, held open against its close until the transaction ends. */
async function firstUnlit(tx: Tx, now: Date): Promise<Period> {
  for (;;) {
    const unlit = await tx.period.findFirst({
      where: { revision: 0 },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    if (!unlit) {
      const latest = await tx.period.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
      return latest ? nextPeriod(latest.id) : periodOf(dayIn(now));
    }
    await sharePeriod(tx, unlit.id);
    const again = await tx.period.findUnique({ where: { id: unlit.id }, select: { revision: true } });
    if (again?.revision === 0) return unlit.id;
  }
}

/**
 * Takes a project out of the registry, which is all the deleting there is: it leaves lists, filing and the closings
 * to come. Its lamps of closed periods, its reports and its trace stay.
 */
export const withdrawProject = (
  actor: Actor,
  { projectId, version, reason }: WithdrawInput,
  { now, once }: At,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    // The period before the row, as in filing.
    const from = await firstUnlit(tx, now);
    const project = await loadEditable(tx, actor, projectId);
    if (project.version !== version) throw conflict("STALE_VERSION");
    await tx.project.update({
      where: { id: projectId },
      data: {
        withdrawnAt: now,
        withdrawnBy: actor.name,
        withdrawReason: reason,
        withdrawnFrom: from,
        version: version + 1,
      },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: traceCategoryOf(project.facts.stage),
        verb: "project.withdraw",
        subject: "project",
        subjectId: projectId,
        projectId,
        before: { withdrawn: false },
        after: { withdrawn: true, withdrawnFrom: from },
        reason,
      },
      now,
    );
    return { id: projectId, version: version + 1 };
  });

/** Takes a withdrawn project back as it was; from the next closing on it gets lamps again. */
export const restoreProject = (
  actor: Actor,
  { projectId, version, reason }: WithdrawInput,
  { now, once }: At,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const project = await loadForEdit(tx, actor, projectId);
    if (!project.withdrawn) throw ruleViolation("PROJECT_NOT_WITHDRAWN", { number: project.number });
    if (project.version !== version) throw conflict("STALE_VERSION");
    await tx.project.update({
      where: { id: projectId },
      data: {
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawReason: null,
        withdrawnFrom: null,
        version: version + 1,
      },
      select: { id: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category: traceCategoryOf(project.facts.stage),
        verb: "project.restore",
        subject: "project",
        subjectId: projectId,
        projectId,
        before: { withdrawn: true },
        after: { withdrawn: false },
        reason,
      },
      now,
    );
    return { id: projectId, version: version + 1 };
  });
