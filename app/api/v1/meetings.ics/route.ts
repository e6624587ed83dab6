import { Readable } from "node:stream";
import { calendarFileOf } from "@/lib/web/calendar-file";
import { meetingsFileCall } from "@/lib/web/contract/meetings-series";
import { route } from "@/lib/web/route";

export const GET = route(meetingsFileCall, async ({ actor, now }) => ({
  name: "meetings.ics",
  content: Readable.from([await calendarFileOf(actor, now, "zh-CN")]),
}));
