import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { cancelMeeting, conveneMeeting, rescheduleMeeting } from "@/lib/meetings/commands/convene-meeting";
import { createSeries } from "@/lib/meetings/commands/create-series";
import { getSeries } from "@/lib/meetings/queries/get-series";
import { getCalendar, listDeskMeetings, listMeetings } from "@/lib/meetings/queries/list-meetings";
import { listSeries } from "@/lib/meetings/queries/list-series";
import { centre, makeActor, on, outcomeOf } from "@/tests/support/factories";
import {
  city,
  county,
  eachInSeriesCity,
  housing,
  meetingOn,
  otherCounty,
  traffic,
  weekly,
} from "@/tests/support/series";

eachInSeriesCity();

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
      wantedBy: "2017-03-07",
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
