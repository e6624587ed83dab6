import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import {
  endOf,
  type Item,
  itemName,
  loadItem,
  OPEN_AGENDA,
  onItem,
  written,
} from "@/lib/meetings/commands/agenda-item";
import {
  type Context,
  type LockedMeeting,
  lockMeeting,
  meetingOfItem,
  recordMeeting,
  type Written,
} from "@/lib/meetings/commands/at-meeting";
import type { AgendaWhy } from "@/lib/meetings/rules/agenda";
import { moveItemInput, removeItemInput, restoreItemInput } from "@/lib/meetings/schema";

/** What has been heard or decided upon is not taken off the agenda any more. */
function requireUntouched({ heardAt, _count }: Item): void {
  if (heardAt !== null || _count.decisions > 0) throw ruleViolation("ITEM_HEARD");
}

const takeOff = (
  tx: Tx,
  { name: removedByName }: Actor,
  { itemId, reason, movedToId }: { itemId: string; reason: string; movedToId: string | null },
  removedAt: Date,
): Promise<Written> =>
  tx.agendaItem.update({
    where: { id: itemId },
    data: { removedAt, removedByName, removedReason: reason, movedToId, version: { increment: 1 } },
    select: written,
  });

/** 撤下议程, with a reason; building again leaves it off. */
export const removeAgendaItem = (
  actor: Actor,
  given: z.input<typeof removeItemInput>,
  context: Context,
): Promise<Written> => {
  const { itemId, version, reason } = removeItemInput.parse(given);
  return onItem(actor, { itemId, version }, context, async (tx, meeting, item) => {
    if (item.removedAt) throw ruleViolation("ITEM_OFF");
    requireUntouched(item);
    await recordMeeting(
      tx,
      actor,
      meeting,
      "agenda.remove",
      { after: { item: itemName(item) }, reason },
      context.now,
    );
    return takeOff(tx, actor, { itemId, reason, movedToId: null }, context.now);
  });
};

/** Puts back what was taken off. What was moved to another meeting is that meeting's. */
export const restoreAgendaItem = (
  actor: Actor,
  given: z.input<typeof restoreItemInput>,
  context: Context,
): Promise<Written> => {
  const { itemId, version } = restoreItemInput.parse(given);
  return onItem(actor, { itemId, version }, context, async (tx, meeting, item) => {
    const moved = await tx.agendaItem.count({ where: { id: itemId, movedToId: { not: null } } });
    if (!item.removedAt || moved > 0) throw ruleViolation("ITEM_NOT_OFF");
    await recordMeeting(
      tx,
      actor,
      meeting,
      "agenda.restore",
      { after: { item: itemName(item) } },
      context.now,
    );
    return tx.agendaItem.update({
      where: { id: itemId },
      data: { removedAt: null, removedByName: null, removedReason: null, version: { increment: 1 } },
      select: written,
    });
  });
};

/** 移至另一次会议: it leaves this agenda with a reason and stands on the other's, saying where it comes from. */
export const moveAgendaItem = (
  actor: Actor,
  given: z.input<typeof moveItemInput>,
  context: Context,
): Promise<Written> => {
  const { itemId, version, toMeetingId, reason } = moveItemInput.parse(given);
  return inTransactionOnce(actor.id, context.once, async (tx) => {
    const fromId = await meetingOfItem(tx, itemId);
    if (fromId === toMeetingId) throw ruleViolation("MOVE_TO_ITSELF");
    // In a fixed order, so that two moves in opposite directions wait for each other instead of deadlocking.
    const locked = new Map<string, LockedMeeting>();
    for (const id of [fromId, toMeetingId].sort()) {
      locked.set(id, await lockMeeting(tx, actor, id, id === fromId ? OPEN_AGENDA : ["preparing"]));
    }
    const meeting = locked.get(fromId) as LockedMeeting;
    const target = locked.get(toMeetingId) as LockedMeeting;
    const item = await loadItem(tx, itemId, version);
    if (item.section === "lamps") throw ruleViolation("LAMPS_STAY");
    if (item.removedAt) throw ruleViolation("ITEM_OFF");
    requireUntouched(item);
    const why: AgendaWhy = {
      code: "MOVED",
      meetingId: meeting.id,
      series: meeting.series.name,
      on: meeting.on,
      reason,
    };
    const { section, key, issueId, unitId, title, note } = item;
    const content = { section, issueId, unitId, title, note, why, origin: "moved" } as const;
    await tx.agendaItem.upsert({
      where: { meetingId_key: { meetingId: toMeetingId, key } },
      create: { ...content, key, meetingId: toMeetingId, position: await endOf(tx, toMeetingId, section) },
      update: {
        ...content,
        removedAt: null,
        removedByName: null,
        removedReason: null,
        movedToId: null,
        version: { increment: 1 },
      },
      select: written,
    });
    const said = { after: { item: itemName(item), toMeeting: `${target.series.name} ${target.on}` }, reason };
    await recordMeeting(tx, actor, meeting, "agenda.move", said, context.now);
    await recordMeeting(
      tx,
      actor,
      target,
      "agenda.add",
      { after: { item: itemName(item) }, reason },
      context.now,
    );
    return takeOff(tx, actor, { itemId, reason, movedToId: toMeetingId }, context.now);
  });
};
