import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { verifyCloseOut } from "@/lib/issues/commands/close-out-issue";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { buildMeetingAgenda } from "@/lib/meetings/commands/build-agenda";
import { publishMeeting } from "@/lib/meetings/commands/publish-meeting";
import { recordItem } from "@/lib/meetings/commands/record-item";
import {
  addAttendance,
  concludeMeeting,
  recordAllPresent,
  recordAttendance,
  startMeeting,
} from "@/lib/meetings/commands/run-meeting";
import { wordMinutesParagraph } from "@/lib/meetings/commands/word-minutes";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { getMinutesFacts, previewPublish } from "@/lib/meetings/queries/meeting-papers";
import { on, outcomeOf } from "@/tests/support/factories";
import { type Cast, issueAt } from "@/tests/support/ledger";
import { eachInMeetingCity, holdMeeting, itemAbout } from "@/tests/support/meeting-city";
import { plainPapers, plannedMeeting } from "@/tests/support/meetings";

let cast: Cast;
let seriesId: string;

eachInMeetingCity((made) => {
  ({ cast, seriesId } = made);
});

describe("会上", () => {
  it("同一栏两人都改才算冲突；改不同的栏都留下", async () => {
    const issueId = await issueAt("working", cast, null);
    const meetingId = await plannedMeeting(seriesId, "2017-05-12");
    const at = on("2017-05-12");
    await startMeeting(cast.centre, { meetingId }, at);
    const { id: itemId } = await itemAbout(cast.centre, meetingId, issueId, "2017-05-12");
    const seen = { result: null, remark: "", escalates: false };
    await recordItem(cast.centre, { itemId, result: "progressing", seen }, at);
    await recordItem(cast.centre, { itemId, remark: "周五前签完", seen }, at);
    expect(await outcomeOf(recordItem(cast.centre, { itemId, result: "no_progress", seen }, at))).toBe(
      "CONFLICT CHANGED_MEANWHILE",
    );
    expect(await itemAbout(cast.centre, meetingId, issueId, "2017-05-12")).toMatchObject({
      result: "progressing",
      remark: "周五前签完",
    });
  });

  it("连续两次无进展有标记；会上提级在印发时生效", async () => {
    const issueId = await issueAt("working", cast, null);
    for (const [day, next] of [
      ["2017-05-12", "2017-05-19"],
      ["2017-05-19", "2017-05-26"],
    ] as const) {
      const meetingId = await plannedMeeting(seriesId, day);
      await holdMeeting(cast.centre, meetingId, day, async () => {
        const { id: itemId } = await itemAbout(cast.centre, meetingId, issueId, day);
        const escalates = next === "2017-05-26";
        await recordItem(
          cast.centre,
          { itemId, result: "no_progress", escalates, remark: "未见进展" },
          on(day),
        );
      });
    }
    const third = await plannedMeeting(seriesId, "2017-05-26");
    await buildMeetingAgenda(cast.centre, { meetingId: third }, on("2017-05-26"));
    expect((await itemAbout(cast.centre, third, issueId, "2017-05-26")).why).toMatchObject({
      times: 2,
      noProgressRun: 2,
    });
    expect(await getIssue(cast.centre, issueId, on("2017-05-26").now)).toMatchObject({
      level: 3,
      carried: 2,
    });
  });

  it("会前有人已经销号的，照记不误，并说明不能再销", async () => {
    const issueId = await issueAt("closing", cast, null);
    const meetingId = await plannedMeeting(seriesId, "2017-05-12");
    const at = on("2017-05-12");
    await startMeeting(cast.centre, { meetingId }, at);
    const { id: itemId } = await itemAbout(cast.centre, meetingId, issueId, "2017-05-12");
    await recordItem(cast.centre, { itemId, result: "closed", remark: "可以销号" }, at);
    await verifyCloseOut({ ...cast.centre, id: "another" }, { issueId, decision: "close" }, at);
    await concludeMeeting(cast.centre, { meetingId }, at);
    expect((await previewPublish(cast.centre, meetingId, at.now)).effects).toMatchObject([
      {
        issueId,
        effect: { study: "closed", acts: [], refused: [{ verb: "verify", reason: "ALREADY_CLOSED" }] },
      },
    ]);
    await publishMeeting(cast.centre, { meetingId }, plainPapers, at);
    expect((await getIssue(cast.centre, issueId, at.now)).studies).toMatchObject([{ result: "closed" }]);
  });

  it("点名、改纪要文字：清空就还给规则", async () => {
    const meetingId = await plannedMeeting(seriesId, "2017-05-12");
    const at = on("2017-05-12");
    await startMeeting(cast.centre, { meetingId }, at);
    const { attendance } = await getMeeting(cast.centre, meetingId, at.now);
    expect(attendance.map(({ name }) => name)).toEqual(["市国土资源局"]);
    const attendanceId = attendance[0]?.id ?? "";
    await recordAttendance(cast.centre, { attendanceId, presence: "deputy", person: "副科长" }, at);
    for (const name of ["县供电公司", "县水务局"]) {
      await addAttendance(cast.centre, { meetingId, name }, at);
    }
    await db().meetingAttendance.updateMany({ where: { meetingId, person: "" }, data: { presence: null } });
    const traces = () =>
      db().traceEvent.count({ where: { subjectId: meetingId, verb: "meeting.attendance" } });
    const before = await traces();
    const all = () => recordAllPresent(cast.centre, { meetingId }, at);
    await Promise.all([all(), all()]);
    expect(await traces()).toBe(before + 1);
    const called = (await getMeeting(cast.centre, meetingId, at.now)).attendance;
    expect(called.map(({ presence }) => presence)).toEqual(["deputy", "present", "present"]);
    expect(await outcomeOf(recordAllPresent(cast.leader, { meetingId }, at))).toBe(
      "FORBIDDEN MEETING_NOT_YOURS",
    );
    await concludeMeeting(cast.centre, { meetingId }, at);
    const word = (text: string, version: number) =>
      wordMinutesParagraph(cast.centre, { meetingId, key: "opening", text, version }, at);
    expect(await word("会议指出，要抓紧。", 0)).toEqual({ key: "opening", version: 1 });
    expect(await outcomeOf(word("另一个人的话", 0))).toBe("CONFLICT STALE_VERSION");
    expect(await getMinutesFacts(cast.leader, meetingId, at.now)).toMatchObject({
      texts: { opening: "会议指出，要抓紧。" },
      attendance: [{ presence: "deputy", person: "副科长" }, { name: "县供电公司" }, { name: "县水务局" }],
    });
    expect(await word("", 1)).toEqual({ key: "opening", version: 0 });
  });
});
