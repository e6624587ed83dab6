import { describe, expect, it } from "vitest";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import {
  buildAgenda,
  type Candidate,
  lampChangeOf,
  noProgressRun,
  type Standing,
} from "@/lib/meetings/rules/agenda";

const carried = (issue: string, times = 1): Candidate => ({
  section: "check",
  key: `check:${issue}`,
  issueId: issue,
  unitId: null,
  why: { code: "CARRIED", meetingId: "m", ordinal: 5, on: "2017-07-31", times, noProgressRun: 0 },
});
const raised = (issue: string): Candidate => ({
  section: "issue",
  key: `issue:${issue}`,
  issueId: issue,
  unitId: null,
  why: { code: "RAISED", on: "2017-08-03" },
});
const item = (key: string, position: number, more: Partial<Standing> = {}): Standing => ({
  id: `id of ${key}`,
  section: key.split(":")[0] as Standing["section"],
  key,
  origin: "built",
  position,
  touched: false,
  ...more,
});

describe("议程自动生成", () => {
  it("第一次生成：各部分按次序排", () => {
    const build = buildAgenda([carried("a"), carried("b"), raised("c")], []);
    expect(build.add.map(({ key, position }) => [key, position])).toEqual([
      ["check:a", 1],
      ["check:b", 2],
      ["issue:c", 1],
    ]);
    expect(build).toMatchObject({ refresh: [], drop: [] });
  });

  it("再次生成：新的接在本部分之后，手排的次序不动，理由更新", () => {
    const build = buildAgenda(
      [carried("a", 2), carried("b"), carried("c")],
      [item("check:b", 1), item("check:a", 4)],
    );
    expect(build.add.map(({ key, position }) => [key, position])).toEqual([["check:c", 5]]);
    expect(build.refresh).toEqual([
      { id: "id of check:a", why: carried("a", 2).why },
      { id: "id of check:b", why: carried("b").why },
    ]);
  });

  it("撤下的、移走的不再回来；手加的不动；没人动过又不再需要的撤去", () => {
    const build = buildAgenda(
      [carried("a")],
      [
        item("check:a", 1, { touched: true }),
        item("check:gone", 2),
        item("check:spoken", 3, { touched: true }),
        item("issue:hand", 1, { origin: "hand" }),
        item("free:x", 1, { origin: "moved" }),
      ],
    );
    expect(build.add).toEqual([]);
    expect(build.drop).toEqual(["id of check:gone"]);
  });

  it("手加的事项到期自动上会时不重复，也保留手加的理由", () => {
    const build = buildAgenda([raised("a")], [item("issue:a", 1, { origin: "hand" })]);
    expect(build).toEqual({ add: [], refresh: [], drop: [] });
  });
});

describe("通报哪些灯", () => {
  const at = (lamp: Lamp, behindRun: number, redRun: number) => ({ lamp, behindRun, redRun });
  it.each<[string, Lamp | null, ReturnType<typeof at>, ReturnType<typeof lampChangeOf>]>([
    ["首次亮红灯", "yellow", at("red", 2, 1), "newly_red"],
    ["连续亮红灯", "red", at("red", 3, 2), "continued_red"],
    ["暂停一个月后仍是红灯：连续", "paused", at("red", 3, 2), "continued_red"],
    ["新亮黄灯", "green", at("yellow", 1, 0), "newly_yellow"],
    ["第一个月就亮黄灯", null, at("yellow", 1, 0), "newly_yellow"],
    ["连续黄灯（三个月转红的读法）不再通报", "yellow", at("yellow", 2, 0), null],
    ["退出红灯", "red", at("green", 0, 0), "exit"],
    ["经黄灯退出红灯：退出", "red", at("yellow", 0, 0), "exit"],
    ["经黄灯退出之后转绿：已通报过", "yellow", at("green", 0, 0), null],
    ["红灯改判黄灯：仍落后，按新亮黄灯通报", "red", at("yellow", 3, 0), "newly_yellow"],
    ["红灯项目暂停", "red", at("paused", 3, 2), null],
    ["一直绿灯", "green", at("green", 0, 0), null],
  ])("%s", (_case, before, now, change) => {
    expect(lampChangeOf(before, now)).toBe(change);
  });
});

describe("连续无进展", () => {
  it.each([
    [[], 0],
    [["decided"], 0],
    [["decided", "no_progress"], 1],
    [["no_progress", "no_progress"], 2],
    [["no_progress", "progressing"], 0],
    [["no_progress", "not_due", "no_progress"], 1],
  ])("%j：%i 次", (results, run) => {
    expect(noProgressRun(results)).toBe(run);
  });
});
