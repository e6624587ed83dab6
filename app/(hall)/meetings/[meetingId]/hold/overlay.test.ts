import { describe, expect, test } from "vitest";
import type { SessionAct } from "@/lib/meetings/rules/session-acts";
import { enqueue, localId, type QueueEntry, refuse, settle } from "@/lib/meetings/rules/session-queue";
import type { Snapshot } from "@/lib/web/meeting-session";
import { overlaid } from "./overlay";
import { againOf, clashesOf } from "./refused-values";

const UNITS = [
  { id: "u1", name: "市国土资源局" },
  { id: "u2", name: "市财政局" },
];

const decision = {
  id: "d1",
  sequence: 1,
  title: "签约",
  leadUnit: UNITS[0],
  assisting: [],
  project: null,
  version: 3,
};
const server = {
  id: "m1",
  items: [{ id: "i1", section: "check", result: null, remark: "无", escalates: false, version: 1 }],
  decisions: [decision],
  attendance: [{ id: "a1", name: "市财政局", presence: null, person: "", version: 1 }],
} as unknown as Snapshot;

const queued = (...acts: SessionAct[]): QueueEntry[] =>
  acts.reduce<QueueEntry[]>((entries, act, index) => enqueue(entries, `e${index}`, act), []);
const decided: SessionAct = {
  act: "decide",
  input: {
    meetingId: "m1",
    itemId: "i1",
    title: "腾退",
    leadUnitId: "u1",
    assistingUnitIds: ["u2"],
    leadPerson: "周科长",
    deadline: "2017-09-30",
    effect: "移交",
  },
};
const record = (remark: string, seen: string): SessionAct => ({
  act: "record",
  input: { itemId: "i1", remark, seen: { remark: seen } },
});

describe("what the clerk sees before it is saved", () => {
  test("every act stands at once as it will stand on the server", () => {
    const view = overlaid(
      server,
      queued(
        { act: "record", input: { itemId: "i1", result: "progressing", remark: "已签9户" } },
        decided,
        { act: "amend", input: { decisionId: localId("e1"), title: "全部腾退", leadUnitId: "u2" } },
        { act: "drop", input: { decisionId: "d1" } },
        { act: "attendance", input: { attendanceId: "a1", presence: "deputy" } },
        { act: "addItem", input: { meetingId: "m1", title: "冬季施工安全" } },
        { act: "addAttendance", input: { meetingId: "m1", name: "县供电公司" } },
      ),
      UNITS,
    );
    expect(view.items).toMatchObject([
      { result: "progressing", remark: "已签9户", escalates: false },
      { section: "free", title: "冬季施工安全" },
    ]);
    expect(view.decisions).toMatchObject([
      { sequence: 1, title: "全部腾退", leadUnit: UNITS[1], assisting: [UNITS[1]], effect: "移交" },
    ]);
    expect(view.attendance).toMatchObject([
      { presence: "deputy" },
      { name: "县供电公司", presence: "present" },
    ]);
  });

  test("all others are present: who has been called stays as called", () => {
    const called = { ...server, attendance: [...server.attendance, ...server.attendance] };
    const [first, second] = called.attendance.map((one, at) => ({ ...one, id: `a${at}`, presence: null }));
    const view = overlaid(
      { ...server, attendance: [first, second] as typeof server.attendance },
      queued(
        { act: "attendance", input: { attendanceId: "a0", presence: "leave" } },
        { act: "allPresent", input: { meetingId: "m1" } },
      ),
      UNITS,
    );
    expect(view.attendance).toMatchObject([{ presence: "leave" }, { presence: "present" }]);
  });

  test("what was refused stands as the server has it; what was done, too", () => {
    const entries = queued(record("甲", "无"), decided);
    const refused = refuse(entries, "e0", { code: "CONFLICT", reason: "CHANGED_MEANWHILE", detail: {} });
    const view = overlaid(server, settle(refused, "e1", { id: "d2", version: 1 }), UNITS);
    expect(view.items[0]?.remark).toBe("无");
    expect(view.decisions).toHaveLength(1);
  });
});

describe("two clerks at one place", () => {
  const changed = {
    ...server,
    items: [{ ...server.items[0], remark: "乙写的", result: "closed" }],
  } as unknown as Snapshot;
  const [mine] = queued({
    act: "record",
    input: { itemId: "i1", remark: "甲写的", escalates: true, seen: { remark: "无", escalates: false } },
  });
  if (!mine) throw new Error("nothing queued");

  test("only what both wrote differently is asked about", () => {
    expect(clashesOf(mine, changed)).toEqual([{ field: "remark", mine: "甲写的", theirs: "乙写的" }]);
    expect(clashesOf(mine, server)).toEqual([]);
  });

  test("one's own again, against what stands there now", () => {
    expect(againOf(mine, changed)?.act.input).toEqual({
      itemId: "i1",
      remark: "甲写的",
      escalates: true,
      seen: { remark: "乙写的", escalates: false },
    });
  });

  test("the other's stays, and the rest of one's own is saved; nothing left, nothing is sent", () => {
    expect(againOf(mine, changed, { without: ["remark"] })?.act.input).toEqual({
      itemId: "i1",
      escalates: true,
      seen: { escalates: false },
    });
    expect(againOf(mine, changed, { without: ["remark", "escalates"] })).toBeNull();
  });

  test("a decision that was amended meanwhile is amended against its new version", () => {
    const [entry] = enqueue(
      [],
      "e0",
      { act: "amend", input: { decisionId: "d1", title: "我的", version: 2 } },
      { title: "原来的" },
    );
    if (!entry) throw new Error("nothing queued");
    expect(clashesOf(entry, server)).toEqual([{ field: "title", mine: "我的", theirs: "签约" }]);
    expect(againOf(entry, server)).toEqual({
      act: { act: "amend", input: { decisionId: "d1", title: "我的", version: 3 } },
      seen: { title: "签约" },
    });
  });
});
