import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { inTransactionOnce } from "@/lib/core/transaction";
import type { Prisma } from "@/lib/generated/prisma/client";
import {
  type Context,
  type LockedMeeting,
  lockMeeting,
  recordMeeting,
} from "@/lib/meetings/commands/at-meeting";
import { agendaCandidates } from "@/lib/meetings/queries/agenda-candidates";
import { type AgendaWhy, buildAgenda } from "@/lib/meetings/rules/agenda";
import { type MeetingTarget, meetingTarget } from "@/lib/meetings/schema";

export type Built = { id: string; version: number; added: number; dropped: number };

const json = (why: AgendaWhy): Prisma.InputJsonValue => JSON.parse(JSON.stringify(why));

/** Builds the agenda of a locked meeting by the rules, keeping what a hand did. */
export async function buildIn(tx: Tx, actor: Actor, meeting: LockedMeeting, now: Date): Promise<Built> {
  const { period, due } = await agendaCandidates(tx, {
    id: meeting.id,
    seriesId: meeting.seriesId,
    on: meeting.on,
    scope: meeting.series,
  });
  const rows = await tx.agendaItem.findMany({
    where: { meetingId: meeting.id },
    select: {
      id: true,
      section: true,
      key: true,
      origin: true,
      position: true,
      removedAt: true,
      movedToId: true,
      heardAt: true,
      remark: true,
      note: true,
      _count: { select: { decisions: true } },
    },
  });
  const standing = rows.map(({ removedAt, movedToId, heardAt, remark, note, _count, ...item }) => ({
    ...item,
    touched:
      removedAt !== null ||
      movedToId !== null ||
      heardAt !== null ||
      remark !== "" ||
      note !== "" ||
      _count.decisions > 0,
  }));
  const { add, refresh, drop } = buildAgenda(due, standing);
  if (drop.length > 0) await tx.agendaItem.deleteMany({ where: { id: { in: drop } } });
  await tx.agendaItem.createMany({
    data: add.map(({ why, ...item }) => ({
      ...item,
      why: json(why),
      meetingId: meeting.id,
      origin: "built",
    })),
  });
  // One document for all: as single statements a city meeting would need hundreds.
  await tx.$executeRaw`
    UPDATE agenda_item SET why = fresh.why
    FROM json_to_recordset(${JSON.stringify(refresh)}::json) AS fresh (id uuid, why jsonb)
    WHERE agenda_item.id = fresh.id AND agenda_item.why IS DISTINCT FROM fresh.why`;
  const { version } = await tx.meeting.update({
    where: { id: meeting.id },
    data: { periodId: period, builtAt: now, version: { increment: 1 } },
    select: { version: true },
  });
  await recordMeeting(
    tx,
    actor,
    meeting,
    "meeting.build",
    { after: { added: add.length, dropped: drop.length, ...(period ? { period } : {}) } },
    now,
  );
  return { id: meeting.id, version, added: add.length, dropped: drop.length };
}

/** 生成议程: as often as one likes while the meeting is prepared. */
export const buildMeetingAgenda = (
  actor: Actor,
  given: MeetingTarget,
  { now, once }: Context,
): Promise<Built> => {
  const { meetingId, version } = meetingTarget.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) =>
    buildIn(tx, actor, await lockMeeting(tx, actor, meetingId, ["preparing"], version), now),
  );
};
