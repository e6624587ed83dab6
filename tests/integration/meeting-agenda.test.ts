import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/core/db";
import { addAgendaItem } from "@/lib/meetings/commands/add-agenda-item";
import { buildMeetingAgenda } from "@/lib/meetings/commands/build-agenda";
import { amendDecision, decide, dropDecision } from "@/lib/meetings/commands/decide";
import { editAgendaItem, reorderAgendaItem } from "@/lib/meetings/commands/edit-agenda";
import { recordItem } from "@/lib/meetings/commands/record-item";
import { startMeeting } from "@/lib/meetings/commands/run-meeting";
import { moveAgendaItem, removeAgendaItem, restoreAgendaItem } from "@/lib/meetings/commands/take-off-item";
import { getMeeting } from "@/lib/meetings/queries/get-meeting";
import { freshDatabase, type TestDatabase } from "@/tests/support/database";
import { emptyCity, makeProject, on, outcomeOf } from "@/tests/support/factories";
import { type Cast, issueAt, makeCast } from "@/tests/support/ledger";
import { makeSeries, plannedMeeting } from "@/tests/support/meetings";

const DAY = "2017-05-12";
const at = on(DAY);

let database: TestDatabase;
let cast: Cast;
let seriesId: string;
let meetingId: string;
let issues: string[];

beforeAll(async () => {
  database = await freshDatabase();
});

beforeEach(async () => {
  await emptyCity(database.ownerUrl);
  cast = await makeCast();
  seriesId = await makeSeries({ level: 2 });
  meetingId = await plannedMeeting(seriesId, DAY);
  issues = [];
  for (let count = 0; count < 3; count++) issues.push(await issueAt("working", cast, null));
  await buildMeetingAgenda(cast.centre, { meetingId }, at);
});

const items = async (id = meetingId) => (await getMeeting(cast.centre, id, at.now)).items;
const order = async () =>
  (await items()).filter(({ removed }) => !removed).map(({ issue, title }) => issue?.id ?? title);
const itemOf = async (issueId: string | undefined, id = meetingId) => {
  const item = (await items(id)).find(({ issue }) => issue?.id === issueId);
  if (!item) throw new Error("not on the agenda");
  return item;
};
const rebuild = () => buildMeetingAgenda(cast.centre, { meetingId }, at);

describe("手改的议程", () => {
  it("调整顺序、加备注、加自由议题，再生成都还在", async () => {
    const [first, second, third] = issues;
    const { id: itemId } = await itemOf(third);
    await reorderAgendaItem(cast.centre, { itemId, beforeId: (await itemOf(first)).id }, at);
    await editAgendaItem(cast.centre, { itemId, note: "请国土局带图纸" }, at);
    await addAgendaItem(cast.centre, { meetingId, title: "学习省里通报", note: "十分钟" }, at);
    const fourth = await issueAt("registered", cast, null);
    expect(await rebuild()).toMatchObject({ added: 1, dropped: 0 });
    expect(await order()).toEqual([third, first, second, fourth, "学习省里通报"]);
    expect(await itemOf(third)).toMatchObject({ note: "请国土局带图纸", why: { code: "RAISED" } });
    expect(await outcomeOf(editAgendaItem(cast.centre, { itemId, title: "改名" }, at))).toBe(
      "RULE_VIOLATION TITLE_NOT_FREE",
    );
  });

  it("撤下要有理由，再生成不回来，可以恢复；说过的不能撤", async () => {
    const [first] = issues;
    const { id: itemId, version } = await itemOf(first);
    await removeAgendaItem(cast.centre, { itemId, version, reason: "材料没有报来" }, at);
    expect(await outcomeOf(removeAgendaItem(cast.centre, { itemId, version, reason: "又一次" }, at))).toBe(
      "CONFLICT STALE_VERSION",
    );
    await rebuild();
    expect(await order()).toEqual(issues.slice(1));
    expect(await itemOf(first)).toMatchObject({ removed: true, removedReason: "材料没有报来" });
    await restoreAgendaItem(cast.centre, { itemId }, at);
    expect(await order()).toEqual(issues);
    await startMeeting(cast.centre, { meetingId }, at);
    await recordItem(cast.centre, { itemId, result: "progressing" }, at);
    expect(await outcomeOf(removeAgendaItem(cast.centre, { itemId, reason: "不议了" }, at))).toBe(
      "RULE_VIOLATION ITEM_HEARD",
    );
  });

  it("移到另一次会议：那边说明从哪里来，这边不再恢复；两边都留痕迹", async () => {
    const next = await plannedMeeting(seriesId, "2017-05-26");
    const [first] = issues;
    const { id: itemId } = await itemOf(first);
    await moveAgendaItem(cast.centre, { itemId, toMeetingId: next, reason: "等专家意见" }, at);
    expect((await itemOf(first, next)).why).toMatchObject({
      code: "MOVED",
      meetingId,
      on: DAY,
      reason: "等专家意见",
    });
    expect(await outcomeOf(restoreAgendaItem(cast.centre, { itemId }, at))).toBe(
      "RULE_VIOLATION ITEM_NOT_OFF",
    );
    await rebuild();
    expect(await order()).toEqual(issues.slice(1));
    await buildMeetingAgenda(cast.centre, { meetingId: next }, at);
    expect((await items(next)).map(({ issue }) => issue?.id)).toEqual([first, ...issues.slice(1)]);
    const events = await db().traceEvent.findMany({
      where: { subject: "meeting", verb: { in: ["agenda.move", "agenda.add"] } },
      select: { verb: true, subjectId: true, reason: true },
      orderBy: { sequence: "asc" },
    });
    expect(events).toEqual([
      { verb: "agenda.move", subjectId: meetingId, reason: "等专家意见" },
      { verb: "agenda.add", subjectId: next, reason: "等专家意见" },
    ]);
  });

  it("两人同时加同一个事项，只上一次", async () => {
    const late = await issueAt("working", cast, await makeProject({ regionCode: "512021" }));
    const add = () => outcomeOf(addAgendaItem(cast.centre, { meetingId, issueId: late }, at));
    expect((await Promise.all([add(), add()])).sort()).toEqual(["RULE_VIOLATION ITEM_ALREADY", "done"]);
    await rebuild();
    expect((await order()).filter((id) => id === late)).toHaveLength(1);
  });
});

