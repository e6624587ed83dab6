import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import { ruleViolation } from "@/lib/core/errors";
import { itemName, onItem, written } from "@/lib/meetings/commands/agenda-item";
import { type Context, recordMeeting, type Written } from "@/lib/meetings/commands/at-meeting";
import { editItemInput, reorderInput } from "@/lib/meetings/schema";

/** Title and note of an item. */
export const editAgendaItem = (
  actor: Actor,
  given: z.input<typeof editItemInput>,
  context: Context,
): Promise<Written> => {
  const { itemId, version, ...change } = editItemInput.parse(given);
  return onItem(actor, { itemId, version }, context, async (tx, meeting, item) => {
    const title = change.title ?? item.title;
    const note = change.note ?? item.note;
    if (title !== item.title && item.section !== "free") throw ruleViolation("TITLE_NOT_FREE");
    await recordMeeting(
      tx,
      actor,
      meeting,
      "agenda.edit",
      {
        before: { item: itemName(item), note: item.note },
        after: { item: itemName({ ...item, title }), note },
      },
      context.now,
    );
    return tx.agendaItem.update({
      where: { id: itemId },
      data: { title, note, version: { increment: 1 } },
      select: written,
    });
  });
};

/** 调整顺序: before another item of its section, or to the section's end. */
export const reorderAgendaItem = (
  actor: Actor,
  given: z.input<typeof reorderInput>,
  context: Context,
): Promise<Written> => {
  const { itemId, version, beforeId } = reorderInput.parse(given);
  return onItem(actor, { itemId, version }, context, async (tx, meeting, item) => {
    const rows = await tx.agendaItem.findMany({
      where: { meetingId: meeting.id, section: item.section },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const others = rows.map(({ id }) => id).filter((id) => id !== itemId);
    const at = beforeId === null ? others.length : others.indexOf(beforeId);
    if (at < 0) throw ruleViolation("ITEM_NOT_OF_SECTION");
    others.splice(at, 0, itemId);
    await tx.$executeRaw`
      UPDATE agenda_item SET position = moved.position
      FROM unnest(${others}::uuid[]) WITH ORDINALITY AS moved (id, position)
      WHERE agenda_item.id = moved.id`;
    await recordMeeting(
      tx,
      actor,
      meeting,
      "agenda.reorder",
      { after: { item: itemName(item), position: at + 1 } },
      context.now,
    );
    return tx.agendaItem.update({
      where: { id: itemId },
      data: { version: { increment: 1 } },
      select: written,
    });
  });
};
