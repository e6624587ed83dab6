import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { toDay, toDayOrNull } from "@/lib/core/convert";
import type { Day } from "@/lib/core/periods";
import type { Prisma } from "@/lib/generated/prisma/client";
import { scopeFields, standingOf } from "@/lib/meetings/queries/meeting-scope";
import { wantedBy, wantedOf } from "@/lib/meetings/rules/wanted";

/** What a list shows of a meeting. */
export const listedMeeting = {
  id: true,
  ordinal: true,
  state: true,
  on: true,
  occursOn: true,
  startTime: true,
  minutes: true,
  place: true,
  chair: true,
  builtAt: true,
  cancelReason: true,
  version: true,
  series: {
    select: {
      id: true,
      name: true,
      ...scopeFields,
      region: { select: { name: true } },
      programme: { select: { name: true } },
    },
  },
} satisfies Prisma.MeetingSelect;

type Row = Prisma.MeetingGetPayload<{ select: typeof listedMeeting }>;

/** A meeting of a list; `wanted`, and by when, is told to whoever holds it. Days are Shanghai days. */
export function toMeetingItem({ series, builtAt, ...row }: Row, actor: Actor, today: Day) {
  const standing = standingOf(actor, series);
  const [on, occursOn] = [toDay(row.on), toDayOrNull(row.occursOn)];
  const wanted =
    standing === "hold" ? wantedOf({ state: row.state, on, built: builtAt !== null }, today) : null;
  return {
    ...row,
    on,
    /** The date of the rhythm; null: convened by hand. Another than `on`: it was moved. */
    occursOn,
    series: {
      id: series.id,
      name: series.name,
      level: series.level,
      region: series.region?.name ?? null,
      programme: series.programme?.name ?? null,
    },
    standing,
    wanted,
    wantedBy: wantedBy(wanted, on, today),
  };
}
export type MeetingItem = ReturnType<typeof toMeetingItem>;
