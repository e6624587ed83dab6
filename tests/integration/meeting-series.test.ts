import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { clockActor } from "@/lib/jobs/actor";
import { cancelMeeting, conveneMeeting, rescheduleMeeting } from "@/lib/meetings/commands/convene-meeting";
import { createSeries } from "@/lib/meetings/commands/create-series";
import { planMeetings } from "@/lib/meetings/commands/plan-meetings";
import { updateSeries } from "@/lib/meetings/commands/update-series";
import { getSeries } from "@/lib/meetings/queries/get-series";
import { listSeries } from "@/lib/meetings/queries/list-series";
import type { CreateSeriesInput } from "@/lib/meetings/schema";
import { createProgramme } from "@/lib/programmes/commands";
import { centre, makeActor, on, outcomeOf } from "@/tests/support/factories";
import {
  city,
  county,
  days,
  eachInSeriesCity,
  eventsOf,
  meetingOn,
  otherCounty,
  weekly,
} from "@/tests/support/series";

eachInSeriesCity();

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
