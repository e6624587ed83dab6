import type { Day } from "@/lib/core/periods";
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
