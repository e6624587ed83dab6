import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { fromDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import { lockIssue } from "@/lib/issues/commands/act";
import type { StudyResult } from "@/lib/issues/schema";
import { recordTrace } from "@/lib/trace/commands";

/**
 * 上会: what a meeting decided of an issue or found when checking it, in the transaction of the meeting, which has
 * authorised whoever holds it. Times carried over are counted from these records.
 */
export async function studyIssue(
  tx: Tx,
  actor: Actor,
  {
    issueId,
    meetingId,
    on,
    result,
    remark = "",
  }: {
    issueId: string;
    meetingId: string;
    /** The day of the meeting. */
    on: Day;
    result: StudyResult;
    remark?: string;
  },
  now: Date,
): Promise<void> {
  const { row } = await lockIssue(tx, actor, issueId, now);
  const found = { result, remark, on: fromDay(on) };
  await tx.issueStudy.upsert({
    where: { issueId_meetingId: { issueId, meetingId } },
    create: { issueId, meetingId, ...found },
    update: found,
    select: { issueId: true },
  });
  await recordTrace(
    tx,
    actor,
    {
      category: "problem_solving",
      verb: "issue.study",
      subject: "issue",
      subjectId: issueId,
      ...(row.projectId ? { projectId: row.projectId } : {}),
      after: { number: row.number, result, ...(remark ? { remark } : {}), meetingId },
    },
    now,
  );
}