describe("议定事项", () => {
  const fixes = () => ({
    title: "打通临时便道",
    leadUnitId: cast.lead.unitId ?? "",
    leadPerson: "科长",
    deadline: "2017-05-26",
    effect: "便道通车",
  });

  it("只改时限，其他都不动", async () => {
    await startMeeting(cast.centre, { meetingId }, at);
    const assistingUnitIds = [cast.assisting.unitId ?? ""];
    const given = { ...fixes(), category: "road", assistingUnitIds } as const;
    const { id: decisionId } = await decide(cast.centre, { meetingId, ...given }, at);
    await amendDecision(cast.centre, { decisionId, deadline: "2017-06-01" }, at);
    const [decision] = (await getMeeting(cast.centre, meetingId, at.now)).decisions;
    expect(decision).toMatchObject({
      deadline: "2017-06-01",
      category: "road",
      assisting: [{ name: "市规划局" }],
      title: "打通临时便道",
    });
  });

  it("可以改，可以撤；序号不留空", async () => {
    await startMeeting(cast.centre, { meetingId }, at);
    const ids: string[] = [];
    for (const title of ["一", "二", "三", "四"]) {
      ids.push((await decide(cast.centre, { meetingId, ...fixes(), title }, at)).id);
    }
    await amendDecision(cast.centre, { decisionId: ids[3] ?? "", deadline: "2017-06-01" }, at);
    await dropDecision(cast.centre, { decisionId: ids[1] ?? "" }, at);
    const { decisions } = await getMeeting(cast.centre, meetingId, at.now);
    expect(decisions.map(({ sequence, title, deadline }) => [sequence, title, deadline])).toEqual([
      [1, "一", "2017-05-26"],
      [2, "三", "2017-05-26"],
      [3, "四", "2017-06-01"],
    ]);
  });

  it.each([
    ["会前的时限", { deadline: "2017-05-11" }, "RULE_VIOLATION DEADLINE_PAST"],
    ["没有的单位", { leadUnitId: "00000000-0000-7000-8000-000000000000" }, "NOT_FOUND NOT_FOUND"],
    ["没有的项目", { projectId: "00000000-0000-7000-8000-000000000000" }, "NOT_FOUND NOT_FOUND"],
  ])("%s：不收", async (_case, more, refused) => {
    await startMeeting(cast.centre, { meetingId }, at);
    expect(await outcomeOf(decide(cast.centre, { meetingId, ...fixes(), ...more }, at))).toBe(refused);
  });

  it("停用的单位不能牵头；还没开的会不能议定", async () => {
    expect(await outcomeOf(decide(cast.centre, { meetingId, ...fixes() }, at))).toBe(
      "RULE_VIOLATION MEETING_IS_PREPARING",
    );
    await startMeeting(cast.centre, { meetingId }, at);
    await db().unit.update({ where: { id: cast.lead.unitId ?? "" }, data: { disabledAt: at.now } });
    expect(await outcomeOf(decide(cast.centre, { meetingId, ...fixes() }, at))).toBe(
      "RULE_VIOLATION UNIT_DISABLED",
    );
    await db().unit.update({ where: { id: cast.lead.unitId ?? "" }, data: { disabledAt: null } });
  });
});
