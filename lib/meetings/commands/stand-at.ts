import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { announce } from "@/lib/core/announce";
import { notFound } from "@/lib/core/errors";
import { inTransaction } from "@/lib/core/transaction";
import { lockMeeting, type Written } from "@/lib/meetings/commands/at-meeting";
import { standInput } from "@/lib/meetings/schema";

/** Shows an item on the projector. No part of the record: it leaves no trace and no new version. */
export const standAt = (actor: Actor, given: z.input<typeof standInput>): Promise<Written> => {
  const { meetingId, itemId } = standInput.parse(given);
  return inTransaction(async (tx) => {
    const { version } = await lockMeeting(tx, actor, meetingId, ["in_session"]);
    const item = await tx.agendaItem.count({ where: { id: itemId, meetingId, removedAt: null } });
    if (item === 0) throw notFound("item");
    await tx.meeting.update({
      where: { id: meetingId },
      data: { currentItemId: itemId },
      select: { id: true },
    });
    await announce(tx, `meeting:${meetingId}`);
    return { id: meetingId, version };
  });
};
