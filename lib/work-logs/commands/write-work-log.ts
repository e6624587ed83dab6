import "server-only";
import { type Actor, mayWriteFor, mayWriteWorkLog, visibilityOf } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { forbidden, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { attachFiles } from "@/lib/files/commands/attach-files";
import { recordTrace } from "@/lib/trace/commands";
import { leaderNamed, loadProject, unitNamed } from "@/lib/work-logs/commands/load-work";
import { whyNotWrite } from "@/lib/work-logs/rules";
import { type WriteWorkLogInput, workLogBody } from "@/lib/work-logs/schema";

type Doer = { unitId: string | null; leaderId: string | null; name: string | null };

/** Who did the work: as told, else the writer's own unit. */
async function doerOf(tx: Tx, actor: Actor, input: { unit?: string; leader?: string }): Promise<Doer> {
  if (input.leader) {
    const { id, title } = await leaderNamed(tx, input.leader);
    return { unitId: null, leaderId: id, name: title };
  }
  if (!input.unit) return { unitId: actor.unitId, leaderId: null, name: actor.unitName };
  const { id, name } = await unitNamed(tx, input.unit);
  if (!mayWriteFor(actor, id)) throw forbidden("NOT_YOUR_UNIT");
  return { unitId: id, leaderId: null, name };
}

/**
 * Writes down what was done for a project, with its files: by whoever files for it, and by the units that help it.
 * Who wrote it and who did it may be two; the trace names both.
 */
export const writeWorkLog = (
  actor: Actor,
  { projectId, ...given }: WriteWorkLogInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ id: string; version: number }> => {
  const input = workLogBody.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const project = await loadProject(tx, projectId);
    if (!mayWriteWorkLog(actor, project)) {
      throw visibilityOf(actor, project) === "none" ? notFound("project") : forbidden();
    }
    if (project.withdrawnAt) throw ruleViolation("PROJECT_WITHDRAWN", { number: project.number });
    const { day, category, text, unit, leader } = input;
    const reason = whyNotWrite(day, dayIn(now));
    if (reason) throw ruleViolation(reason);
    const doer = await doerOf(tx, actor, { ...(unit ? { unit } : {}), ...(leader ? { leader } : {}) });
    const log = await tx.workLog.create({
      data: {
        projectId,
        day: fromDay(day),
        category,
        text,
        unitId: doer.unitId,
        leaderId: doer.leaderId,
        writtenById: actor.id,
        writtenBy: actor.name,
        writtenUnitId: actor.unitId,
        writtenAt: now,
      },
      select: { id: true, version: true },
    });
    await recordTrace(
      tx,
      actor,
      {
        category,
        verb: "workLog.write",
        subject: "workLog",
        subjectId: log.id,
        projectId,
        after: { day, doneBy: doer.name ?? actor.name, text, files: input.files.length },
        ...(doer.name && doer.name !== actor.unitName ? { onBehalfOf: doer.name } : {}),
      },
      now,
    );
    await attachFiles(
      tx,
      actor,
      { subject: "workLog", subjectId: log.id, projectId, category },
      input.files,
      now,
    );
    return log;
  });
};
