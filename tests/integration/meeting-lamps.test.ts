import { describe, expect, it } from "vitest";
import { fromDay } from "@/lib/core/convert";
import { db } from "@/lib/core/db";
import { buildMeetingAgenda } from "@/lib/meetings/commands/build-agenda";
import { startMeeting } from "@/lib/meetings/commands/run-meeting";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { getMinutesFacts } from "@/lib/meetings/queries/meeting-papers";
import { closeMonth, on, openMonth, outcomeOf } from "@/tests/support/factories";
import { type Cast, issueAt } from "@/tests/support/ledger";
import { agendaOf, eachInMeetingCity } from "@/tests/support/meeting-city";
import { makeSeries, plannedMeeting } from "@/tests/support/meetings";

let cast: Cast;
let seriesId: string;
let projectId: string;

eachInMeetingCity((made) => {
  ({ cast, seriesId, projectId } = made);
});

describe("亮灯上会", () => {
  it("新亮的分黄红通报，红灯单位现场交账；同一期再开会只报红灯", async () => {
    await openMonth("2017-03");
    await closeMonth("2017-03");
    const meetingId = await plannedMeeting(seriesId, "2017-03-31");
    await buildMeetingAgenda(cast.centre, { meetingId }, on("2017-03-31"));
    const lamps = (await agendaOf(cast.centre, meetingId, "2017-03-31")).filter(
      ({ section }) => section === "lamps",
    );
    expect(lamps.map(({ why }) => why)).toMatchObject([
      { code: "LAMPS", change: "newly_yellow", period: "2017-03", projects: [{ projectId, lamp: "yellow" }] },
    ]);
    await openMonth("2017-04");
    await closeMonth("2017-04");
    await buildMeetingAgenda(cast.centre, { meetingId }, on("2017-03-31"));
    // What was closed after the meeting's day is not heard by it.
    expect((await getMeeting(cast.centre, meetingId, on("2017-03-31").now)).periodId).toBe("2017-03");
    const later = await plannedMeeting(seriesId, "2017-04-29");
    await buildMeetingAgenda(cast.centre, { meetingId: later }, on("2017-04-29"));
    expect(
      (await agendaOf(cast.centre, later, "2017-04-29")).map(({ section, why }) => [section, why]),
    ).toMatchObject([
      ["lamps", { change: "newly_red", projects: [{ projectId, behindRun: 2, redRun: 1 }] }],
      ["account", { red: 1, overdue: 0, promised: 0 }],
    ]);
  });
});

describe("谁看得到、谁开得了", () => {
  it("参会单位只看到自己的；别的单位不知道有这个会；只有主办的能开", async () => {
    const [own, other] = [await issueAt("working", cast, null), await issueAt("registered", cast, null)];
    const meetingId = await plannedMeeting(seriesId, "2017-05-12");
    const at = on("2017-05-12");
    await buildMeetingAgenda(cast.centre, { meetingId }, at);
    expect((await agendaOf(cast.centre, meetingId, "2017-05-12")).map(({ issue }) => issue?.id)).toEqual([
      own,
      other,
    ]);
    const seen = await getMeeting(cast.lead, meetingId, at.now);
    expect(seen).toMatchObject({ standing: "attend" });
    expect(seen.items.map(({ issue }) => issue?.id)).toEqual([own]);
    expect((await getMeeting(cast.leader, meetingId, at.now)).standing).toBe("full");
    for (const stranger of [cast.stranger, cast.elsewhere, cast.auditor, cast.admin]) {
      expect(await outcomeOf(getMeeting(stranger, meetingId, at.now))).toBe("NOT_FOUND NOT_FOUND");
      expect(await outcomeOf(startMeeting(stranger, { meetingId }, at))).toBe("NOT_FOUND NOT_FOUND");
    }
    for (const reader of [cast.lead, cast.leader, cast.discipline]) {
      expect(await outcomeOf(startMeeting(reader, { meetingId }, at))).toBe("FORBIDDEN MEETING_NOT_YOURS");
    }
    expect(await outcomeOf(getMinutesFacts(cast.lead, meetingId, at.now))).toBe(
      "FORBIDDEN MEETING_NOT_YOURS",
    );
  });

  it("区县项目办开自己的一级例会，只议自己区县的", async () => {
    const own = await issueAt("working", cast, projectId);
    await issueAt("working", cast, null);
    const series = await makeSeries({ level: 1, regionCode: "512021" });
    const meetingId = await plannedMeeting(series, "2017-05-12");
    const at = on("2017-05-12");
    await buildMeetingAgenda(cast.region, { meetingId }, at);
    expect((await getMeeting(cast.region, meetingId, at.now)).items.map(({ issue }) => issue?.id)).toEqual([
      own,
    ]);
    expect(await outcomeOf(buildMeetingAgenda(cast.elsewhere, { meetingId }, at))).toBe(
      "NOT_FOUND NOT_FOUND",
    );
    const cityMeeting = await plannedMeeting(seriesId, "2017-05-12");
    expect(await outcomeOf(startMeeting(cast.region, { meetingId: cityMeeting }, at))).toBe(
      "NOT_FOUND NOT_FOUND",
    );
  });
});

it("会议日期不是真的一天，数据库也不收没有次数的会", async () => {
  await expect(
    db().meeting.create({
      data: {
        seriesId,
        on: fromDay("2017-05-12"),
        state: "in_session",
        startTime: "09:00",
        minutes: 60,
        place: "会议室",
        chair: "主任",
      },
    }),
  ).rejects.toThrow();
});
