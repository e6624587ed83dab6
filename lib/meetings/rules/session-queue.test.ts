import { describe, expect, test } from "vitest";
import type { SessionAct } from "./session-acts";
import {
  discard,
  enqueue,
  localId,
  markTried,
  nextToSend,
  type QueueEntry,
  rebased,
  refuse,
  settle,
} from "./session-queue";

const ITEM = "0197a000-0000-7000-8000-000000000001";
const OTHER = "0197a000-0000-7000-8000-000000000002";
const DECISION = "0197a000-0000-7000-8000-000000000003";
const UNIT = "0197a000-0000-7000-8000-000000000004";
const MEETING = "0197a000-0000-7000-8000-000000000005";

const remark = (text: string, seen: string, itemId = ITEM): SessionAct => ({
  act: "record",
  input: { itemId, remark: text, seen: { remark: seen } },
});
const decided = (title: string): SessionAct => ({
  act: "decide",
  input: {
    meetingId: MEETING,
    itemId: ITEM,
    title,
    leadUnitId: UNIT,
    leadPerson: "周科长",
    deadline: "2017-09-30",
    effect: "移交作业面",
  },
});
const amend = (decisionId: string, title: string, version?: number): SessionAct => ({
  act: "amend",
  input: { decisionId, title, ...(version ? { version } : {}) },
});
const queued = (...acts: SessionAct[]): QueueEntry[] =>
  acts.reduce<QueueEntry[]>((entries, act, index) => enqueue(entries, `e${index}`, act), []);
const inputOf = (entries: readonly QueueEntry[], at: number) => entries[at]?.act.input;
const refusal = { code: "CONFLICT", reason: "CHANGED_MEANWHILE", detail: {} };

describe("the queue of what is to be saved", () => {
  test("goes in order, one at a time", () => {
    const entries = queued(remark("一", ""), decided("签约"), remark("二", "", OTHER));
    expect(entries.map(({ id }) => id)).toEqual(["e0", "e1", "e2"]);
    expect(nextToSend(entries)?.id).toBe("e0");
    expect(nextToSend(settle(entries, "e0", { id: ITEM, version: 2 }))?.id).toBe("e1");
  });

  test("typing on becomes one act, counted from what was seen before the first", () => {
    const entries = queued(remark("已签", "无"), remark("已签约9户", "已签"));
    expect(entries).toHaveLength(1);
    expect(inputOf(entries, 0)).toEqual({ itemId: ITEM, remark: "已签约9户", seen: { remark: "无" } });
  });

  test("result and remark of one item become one act", () => {
    const result: SessionAct = {
      act: "record",
      input: { itemId: ITEM, result: "progressing", seen: { result: null } },
    };
    expect(inputOf(queued(remark("已签", "无"), result), 0)).toEqual({
      itemId: ITEM,
      remark: "已签",
      result: "progressing",
      seen: { result: null, remark: "无" },
    });
  });

  test("what may already have arrived is never changed: what is typed on is an act of its own", () => {
    const tried = markTried(queued(remark("已签", "无")), "e0");
    const entries = enqueue(tried, "e1", remark("已签约9户", "已签"));
    expect(entries.map(({ id, tried: sent }) => [id, sent])).toEqual([
      ["e0", true],
      ["e1", false],
    ]);
  });

  test("a line that is cut again and again changes nothing: the same act is the next one, under the same key", () => {
    let entries = queued(remark("一", ""));
    for (let time = 0; time < 5; time++) entries = markTried(entries, nextToSend(entries)?.id ?? "");
    expect(nextToSend(entries)?.id).toBe("e0");
  });

  test("a decision made without a line is amended and dropped by its local id, until it has one", () => {
    const entries = queued(decided("签约"), amend(localId("e0"), "签约腾退"), {
      act: "drop",
      input: { decisionId: localId("e0") },
    });
    expect(entries).toHaveLength(3);
    const after = settle(entries, "e0", { id: DECISION, version: 1 });
    expect(after.map(({ act }) => act.input)).toEqual([
      { decisionId: DECISION, title: "签约腾退", version: 1 },
      { decisionId: DECISION, version: 1 },
    ]);
  });

  test("an amendment that follows another counts from its version", () => {
    const tried = markTried(queued(amend(DECISION, "一", 3)), "e0");
    const entries = settle(enqueue(tried, "e1", amend(DECISION, "二", 3)), "e0", {
      id: DECISION,
      version: 4,
    });
    expect(inputOf(entries, 0)).toMatchObject({ title: "二", version: 4 });
  });

  test("a refusal keeps what was typed, holds up nothing else, and holds back what hangs on it", () => {
    const entries = refuse(
      queued(decided("签约"), amend(localId("e0"), "签约腾退"), remark("二", "", OTHER)),
      "e0",
      refusal,
    );
    expect(nextToSend(entries)?.id).toBe("e2");
    expect(entries[0]).toMatchObject({ act: { input: { title: "签约" } }, refused: refusal });
    expect(discard(entries, "e0").map(({ id }) => id)).toEqual(["e2"]);
  });

  test("after a refusal one types on in a new act", () => {
    const entries = enqueue(refuse(queued(remark("甲", "")), "e0", refusal), "e1", remark("乙", "丙"));
    expect(entries).toHaveLength(2);
    expect(nextToSend(entries)?.id).toBe("e1");
  });

  test("another clerk's change of another field is no conflict; of the same field it is", () => {
    const [entry] = enqueue([], "e0", amend(DECISION, "签约腾退", 3), { title: "签约" });
    if (!entry) throw new Error("nothing queued");
    expect(rebased(entry, { title: "签约", effect: "新的", version: 4 })?.input).toMatchObject({
      title: "签约腾退",
      version: 4,
    });
    expect(rebased(entry, { title: "腾退", version: 4 })).toBeNull();
  });
});
