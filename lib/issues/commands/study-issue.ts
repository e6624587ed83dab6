import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { fromDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { forbidden } from "@/lib/core/errors";
import { lockIssue } from "@/lib/issues/commands/act";
import { standingsOf } from "@/lib/issues/rules/standing";
import type { StudyResult } from "@/lib/issues/schema";
import { recordTrace } from "@/lib/trace/commands";

/**
 * 上会: what a meeting decided of an issue or found when checking it, in the meeting's own transaction. The same
 * meeting may correct itself; times carried over are counted from these records.
 */
export async function studyIssue(
  tx: Tx,
  actor: Actor,
  {
    issueId,
    meetingId,
    result,
    remark = "",
  }: {
    issueId: string;
    meetingId: string;
    result: StudyResult;
    remark?: string;
  },
  now: Date,
): Promise<void> {
  const { row, facts } = await lockIssue(tx, actor, issueId, now);
  if (!standingsOf(facts, actor).has("authority")) throw forbidden("AUTHORITY_ONLY");
  const found = { result, remark, on: fromDay(dayIn(now)) };
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
