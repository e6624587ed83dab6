import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/core/db";
import { conflict, notFound } from "@/lib/core/errors";
import { inTransactionOnce } from "@/lib/core/transaction";
import {
  type Context,
  type LockedMeeting,
  lockMeeting,
  meetingOfItem,
  type Written,
} from "@/lib/meetings/commands/at-meeting";

/** The agenda is edited until the minutes are written: things come up in the room too. */
export const OPEN_AGENDA = ["preparing", "in_session"] as const;

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

export type Item = Awaited<ReturnType<typeof loadItem>>;

export async function loadItem(tx: Tx, itemId: string, version: number | undefined) {
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
export const onItem = (
  actor: Actor,
  { itemId, version }: { itemId: string; version?: number | undefined },
  { once }: Context,
  work: Work,
): Promise<Written> =>
  inTransactionOnce(actor.id, once, async (tx) => {
    const meeting = await lockMeeting(tx, actor, await meetingOfItem(tx, itemId), OPEN_AGENDA);
    return work(tx, meeting, await loadItem(tx, itemId, version));
  });

export const written = { id: true, version: true } as const;

/** The next position of a section. */
export const endOf = async (tx: Tx, meetingId: string, section: Item["section"]): Promise<number> => {
  const last = await tx.agendaItem.aggregate({ where: { meetingId, section }, _max: { position: true } });
  return (last._max.position ?? 0) + 1;
};
