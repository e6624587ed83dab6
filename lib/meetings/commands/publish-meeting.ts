import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { toDay } from "@/lib/core/convert";
import type { Tx } from "@/lib/core/db";
import { inTransactionOnce } from "@/lib/core/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import { assignAtMeeting } from "@/lib/issues/commands/assign-issue";
import { closeOutAtMeeting } from "@/lib/issues/commands/close-out-issue";
import { escalateAtMeeting } from "@/lib/issues/commands/escalate-issue";
import { registerAtMeeting } from "@/lib/issues/commands/register-issue";
import { studyIssue } from "@/lib/issues/commands/study-issue";
import {
  type Context,
  type LockedMeeting,
  lockMeeting,
  recordMeeting,
} from "@/lib/meetings/commands/at-meeting";
import { loadMinutesFacts } from "@/lib/meetings/queries/minutes-facts";
import { type HeardItem, loadHeard } from "@/lib/meetings/queries/publish-effects";
import type { MinutesFacts } from "@/lib/meetings/rules/facts";
import { type MeetingTarget, meetingTarget } from "@/lib/meetings/schema";

/** The files of a meeting, made from its facts; see `renderMinutes` in lib/web/minutes. */
export type RenderMinutes = (facts: MinutesFacts) => Promise<{
  minutes: { name: string; bytes: Buffer };
  pack: { name: string; bytes: Buffer };
  content: unknown;
}>;

export type Published = {
  id: string;
  version: number;
  ordinal: number;
  minutesSha256: string;
  packSha256: string;
};

/** The longest that writing a meeting's whole ledger and its files may take. */
const LONGEST = 120_000;

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** How the ledger names the meeting: "全市重大项目工作例会第6次会议（2017-08-31）". */
const citation = ({ series, ordinal, on }: LockedMeeting): string =>
  `${series.name}第${ordinal}次会议（${on}）`;

/** Each item heard: the study, and what the rules let the meeting do beside it. */
async function takeEffect(
  tx: Tx,
  actor: Actor,
  meeting: LockedMeeting,
  item: HeardItem,
  now: Date,
): Promise<void> {
  const { effect, issueId, remark } = item;
  if (effect.study === null) return;
  const { id: meetingId, on } = meeting;
  await studyIssue(tx, actor, { issueId, meetingId, on, result: effect.study, remark }, now);
  for (const verb of effect.acts) {
    const text = remark || citation(meeting);
    if (verb === "escalate") {
      await escalateAtMeeting(tx, actor, { issueId, reason: text }, now);
      continue;
    }
    // The record of the meeting, just written, is what proves it.
    const event = await tx.traceEvent.findFirstOrThrow({
      where: { subject: "issue", subjectId: issueId, verb: "issue.study" },
      orderBy: { sequence: "desc" },
      select: { sequence: true },
    });
    await closeOutAtMeeting(tx, actor, verb, { issueId, text, traceSequence: Number(event.sequence) }, now);
  }
}

/** Each decided item becomes an assignment: of the issue that waited for it, else of a directive of its own. */
async function assignDecisions(tx: Tx, actor: Actor, meeting: LockedMeeting, now: Date): Promise<void> {
  const rows = await tx.meetingDecision.findMany({
    where: { meetingId: meeting.id },
    orderBy: { sequence: "asc" },
    include: { issue: { select: { state: true } } },
  });
  const today = dayIn(now);
  for (const row of rows) {
    const waits = row.issueId !== null && row.issue?.state === "registered";
    const issueId =
      waits && row.issueId
        ? row.issueId
        : (
            await registerAtMeeting(
              tx,
              actor,
              {
                kind: "directive",
                projectId: row.projectId,
                category: row.category,
                title: row.title,
                description: `${citation(meeting)}议定：${row.title}`,
                source: "meeting",
              },
              { level: meeting.series.level, regionCode: meeting.series.regionCode },
              now,
            )
          ).id;
    // Minutes that come out late do not make an assignment that is late from the first day.
    const [deadline = today] = [toDay(row.deadline), today].sort().reverse();
    await assignAtMeeting(
      tx,
      actor,
      {
        issueId,
        leadUnitId: row.leadUnitId,
        leadPerson: row.leadPerson,
        assistingUnitIds: row.assistingUnitIds,
        deadline,
        effect: row.effect,
      },
      now,
    );
    if (!waits) {
      await studyIssue(tx, actor, { issueId, meetingId: meeting.id, on: meeting.on, result: "decided" }, now);
    }
    await tx.meetingDecision.update({ where: { id: row.id }, data: { issueId }, select: { id: true } });
  }
}

/**
 * 印发纪要: what was found takes effect in the ledger, what was decided becomes assignments, minutes and pack are
 * written to the byte, and the meeting's rows are closed by the database; all of it or nothing.
 */
export const publishMeeting = (
  actor: Actor,
  given: MeetingTarget,
  render: RenderMinutes,
  { now, once }: Context,
): Promise<Published> => {
  const { meetingId, version } = meetingTarget.parse(given);
  return inTransactionOnce(
    actor.id,
    once,
    async (tx) => {
      const meeting = await lockMeeting(tx, actor, meetingId, ["drafted"], version);
      const heard = await loadHeard(tx, actor, meetingId, dayIn(now));
      for (const item of heard) await takeEffect(tx, actor, meeting, item, now);
      await assignDecisions(tx, actor, meeting, now);
      const facts = await loadMinutesFacts(tx, meetingId, dayIn(now));
      const { minutes, pack, content } = await render(facts);
      const documents = (
        [
          ["minutes", minutes],
          ["pack", pack],
        ] as const
      ).map(([kind, { name, bytes }]) => ({
        meetingId,
        kind,
        name,
        bytes: new Uint8Array(bytes),
        sha256: sha256(bytes),
        content: JSON.parse(JSON.stringify(kind === "minutes" ? content : facts)) as Prisma.InputJsonValue,
        at: now,
      }));
      await tx.meetingDocument.createMany({ data: documents });
      const [minutesSha256 = "", packSha256 = ""] = documents.map((document) => document.sha256);
      const ordinal = meeting.ordinal ?? 0;
      await recordMeeting(
        tx,
        actor,
        meeting,
        "meeting.publish",
        { after: { ordinal, sha256: [minutesSha256, packSha256] } },
        now,
      );
      const written = await tx.meeting.update({
        where: { id: meetingId },
        data: {
          state: "published",
          publishedAt: now,
          publishedByName: actor.name,
          version: { increment: 1 },
        },
        select: { id: true, version: true },
      });
      return { ...written, ordinal, minutesSha256, packSha256 };
    },
    { timeoutMs: LONGEST },
  );
};
