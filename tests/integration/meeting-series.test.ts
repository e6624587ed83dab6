import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fromDay, toDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import { clockActor } from "@/lib/jobs/actor";
import { cancelMeeting, conveneMeeting, rescheduleMeeting } from "@/lib/meetings/commands/convene-meeting";
import { createSeries } from "@/lib/meetings/commands/create-series";
import { planMeetings } from "@/lib/meetings/commands/plan-meetings";
import { updateSeries } from "@/lib/meetings/commands/update-series";
import { getSeries } from "@/lib/meetings/queries/get-series";
import { getCalendar, listDeskMeetings, listMeetings } from "@/lib/meetings/queries/list-meetings";
import { listSeries } from "@/lib/meetings/queries/list-series";
import type { CreateSeriesInput } from "@/lib/meetings/schema";
import { createProgramme } from "@/lib/programmes/commands";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { centre, emptyCity, makeActor, makeReporter, on, outcomeOf } from "@/tests/support/factories";

const county = makeActor("coordinator", { regionCode: "512021", unitName: "安岳县项目办" });
const otherCounty = makeActor("coordinator", { regionCode: "512002" });
const housing = () => makeReporter("市住建局");
const traffic = () => makeReporter("市交通局");

const city: CreateSeriesInput = {
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
const weekly: CreateSeriesInput = {
  ...city,
  name: "安岳县项目周例会",
  level: 1,
  region: "512021",
  rule: "FREQ=WEEKLY;BYDAY=MO",
  chair: "县长",
  units: [],
  leaders: [],
};

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

const days = async (seriesId: string): Promise<Day[]> =>
  (
    await db().meeting.findMany({
      where: { seriesId, state: { not: "cancelled" } },
      orderBy: { on: "asc" },
      select: { on: true },
    })
  ).map((row) => toDay(row.on));
const meetingOn = async (day: Day) =>
  db().meeting.findFirstOrThrow({ where: { on: fromDay(day) }, select: { id: true, version: true } });
const eventsOf = (subjectId: string) =>
  db().traceEvent.findMany({ where: { subjectId }, orderBy: { sequence: "asc" } });

describe("例会系列：名称、层级、范围、主持人、参会单位、时间", () => {
  it("is set up with its next two dates, and every change is traced", async () => {
    const { id } = await createSeries(centre, city, on("2017-03-02"));
    expect(await getSeries(centre, id, on("2017-03-02").now)).toMatchObject({
      name: city.name,
      units: [{ name: "市住建局" }],
      leaders: [{ title: "市长" }, { title: "市级联系领导02" }],
      mayEdit: true,
      nextDates: [{ on: "2017-03-31" }, { on: "2017-04-28", occursOn: "2017-04-30" }, {}, {}, {}, {}],
    });
    expect(await days(id)).toEqual(["2017-03-31", "2017-04-28"]);
    const change = { seriesId: id, version: 1, place: "市政府第二会议室", units: ["市住建局", "市交通局"] };
    expect(await updateSeries(centre, change, on("2017-03-03"))).toEqual({ id, version: 2 });
    expect(await updateSeries(centre, { ...change, version: 2 }, on("2017-03-03"))).toEqual({
      id,
      version: 2,
    });
    expect(await eventsOf(id)).toMatchObject([
      { verb: "series.create", chain: "system", after: { rule: city.rule, region: null } },
      {
        verb: "series.update",
        before: { place: "市政府第一会议室", units: ["市住建局"] },
        after: { place: "市政府第二会议室", units: ["市住建局", "市交通局"] },
      },
    ]);
    expect(await db().meeting.findMany({ select: { place: true } })).toEqual([
      { place: "市政府第二会议室" },
      { place: "市政府第二会议室" },
    ]);
    expect((await eventsOf((await meetingOn("2017-03-31")).id)).map(({ verb }) => verb)).toEqual([
      "meeting.convene",
    ]);
  });

  it("has one name, a rule with dates, a span, one scope, known members, and one winner of two edits", async () => {
    const { id } = await createSeries(centre, city, on("2017-03-02"));
    const refused: [Partial<CreateSeriesInput>, string][] = [
      [{}, "CONFLICT SERIES_NAME_TAKEN"],
      [{ name: "甲", rule: "FREQ=HOURLY" }, "RULE_VIOLATION RULE_INVALID"],
      [{ name: "甲", rule: "FREQ=DAILY;COUNT=3" }, "RULE_VIOLATION RULE_INVALID"],
      [{ name: "甲", endsOn: "2017-02-01" }, "RULE_VIOLATION SERIES_SPAN"],
      [{ name: "甲", region: "512021", programme: "乙" }, "RULE_VIOLATION SERIES_SCOPE"],
      [{ name: "甲", region: "999999" }, "RULE_VIOLATION UNKNOWN_REGION"],
      [{ name: "甲", programme: "没有" }, "RULE_VIOLATION UNKNOWN_PROGRAMME"],
      [{ name: "甲", units: ["没有"] }, "RULE_VIOLATION UNKNOWN_UNIT"],
    ];
    for (const [change, outcome] of refused) {
      expect(await outcomeOf(createSeries(centre, { ...city, ...change }, on("2017-03-02")))).toBe(outcome);
    }
    expect(await db().meetingSeries.count()).toBe(1);
    const edits = ["市委常委", "副市长"].map((chair) =>
      outcomeOf(updateSeries(centre, { seriesId: id, version: 1, chair }, on("2017-03-03"))),
    );
    expect((await Promise.all(edits)).sort()).toEqual(["CONFLICT STALE_VERSION", "done"]);
  });

  it("is the centre's; a region's office sets up its own of level 1, and gives it to nobody else", async () => {
    expect(await outcomeOf(createSeries(county, city, on("2017-03-02")))).toBe("FORBIDDEN FORBIDDEN");
    const { id } = await createSeries(county, weekly, on("2017-03-02"));
    const change = { seriesId: id, version: 1 };
    expect(await outcomeOf(updateSeries(county, { ...change, level: 2 }, on("2017-03-02")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    expect(await outcomeOf(updateSeries(county, { ...change, region: "512002" }, on("2017-03-02")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    expect(await outcomeOf(updateSeries(otherCounty, change, on("2017-03-02")))).toBe("NOT_FOUND NOT_FOUND");
    for (const role of ["leader", "discipline"] as const) {
      expect(await outcomeOf(updateSeries(makeActor(role), change, on("2017-03-02")))).toBe(
        "FORBIDDEN FORBIDDEN",
      );
    }
    await createProgramme(centre, { name: "临空经济区建设指挥部" }, on("2017-03-02"));
    const programme = {
      ...weekly,
      name: "专项例会",
      region: null,
      programme: "临空经济区建设指挥部",
      units: ["安岳县住建局"],
    };
    const made = await createSeries(centre, programme, on("2017-03-02"));
    expect(await outcomeOf(updateSeries(county, { ...change, seriesId: made.id }, on("2017-03-02")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
  });
});

describe("例会日期：自动排出下两次", () => {
  it("the job is idempotent, also twice at once, and goes on as time passes", async () => {
    const { id } = await createSeries(centre, city, on("2017-03-02"));
    expect(await planMeetings(clockActor, on("2017-03-10").now)).toEqual([]);
    const twice = await Promise.all([1, 2].map(() => planMeetings(clockActor, on("2017-04-29").now)));
    expect(twice.flat()).toHaveLength(2);
    expect(await days(id)).toEqual(["2017-03-31", "2017-04-28", "2017-05-31", "2017-06-30"]);
  });

  it("what was cancelled or moved by hand is not made again", async () => {
    const { id } = await createSeries(centre, city, on("2017-03-02"));
    const [march, april] = [await meetingOn("2017-03-31"), await meetingOn("2017-04-28")];
    await cancelMeeting(
      centre,
      { meetingId: march.id, version: 1, reason: "与全省会议冲突" },
      on("2017-03-03"),
    );
    await rescheduleMeeting(centre, { meetingId: april.id, version: 1, on: "2017-05-03" }, on("2017-03-03"));
    await planMeetings(clockActor, on("2017-03-04").now);
    expect(await days(id)).toEqual(["2017-05-03"]);
    expect(await eventsOf(march.id)).toMatchObject([
      { verb: "meeting.convene" },
      { verb: "meeting.cancel", reason: "与全省会议冲突", after: { on: "2017-03-31" } },
    ]);
    expect((await eventsOf(april.id)).at(-1)).toMatchObject({
      verb: "meeting.reschedule",
      before: { on: "2017-04-28" },
      after: { on: "2017-05-03" },
    });
  });

  it("a new rhythm replaces what nobody touched, and leaves the rest", async () => {
    const { id } = await createSeries(centre, city, on("2017-03-02"));
    const april = await meetingOn("2017-04-28");
    await rescheduleMeeting(centre, { meetingId: april.id, startTime: "14:30" }, on("2017-03-03"));
    const change = { seriesId: id, version: 1, rule: "FREQ=MONTHLY;BYMONTHDAY=12,29" };
    await updateSeries(centre, change, on("2017-03-05"));
    expect(await days(id)).toEqual(["2017-03-10", "2017-03-29", "2017-04-28"]);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ before: { dates: ["2017-03-31"] } });
    // The same dates at another time are the same meetings.
    const before = await meetingOn("2017-03-29");
    await updateSeries(centre, { seriesId: id, version: 2, startTime: "10:00" }, on("2017-03-05"));
    expect(await meetingOn("2017-03-29")).toEqual({ id: before.id, version: 2 });
  });

  it("a series that ends keeps what was before, and gets no new dates", async () => {
    const { id } = await createSeries(centre, city, on("2017-03-02"));
    await updateSeries(centre, { seriesId: id, version: 1, endsOn: "2017-03-31" }, on("2017-03-05"));
    expect(await days(id)).toEqual(["2017-03-31"]);
    expect(await planMeetings(clockActor, on("2017-06-05").now)).toEqual([]);
    const late = { seriesId: id, on: "2017-04-10" };
    expect(await outcomeOf(conveneMeeting(centre, late, on("2017-03-05")))).toBe(
      "RULE_VIOLATION SERIES_ENDED",
    );
    expect((await listSeries(centre, { state: "ended" }, on("2017-06-05").now)).items).toMatchObject([
      { id, ended: true, next: null },
    ]);
    expect((await listSeries(centre, { state: "running" }, on("2017-06-05").now)).total).toBe(0);
  });
});

describe("a single meeting", () => {
  it("is convened outside the rhythm with the series' own place, once for one request", async () => {
    const { id } = await createSeries(centre, city, on("2017-03-02"));
    const input = { seriesId: id, on: "2017-03-08", startTime: "15:00" };
    const once = { key: "a", request: input };
    const first = await conveneMeeting(centre, input, { ...on("2017-03-03"), once });
    expect(await conveneMeeting(centre, input, { ...on("2017-03-03"), once })).toEqual(first);
    expect((await listMeetings(centre, { sort: "on" }, on("2017-03-03").now)).items[0]).toMatchObject({
      id: first.id,
      occursOn: null,
      startTime: "15:00",
      place: city.place,
      wanted: "agenda",
      standing: "hold",
    });
    expect(await outcomeOf(conveneMeeting(centre, { ...input, on: "2017-03-01" }, on("2017-03-03")))).toBe(
      "RULE_VIOLATION MEETING_DAY_PAST",
    );
    expect(await outcomeOf(conveneMeeting(await housing(), input, on("2017-03-03")))).toBe(
      "FORBIDDEN FORBIDDEN",
    );
    expect(await outcomeOf(conveneMeeting(await traffic(), input, on("2017-03-03")))).toBe(
      "NOT_FOUND NOT_FOUND",
    );
  });

  it("is neither moved nor cancelled once it has begun, by an old page, or by somebody else", async () => {
    await createSeries(centre, city, on("2017-03-02"));
    const { id } = await meetingOn("2017-03-31");
    const moved = { meetingId: id, version: 1, on: "2017-03-30" };
    expect(await outcomeOf(rescheduleMeeting(await housing(), moved, on("2017-03-03")))).toBe(
      "FORBIDDEN MEETING_NOT_YOURS",
    );
    expect(await outcomeOf(rescheduleMeeting(county, moved, on("2017-03-03")))).toBe("NOT_FOUND NOT_FOUND");
    const both = [rescheduleMeeting, rescheduleMeeting].map((act, index) =>
      outcomeOf(act(centre, { ...moved, startTime: `1${index}:00` }, on("2017-03-03"))),
    );
    expect((await Promise.all(both)).sort()).toEqual(["CONFLICT STALE_VERSION", "done"]);
    await db().meeting.update({ where: { id }, data: { state: "in_session", ordinal: 1 } });
    const reason = { meetingId: id, reason: "改期" };
    expect(await outcomeOf(cancelMeeting(centre, reason, on("2017-03-30")))).toBe(
      "RULE_VIOLATION MEETING_IS_IN_SESSION",
    );
    expect(await outcomeOf(rescheduleMeeting(centre, { meetingId: id, place: "甲" }, on("2017-03-30")))).toBe(
      "RULE_VIOLATION MEETING_IS_IN_SESSION",
    );
  });
});

describe("who knows of a meeting", () => {
  it("those who attend: by the series before it begins, by the attendance from then on", async () => {
    await createSeries(centre, city, on("2017-03-02"));
    const { id } = await meetingOn("2017-03-31");
    const now = on("2017-03-30").now;
    const seenBy = async (actor: Parameters<typeof listMeetings>[0]) =>
      (await listMeetings(actor, {}, now)).items.map((item) => item.id).includes(id);
    const [lives, travels] = [await housing(), await traffic()];
    expect([await seenBy(lives), await seenBy(travels)]).toEqual([true, false]);
    expect((await listMeetings(lives, {}, now)).items[0]).toMatchObject({ standing: "attend", wanted: null });
    await db().meeting.update({ where: { id }, data: { state: "in_session", ordinal: 1 } });
    await db().meetingAttendance.create({
      data: { meetingId: id, unitId: travels.unitId, name: "市交通局", order: 1 },
    });
    expect([await seenBy(lives), await seenBy(travels)]).toEqual([false, true]);
    expect((await listDeskMeetings(travels, now)).next).toMatchObject({ id, state: "in_session" });
    expect(await seenBy(makeActor("leader"))).toBe(true);
    expect(await seenBy(county)).toBe(false);
    expect(await seenBy(makeActor("reporter"))).toBe(false);
    for (const role of ["auditor", "admin"] as const) {
      expect(await outcomeOf(listMeetings(makeActor(role), {}, now))).toBe("FORBIDDEN FORBIDDEN");
      expect(await outcomeOf(listSeries(makeActor(role), {}, now))).toBe("FORBIDDEN FORBIDDEN");
    }
  });

  it("a region's office sees its own series in full, and those that its units attend", async () => {
    const own = await createSeries(county, weekly, on("2017-03-02"));
    const other = await createSeries(centre, { ...city, units: ["安岳县住建局"] }, on("2017-03-02"));
    const now = on("2017-03-02").now;
    const standings = async (actor: Parameters<typeof listMeetings>[0]) =>
      new Map(
        (await listMeetings(actor, {}, now)).items.map(({ series, standing }) => [series.id, standing]),
      );
    expect([...(await standings(county))].sort()).toEqual(
      [
        [own.id, "hold"],
        [other.id, "attend"],
      ].sort(),
    );
    expect((await standings(otherCounty)).size).toBe(0);
    expect((await getSeries(county, other.id, now)).mayEdit).toBe(false);
    expect(await outcomeOf(getSeries(otherCounty, own.id, now))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(getSeries(makeActor("auditor"), own.id, now))).toBe("NOT_FOUND NOT_FOUND");
    expect(await outcomeOf(getSeries(centre, "not-an-id", now))).toBe("NOT_FOUND NOT_FOUND");
  });

  it("the calendar shows the whole weeks of a month, and where the rhythms lead beyond the next two", async () => {
    const { id } = await createSeries(county, weekly, on("2017-03-02"));
    const calendar = await getCalendar(county, "2017-03", on("2017-03-02").now);
    expect(calendar).toMatchObject({ from: "2017-02-27", to: "2017-04-02", today: "2017-03-02" });
    expect(calendar.meetings.map((item) => item.on)).toEqual(["2017-03-06", "2017-03-13"]);
    // 3 April is a day off (清明), and 1 April a Saturday that is worked for it.
    expect(calendar.planned.map((item) => item.on)).toEqual(["2017-03-20", "2017-03-27", "2017-04-01"]);
    expect((await listSeries(county, { level: 1 }, on("2017-03-02").now)).items).toMatchObject([
      { id, next: { on: "2017-03-06" }, held: 0, mayEdit: true },
    ]);
    expect(
      (await listMeetings(county, { from: "2017-03-10", to: "2017-03-20" }, on("2017-03-02").now)).total,
    ).toBe(1);
  });

  it("the desk of whoever holds meetings names those that were never held or published", async () => {
    await createSeries(centre, city, on("2017-03-02"));
    const desk = await listDeskMeetings(centre, on("2017-04-05").now);
    expect(desk).toMatchObject({
      next: { on: "2017-04-28" },
      unfinished: [{ on: "2017-03-31", wanted: "overdue" }],
    });
    expect((await listDeskMeetings(await housing(), on("2017-04-05").now)).unfinished).toEqual([]);
  });
});
