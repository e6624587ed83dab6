import { describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import type { Day } from "@/lib/core/periods";
import { acceptIssue, reportProgress } from "@/lib/issues/commands/answer-issue";
import { registerIssue } from "@/lib/issues/commands/register-issue";
import { getIssue } from "@/lib/issues/queries/get-issue";
import { buildMeetingAgenda } from "@/lib/meetings/commands/build-agenda";
import { decide, dropDecision } from "@/lib/meetings/commands/decide";
import { publishMeeting } from "@/lib/meetings/commands/publish-meeting";
import { recordItem } from "@/lib/meetings/commands/record-item";
import { concludeMeeting, startMeeting } from "@/lib/meetings/commands/run-meeting";
import { getMeetingDocument, getUnitSheet } from "@/lib/meetings/queries/meeting-papers";
import { verifyChain } from "@/lib/trace/queries";
import { on, outcomeOf } from "@/tests/support/factories";
import { type Cast, issueAt, problemOf } from "@/tests/support/ledger";
import { agendaOf, eachInMeetingCity, holdMeeting, itemAbout } from "@/tests/support/meeting-city";
import { plainPapers, plannedMeeting } from "@/tests/support/meetings";

let cast: Cast;
let seriesId: string;

eachInMeetingCity((made) => {
  ({ cast, seriesId } = made);
});

const itemsOf = (meetingId: string, day: Day) => agendaOf(cast.centre, meetingId, day);

const fixes = (title: string, deadline: Day) => ({
  title,
  leadUnitId: cast.lead.unitId ?? "",
  leadPerson: "科长",
  assistingUnitIds: [cast.assisting.unitId ?? ""],
  deadline,
  effect: "移交作业面",
});

describe("两次例会接起来", () => {
  it("第二次的对照检查，正好是第一次没有办结的加上第一次议定的；印发的文件不再变化", async () => {
    const [open, done, fresh] = [
      await issueAt("working", cast, null),
      await issueAt("closing", cast, null),
      (await registerIssue(cast.centre, problemOf(null, { title: "还没交办的问题" }), on("2017-05-09"))).id,
    ];
    const first = await plannedMeeting(seriesId, "2017-05-12");
    const published = await holdMeeting(cast.centre, first, "2017-05-12", async () => {
      expect((await itemsOf(first, "2017-05-12")).map(({ section, issue }) => [section, issue?.id])).toEqual([
        ["issue", open],
        ["issue", done],
        ["issue", fresh],
      ]);
      const [a, b, c] = await Promise.all(
        [open, done, fresh].map((id) => itemAbout(cast.centre, first, id, "2017-05-12")),
      );
      await recordItem(
        cast.centre,
        { itemId: a?.id ?? "", result: "progressing", remark: "已签约9户" },
        on("2017-05-12"),
      );
      await recordItem(
        cast.centre,
        { itemId: b?.id ?? "", result: "closed", remark: "同意销号" },
        on("2017-05-12"),
      );
      await decide(
        cast.centre,
        { meetingId: first, itemId: c?.id ?? null, ...fixes("解决问题", "2017-05-31") },
        on("2017-05-12"),
      );
      await decide(
        cast.centre,
        { meetingId: first, ...fixes("打通临时便道", "2017-05-26") },
        on("2017-05-12"),
      );
    });
    expect(published).toMatchObject({ ordinal: 1 });
    expect((await getIssue(cast.centre, done, on("2017-05-12").now)).state).toBe("closed");
    expect(await getIssue(cast.centre, fresh, on("2017-05-12").now)).toMatchObject({
      state: "assigned",
      fixes: { deadline: "2017-05-31", leadUnit: { name: "市国土资源局" } },
      studies: [{ result: "decided" }],
    });
    const directive = await db().issue.findFirstOrThrow({ where: { kind: "directive" } });
    expect(directive).toMatchObject({
      number: "DB-2017-0001",
      state: "assigned",
      level: 2,
      source: "meeting",
    });

    const before = await getMeetingDocument(cast.centre, first, "minutes", on("2017-05-12").now);
    await acceptIssue(cast.lead, { issueId: directive.id }, on("2017-05-15"));
    await reportProgress(cast.lead, { issueId: directive.id, text: "便道路基完成" }, on("2017-05-20"));

    const second = await plannedMeeting(seriesId, "2017-05-26");
    await buildMeetingAgenda(cast.centre, { meetingId: second }, on("2017-05-25"));
    const checks = (await itemsOf(second, "2017-05-26")).filter(({ section }) => section === "check");
    expect(new Set(checks.map(({ issue }) => issue?.id))).toEqual(new Set([open, fresh, directive.id]));
    expect(checks.map(({ why }) => why)).toContainEqual({
      code: "CARRIED",
      meetingId: first,
      ordinal: 1,
      on: "2017-05-12",
      times: 1,
      noProgressRun: 0,
    });
    const accounts = (await itemsOf(second, "2017-05-26")).filter(({ section }) => section === "account");
    expect(accounts.map(({ unit, why }) => [unit?.name, why])).toEqual([
      ["市国土资源局", { code: "ACCOUNT", red: 0, overdue: 0, promised: 1 }],
    ]);
    const sheet = await getUnitSheet(cast.lead, second, cast.lead.unitId ?? "", on("2017-05-26").now);
    expect(sheet.promises.map(({ text, latest }) => [text, latest?.text ?? null])).toEqual([
      ["解决问题", null],
      ["打通临时便道", "便道路基完成"],
    ]);
    const after = await getMeetingDocument(cast.lead, first, "minutes", on("2017-06-01").now);
    expect(after.bytes.equals(before.bytes)).toBe(true);
    expect(after.sha256).toBe(published.minutesSha256);
    expect((await verifyChain(cast.centre, "system")).brokenAt).toBeNull();
  });

  it("上次会议没有印发，下一次不能开；开会才有第几次", async () => {
    const first = await plannedMeeting(seriesId, "2017-05-12");
    const second = await plannedMeeting(seriesId, "2017-05-26");
    await startMeeting(cast.centre, { meetingId: first }, on("2017-05-12"));
    expect(await outcomeOf(startMeeting(cast.centre, { meetingId: second }, on("2017-05-26")))).toBe(
      "RULE_VIOLATION EARLIER_NOT_PUBLISHED",
    );
    await concludeMeeting(cast.centre, { meetingId: first }, on("2017-05-12"));
    await publishMeeting(cast.centre, { meetingId: first }, plainPapers, on("2017-05-12"));
    expect((await startMeeting(cast.centre, { meetingId: second }, on("2017-05-26"))).ordinal).toBe(2);
  });

  it("两次同时印发只有一次生效；印发之后数据库不许再改", async () => {
    const meetingId = await plannedMeeting(seriesId, "2017-05-12");
    await startMeeting(cast.centre, { meetingId }, on("2017-05-12"));
    const { id: decisionId } = await decide(
      cast.centre,
      { meetingId, ...fixes("打通便道", "2017-05-26") },
      on("2017-05-12"),
    );
    await concludeMeeting(cast.centre, { meetingId }, on("2017-05-12"));
    const publish = () =>
      outcomeOf(publishMeeting(cast.centre, { meetingId }, plainPapers, on("2017-05-12")));
    expect((await Promise.all([publish(), publish()])).sort()).toEqual([
      "RULE_VIOLATION MEETING_IS_PUBLISHED",
      "done",
    ]);
    expect(await db().issue.count()).toBe(1);
    expect(await outcomeOf(dropDecision(cast.centre, { decisionId }, on("2017-05-13")))).toBe(
      "RULE_VIOLATION MEETING_IS_PUBLISHED",
    );
    await expect(
      db().meetingDecision.update({ where: { id: decisionId }, data: { title: "改了" } }),
    ).rejects.toThrow();
    await expect(db().meetingDocument.deleteMany({ where: { meetingId } })).rejects.toThrow();
  });
});
