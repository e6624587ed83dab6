import { fromDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";

let series = 0;

/** A meeting that has been held, as rows alone: for what only needs one to refer to. */
export async function heldMeeting(on: Day, level = 3): Promise<string> {
  const { meetings } = await db().meetingSeries.create({
    data: {
      name: `例会${++series}`,
      level,
      chair: "市长",
      place: "市政府会议室",
      rule: "FREQ=MONTHLY;BYMONTHDAY=-1",
      startsOn: fromDay("2017-01-01"),
      startTime: "09:00",
      minutes: 120,
      meetings: {
        create: {
          ordinal: 1,
          state: "published",
          on: fromDay(on),
          startTime: "09:00",
          minutes: 120,
          place: "市政府会议室",
          chair: "市长",
          publishedAt: new Date(`${on}T12:00:00+08:00`),
        },
      },
    },
    select: { meetings: { select: { id: true } } },
  });
  return meetings[0]?.id ?? "";
}
