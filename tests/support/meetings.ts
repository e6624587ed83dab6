import { fromDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import type { RenderMinutes } from "@/lib/meetings/commands/publish-meeting";

let series = 0;

const usual = { startTime: "09:00", minutes: 120, place: "市政府会议室", chair: "分管市领导" } as const;

/** A series as rows alone, of the city at its highest level unless told; answers its id. */
export async function makeSeries({
  level = 3,
  regionCode = null,
  units = [],
}: {
  level?: number;
  regionCode?: string | null;
  units?: readonly string[];
} = {}): Promise<string> {
  const { id } = await db().meetingSeries.create({
    data: {
      ...usual,
      name: `例会${++series}`,
      level,
      regionCode,
      rule: "FREQ=MONTHLY;BYMONTHDAY=-1",
      startsOn: fromDay("2017-01-01"),
      units: { create: units.map((unitId, order) => ({ unitId, order })) },
    },
    select: { id: true },
  });
  return id;
}

/** A meeting that is being prepared. */
export async function plannedMeeting(seriesId: string, on: Day): Promise<string> {
  const { id } = await db().meeting.create({
    data: { ...usual, seriesId, on: fromDay(on) },
    select: { id: true },
  });
  return id;
}

/** A meeting that has been held, as rows alone: for what only needs one to refer to. */
export async function heldMeeting(on: Day): Promise<string> {
  const { id } = await db().meeting.create({
    data: {
      ...usual,
      seriesId: await makeSeries(),
      ordinal: 1,
      state: "published",
      on: fromDay(on),
      publishedAt: new Date(`${on}T12:00:00+08:00`),
    },
    select: { id: true },
  });
  return id;
}

/** Files that say in plain text what they were made from, for tests that are not about their look. */
export const plainPapers: RenderMinutes = async (facts) => ({
  minutes: { name: "纪要.docx", bytes: Buffer.from(JSON.stringify(facts)) },
  pack: { name: "材料.xlsx", bytes: Buffer.from(JSON.stringify(facts.decisions)) },
  content: {},
});
