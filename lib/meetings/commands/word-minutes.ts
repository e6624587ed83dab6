import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { conflict } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import { type Context, lockMeeting, recordMeeting } from "@/lib/meetings/commands/at-meeting";
import { type WordInput, wordInput } from "@/lib/meetings/schema";

/** `version` 0: the rules word the paragraph again. */
export type Worded = { key: string; version: number };

/** A paragraph of the minutes in a hand's words, until they are published; empty gives it back to the rules. */
export const wordMinutesParagraph = (
  actor: Actor,
  given: WordInput,
  { now, once }: Context,
): Promise<Worded> => {
  const { meetingId, key, text, version } = wordInput.parse(given);
  return inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, meetingId, ["drafted"]);
    const id = { meetingId_key: { meetingId, key } };
    const row = await tx.meetingText.findUnique({ where: id, select: { text: true, version: true } });
    if (version !== undefined && version !== (row?.version ?? 0)) throw conflict("STALE_VERSION");
    if ((row?.text ?? "") === text) return { key, version: row?.version ?? 0 };
    await recordMeeting(
      tx,
      actor,
      meeting,
      "meeting.word",
      { before: { text: row?.text ?? "" }, after: { key, text } },
      now,
    );
    if (text === "") {
      await tx.meetingText.delete({ where: id, select: { key: true } });
      return { key, version: 0 };
    }
    const worded = { text, at: now, byName: actor.name };
    return tx.meetingText.upsert({
      where: id,
      create: { meetingId, key, ...worded },
      update: { ...worded, version: { increment: 1 } },
      select: { key: true, version: true },
    });
  });
};
