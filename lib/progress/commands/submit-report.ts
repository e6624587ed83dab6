import "server-only";
import { type Actor, mayFile } from "@/lib/auth/permissions";
import { fromDayOrNull } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { ruleViolation } from "@/lib/core/errors";
import type { Period } from "@/lib/core/periods";
import { inTransactionOnce, type Once } from "@/lib/core/transaction";
import { loadForReport, requireVersion } from "@/lib/progress/commands/load-report";
import {
  isIdentical,
  isLate,
  type Report,
  type ReportState,
  whyNotSaveDraft,
  whyNotSubmit,
} from "@/lib/progress/rules";
import { type ReportInput, reportInput } from "@/lib/progress/schema";
import { recordTrace } from "@/lib/trace/commands";
import { changedValues } from "@/lib/trace/schema";

export type FiledReport = {
  projectId: string;
  period: Period;
  state: ReportState;
  version: number;
  late: boolean;
  identical: boolean;
};

const contentOf = (input: ReturnType<typeof reportInput.parse>): Report => ({
  invested: input.invested ?? null,
  fundsArrived: input.fundsArrived ?? null,
  stage: input.stage ?? null,
  physicalProgress: input.physicalProgress,
  work: input.work,
  problems: input.problems,
  nextPlan: input.nextPlan,
  actualStart: input.actualStart ?? null,
  actualCompletion: input.actualCompletion ?? null,
  milestones: input.milestones,
  filler: input.filler,
  phone: input.phone,
});

const columnsOf = (report: Report) => ({
  ...report,
  actualStart: fromDayOrNull(report.actualStart),
  actualCompletion: fromDayOrNull(report.actualCompletion),
});

async function unitNameOf(tx: Tx, id: string | null): Promise<string | null> {
  if (id === null) return null;
  return (await tx.unit.findUniqueOrThrow({ where: { id }, select: { name: true } })).name;
}

/**
 * Hands in one project's month. Filed after the lock it is marked 迟报, with last month's texts 雷同. The same
 * content handed in again changes nothing.
 */
export const submitReport = (
  actor: Actor,
  given: ReportInput,
  { now, once }: { now: Date; once?: Once },
): Promise<FiledReport> => {
  const input = reportInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const { projectId, period } = input;
    const { project, inPlan, state, stored, filed, last } = await loadForReport(
      tx,
      actor,
      input,
      mayFile,
      now,
    );
    requireVersion(input.version, stored?.version ?? 0);
    const reason = whyNotSubmit(state, stored?.state ?? null, inPlan);
    if (reason) throw ruleViolation(reason, { period });
    const report = contentOf(input);
    if (report.invested === null) throw ruleViolation("INVESTED_REQUIRED");

    const identical = last !== null && isIdentical(report, last);
    const late = isLate(state, filed);
    const { id: _, state: before, version, ...content } = stored ?? { id: "", state: null, version: 0 };
    const changed = changedValues(before === "draft" || before === null ? {} : content, report);
    if (stored && before === "submitted" && !changed) {
      return { projectId, period, state: "submitted", version, late, identical };
    }
    const columns = {
      ...columnsOf(report),
      state: "submitted" as const,
      submittedAt: now,
      submittedBy: actor.name,
      late,
      identical,
      reviewedAt: null,
      reviewedBy: null,
    };
    const saved = await tx.monthlyReport.upsert({
      where: { projectId_periodId: { projectId, periodId: period } },
      create: { projectId, periodId: period, ...columns },
      update: { ...columns, version: { increment: 1 } },
      select: { id: true, version: true },
    });
    const ownUnit = actor.unitId !== null && actor.unitId === project.responsibleUnitId;
    const behalf = ownUnit ? null : await unitNameOf(tx, project.responsibleUnitId);
    await recordTrace(
      tx,
      actor,
      {
        category: "construction",
        verb: "report.submit",
        subject: "report",
        subjectId: saved.id,
        projectId,
        before: { state: before, ...changed?.before },
        after: { state: "submitted", period, late, identical, ...changed?.after },
        ...(behalf ? { onBehalfOf: behalf } : {}),
      },
      now,
    );
    return { projectId, period, state: "submitted", version: saved.version, late, identical };
  });
};

/**
 * Keeps what is being typed. Only a draft or a returned report is written, and no trace is made of it: handing it
 * in makes one.
 */
export const saveDraft = (
  actor: Actor,
  given: ReportInput,
  { now, once }: { now: Date; once?: Once },
): Promise<{ projectId: string; period: Period; state: ReportState; version: number; savedAt: string }> => {
  const input = reportInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const { projectId, period } = input;
    const { inPlan, state, stored } = await loadForReport(tx, actor, input, mayFile, now);
    requireVersion(input.version, stored?.version ?? 0);
    const reason = whyNotSaveDraft(state, stored?.state ?? null, inPlan);
    if (reason) throw ruleViolation(reason, { period });
    const columns = columnsOf(contentOf(input));
    const saved = await tx.monthlyReport.upsert({
      where: { projectId_periodId: { projectId, periodId: period } },
      create: { projectId, periodId: period, ...columns },
      update: { ...columns, version: { increment: 1 } },
      select: { version: true, state: true },
    });
    return { projectId, period, state: saved.state, version: saved.version, savedAt: now.toISOString() };
  });
};
