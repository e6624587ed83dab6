import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import {
  type Context,
  type LockedMeeting,
  lockMeeting,
  meetingOfItem,
  recordMeeting,
  type Written,
} from "@/lib/meetings/commands/at-meeting";
import type { AgendaWhy } from "@/lib/meetings/rules/agenda";
import {
  type AddItemInput,
  addItemInput,
  editItemInput,
  moveItemInput,
  removeItemInput,
  reorderInput,
  restoreItemInput,
} from "@/lib/meetings/schema";

/** The agenda is edited until the minutes are written: things come up in the room too. */
const OPEN = ["preparing", "in_session"] as const;

const fields = {
  id: true,
  meetingId: true,
  section: true,
  key: true,
  position: true,
  origin: true,
  issueId: true,
  unitId: true,
  title: true,
  note: true,
  removedAt: true,
  heardAt: true,
  version: true,
  issue: { select: { number: true, title: true } },
  unit: { select: { name: true } },
  _count: { select: { decisions: true } },
} as const;

type Item = Awaited<ReturnType<typeof loadItem>>;

async function loadItem(tx: Tx, itemId: string, version: number | undefined) {
  const item = await tx.agendaItem.findUnique({ where: { id: itemId }, select: fields });
  if (!item) throw notFound("item");
  if (version !== undefined && version !== item.version) throw conflict("STALE_VERSION");
  return item;
}

/** How the trace names an item. */
export const itemName = ({
  issue,
  unit,
  title,
  key,
}: {
  issue: { number: string; title: string } | null;
  unit: { name: string } | null;
  title: string;
  key: string;
}): string => (issue ? `${issue.number} ${issue.title}` : (unit?.name ?? (title || key)));

type Work = (tx: Tx, meeting: LockedMeeting, item: Item) => Promise<Written>;

/** Locks the item's meeting, then reads the item as it stands. */
const onItem = (
  actor: Actor,
  { itemId, version }: { itemId: string; version?: number | undefined },
  { once }: Context,
  work: Work,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, await meetingOfItem(tx, itemId), OPEN);
    return work(tx, meeting, await loadItem(tx, itemId, version));
  });

const written = { id: true, version: true } as const;

const endOf = async (tx: Tx, meetingId: string, section: Item["section"]): Promise<number> => {
  const last = await tx.agendaItem.aggregate({ where: { meetingId, section }, _max: { position: true } });
  return (last._max.position ?? 0) + 1;
};

/** 增加议程: an issue of the ledger, or something free. */
export const addAgendaItem = (
  actor: Actor,
  given: AddItemInput,
  { now, once }: Context,
): Promise<Written> => {
  const { meetingId, issueId, title, note } = addItemInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, OPEN);
    if (!issueId && !title) throw ruleViolation("ITEM_NEEDS_TITLE");
    const issue = issueId
      ? await tx.issue.findUnique({
          where: { id: issueId },
          select: { number: true, title: true, regionCode: true },
        })
      : null;
    // A region's office adds its own region's; the centre everything.
    if (issueId && (!issue || (actor.role === "coordinator" && issue.regionCode !== actor.regionCode))) {
      throw notFound("issue");
    }
    if (issueId) {
      const already = await tx.agendaItem.findFirst({
        where: { meetingId, issueId, removedAt: null, movedToId: null },
        select: { id: true },
      });
      if (already) throw ruleViolation("ITEM_ALREADY");
    }
    const section = issueId ? "issue" : "free";
    const why: AgendaWhy = { code: "ADDED", byName: actor.name };
    const key = `${section}:${issueId ?? crypto.randomUUID()}`;
    const content = { section, key, title, note, why, origin: "hand", issueId: issueId ?? null } as const;
    const position = await endOf(tx, meetingId, section);
    // Taken off before, or of another section, and now wanted again: the same row comes back.
    const item = await tx.agendaItem.upsert({
      where: { meetingId_key: { meetingId, key } },
      create: { ...content, meetingId, position },
      update: {
        ...content,
        position,
        removedAt: null,
        removedByName: null,
        removedReason: null,
        movedToId: null,
        version: { increment: 1 },
      },
      select: written,
    });
    const name = issue ? `${issue.number} ${issue.title}` : title;
    await recordMeeting(
      tx,
      actor,
      meeting,
      "agenda.add",
      { after: { item: name, ...(note ? { note } : {}) } },
      now,
    );
    return item;
  });
};

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

/** What has been heard or decided upon is not taken off the agenda any more. */
function requireUntouched({ heardAt, _count }: Item): void {
  if (heardAt !== null || _count.decisions > 0) throw ruleViolation("ITEM_HEARD");
}

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
    return tx.agendaItem.update({
      where: { id: itemId },
      data: {
        removedAt: context.now,
        removedByName: actor.name,
        removedReason: reason,
        version: { increment: 1 },
      },
      select: written,
    });
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
      locked.set(id, await lockMeeting(tx, actor, id, id === fromId ? OPEN : ["preparing"]));
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
    return tx.agendaItem.update({
      where: { id: itemId },
      data: {
        removedAt: context.now,
        removedByName: actor.name,
        removedReason: reason,
        movedToId: toMeetingId,
        version: { increment: 1 },
      },
      select: written,
    });
  });
};
