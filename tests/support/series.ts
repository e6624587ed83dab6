import { beforeAll, beforeEach } from "vitest";
import { fromDay, toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import type { CreateSeriesInput } from "@/lib/meetings/schema";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { emptyCity, makeActor, makeReporter } from "@/tests/support/factories";

export const county = makeActor("coordinator", { regionCode: "512021", unitName: "安岳县项目办" });
export const otherCounty = makeActor("coordinator", { regionCode: "512002" });
export const housing = () => makeReporter("市住建局");
export const traffic = () => makeReporter("市交通局");

export const city: CreateSeriesInput = {
  name: "全市重大项目工作例会",
  level: 3,
  chair: "市长",
  place: "市政府第一会议室",
  rule: "FREQ=MONTHLY;BYMONTHDAY=-1",
  startsOn: "2017-03-01",
  startTime: "09:00",
  minutes: 120,
  offDay: "before",
  units: ["市住建局"],
  leaders: ["市长", "市级联系领导02"],
};
export const weekly: CreateSeriesInput = {
  ...city,
  name: "安岳县项目周例会",
  level: 1,
  region: "512021",
  rule: "FREQ=WEEKLY;BYDAY=MO",
  chair: "县长",
  units: [],
  leaders: [],
};

/** A city without series for each test of a file. */
export function eachInSeriesCity(): void {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
    await housing();
    await traffic();
    await db().region.createMany({
      data: [
        { code: "512002", name: "雁江区" },
        { code: "512021", name: "安岳县" },
      ],
    });
    await db().unit.create({ data: { name: "安岳县住建局", regionCode: "512021" } });
  });
  beforeEach(() => emptyCity(database.ownerUrl));
}

export const days = async (seriesId: string): Promise<Day[]> =>
  (
    await db().meeting.findMany({
      where: { seriesId, state: { not: "cancelled" } },
      orderBy: { on: "asc" },
      select: { on: true },
    })
  ).map((row) => toDay(row.on));
export const meetingOn = async (day: Day) =>
  db().meeting.findFirstOrThrow({ where: { on: fromDay(day) }, select: { id: true, version: true } });
export const eventsOf = (subjectId: string) =>
  db().traceEvent.findMany({ where: { subjectId }, orderBy: { sequence: "asc" } });
