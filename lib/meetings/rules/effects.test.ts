import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/permissions";
import type { IssueFacts } from "@/lib/issues/rules/standing";
import { effectOf, type Heard, whyNotRecord } from "@/lib/meetings/rules/effects";

const clerk: Actor = {
  id: "clerk",
  name: "市项目推进中心",
  role: "centre",
  unitId: null,
  unitName: null,
  regionCode: null,
  leaderId: null,
};
const issue = (more: Partial<IssueFacts> = {}): IssueFacts => ({
  kind: "problem",
  state: "working",
  level: 2,
  regionCode: null,
  leadUnitId: "unit",
  leadRegionCode: null,
  assistingUnitIds: [],
  raisedByUnitId: null,
  projectUnitId: null,
  assignedLevel: 2,
  deadline: "2017-09-15",
  sentBackBy: [],
  extension: { pending: false, granted: false },
  shelvingPending: false,
  applicantId: null,
  closedOn: null,
  ...more,
});
const heard = (more: Partial<Heard>): Heard => ({
  section: "check",
  result: null,
  escalates: false,
  decided: false,
  ...more,
});
const effect = (said: Partial<Heard>, about: Partial<IssueFacts> = {}, actor = clerk) =>
  effectOf(heard(said), issue(about), actor, "2017-08-31");

describe("会上说的，印发时怎么落到台账", () => {
  it("没有说到的，什么都不变，下次还对照", () => {
    expect(effect({})).toEqual({ study: null, acts: [], refused: [] });
  });

  it.each(["progressing", "no_progress", "not_due"] as const)("%s：只记对照结果", (result) => {
    expect(effect({ result })).toEqual({ study: result, acts: [], refused: [] });
  });

  it("有三定的议定：记为议定", () => {
    expect(effect({ section: "issue", decided: true })).toEqual({ study: "decided", acts: [], refused: [] });
  });

  it("办结而单位已申请销号：会议核验销号", () => {
    expect(effect({ result: "closed" }, { state: "closing", applicantId: "unit's" })).toMatchObject({
      study: "closed",
      acts: ["verify"],
    });
  });

  it("办结而没有人申请：以会议记录申请销号，由别人核验", () => {
    expect(effect({ result: "closed" })).toMatchObject({ study: "closed", acts: ["requestCloseOut"] });
  });

  it("自己申请的不能由自己在会上核验", () => {
    expect(effect({ result: "closed" }, { state: "closing", applicantId: "clerk" })).toEqual({
      study: "closed",
      acts: [],
      refused: [{ verb: "verify", reason: "VERIFIER_IS_APPLICANT" }],
    });
  });

  it("还没有签收的不能销号；会前已经销号的只记一笔", () => {
    expect(effect({ result: "closed" }, { state: "assigned" }).refused).toEqual([
      { verb: "requestCloseOut", reason: "ISSUE_IS_ASSIGNED" },
    ]);
    expect(effect({ result: "closed" }, { state: "closed", closedOn: "2017-08-30" }).refused).toEqual([
      { verb: "verify", reason: "ALREADY_CLOSED" },
    ]);
  });

  it("提级：上一级；已在市级的说明为什么不能", () => {
    expect(effect({ result: "no_progress", escalates: true }).acts).toEqual(["escalate"]);
    expect(effect({ escalates: true }).study).toBe("progressing");
    expect(effect({ escalates: true }, { level: 3 }).refused).toEqual([
      { verb: "escalate", reason: "LEVEL_HIGHEST" },
    ]);
  });

  it("区县项目办的会不能销已提到中心的事项", () => {
    const office: Actor = { ...clerk, id: "office", role: "coordinator", regionCode: "512002" };
    const about = { state: "closing", level: 2, regionCode: "512002", applicantId: "unit's" } as const;
    expect(effect({ result: "closed" }, about, office).refused).toEqual([
      { verb: "verify", reason: "AUTHORITY_ONLY" },
    ]);
  });
});

describe("记录本身", () => {
  it.each([
    ["check", "closed", false, null],
    ["issue", "progressing", true, null],
    ["check", "closed", true, "CLOSED_AND_ESCALATED"],
    ["account", "closed", false, "RESULT_NOT_OF_ISSUE"],
    ["lamps", null, true, "RESULT_NOT_OF_ISSUE"],
    ["free", null, false, null],
  ] as const)("%s %s 提级 %s：%s", (section, result, escalates, reason) => {
    expect(whyNotRecord({ section, result, escalates })).toBe(reason);
  });
});
