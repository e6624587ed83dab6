import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { notFound, ruleViolation } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import { endOf, OPEN_AGENDA, written } from "@/lib/meetings/commands/agenda-item";
import { type Context, lockMeeting, recordMeeting, type Written } from "@/lib/meetings/commands/at-meeting";
import type { AgendaWhy } from "@/lib/meetings/rules/agenda";
import { type AddItemInput, addItemInput } from "@/lib/meetings/schema";

/** 增加议程: an issue of the ledger, or something free. */
export const addAgendaItem = (
  actor: Actor,
  given: AddItemInput,
  { now, once }: Context,
): Promise<Written> => {
  const { meetingId, issueId, title, note } = addItemInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, OPEN_AGENDA);
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
