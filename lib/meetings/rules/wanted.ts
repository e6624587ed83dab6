import type { Day } from "@/lib/core/periods";
import { addWorkDays } from "@/lib/core/work-days";
import type { MeetingState } from "@/lib/meetings/rules/kinds";

/** What whoever holds a meeting is to do next. */
export const meetingWants = ["agenda", "start", "overdue", "conclude", "publish"] as const;
export type MeetingWant = (typeof meetingWants)[number];

/** What is wanted of a meeting now; null: nothing. `overdue`: its day is over, and it neither began nor was cancelled. */
export function wantedOf(
  meeting: { state: MeetingState; on: Day; built: boolean },
  today: Day,
): MeetingWant | null {
  switch (meeting.state) {
    case "preparing":
      if (meeting.on < today) return "overdue";
      if (!meeting.built) return "agenda";
      return meeting.on === today ? "start" : null;
    case "in_session":
      return "conclude";
    case "drafted":
      return "publish";
    default:
      return null;
  }
}

/**
 * By when it is wanted: the agenda on the last working day before the meeting, so that whoever gives an account can
 * read it. Null: today, or nothing.
 */
export function wantedBy(want: MeetingWant | null, on: Day, today: Day): Day | null {
  if (want !== "agenda") return null;
  const eve = addWorkDays(on, -1);
  return eve > today ? eve : null;
}
