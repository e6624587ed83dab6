import { describe, expect, it } from "vitest";
import {
  isLastMinute,
  isLocked,
  whyNotDecide,
  whyNotRequest,
  whyNotWithdraw,
} from "@/lib/changes/rules/request";
import { type Change, type Changing, sameValue, standingValue } from "@/lib/changes/rules/value";

const plan = { annualPlan: 1200, monthlyPlan: [], physicalGoal: "封顶" };
const project: Changing = {
  plannedStart: "2017-03-01",
  plannedCompletion: "2018-06-30",
  actualCompletion: null,
  milestones: [
    { name: "封顶", planned: "2017-09-30", actual: null },
    { name: "开挖", planned: "2017-04-30", actual: "2017-05-02" },
  ],
  plans: [
    { year: 2017, confirmed: true, ...plan },
    { year: 2018, confirmed: false, ...plan },
  ],
};

const day = (
  what: "plannedStart" | "plannedCompletion" | "milestone",
  from: string,
  to: string,
  target = "",
): Change => ({
  what,
  target,
  from: { day: from },
  to: { day: to },
});
const amounts = (year: number, to: number): Change => ({
  what: "plan",
  target: String(year),
  from: plan,
  to: { ...plan, annualPlan: to },
});

describe("until a year's plan is confirmed it is a draft; from then on changes go by request", () => {
  it.each([
    ["a later completion may be asked for", day("plannedCompletion", "2018-06-30", "2018-12-31"), null],
    ["an open milestone may be asked for", day("milestone", "2017-09-30", "2017-12-31", "封顶"), null],
    ["a confirmed year's plan may be asked for", amounts(2017, 900), null],
    ["a draft is edited, not asked for", amounts(2018, 900), "CHANGE_NOT_LOCKED"],
    [
      "the same day again is no change",
      day("plannedCompletion", "2018-06-30", "2018-06-30"),
      "CHANGE_NOTHING",
    ],
    ["the same plan again is no change", amounts(2017, 1200), "CHANGE_NOTHING"],
    [
      "what is reached needs no later date",
      day("milestone", "2017-04-30", "2017-06-30", "开挖"),
      "CHANGE_MILESTONE_REACHED",
    ],
    [
      "completion lies after the start",
      day("plannedCompletion", "2018-06-30", "2017-02-28"),
      "CHANGE_BEFORE_START",
    ],
    [
      "and the start before completion",
      day("plannedStart", "2017-03-01", "2018-07-01"),
      "CHANGE_BEFORE_START",
    ],
  ] as const)("%s", (_, change, expected) => {
    expect(whyNotRequest(project, change)).toBe(expected);
  });

  it("is not asked for a project without any confirmed plan, nor for one that is finished", () => {
    const later = day("plannedCompletion", "2018-06-30", "2018-12-31");
    const draft = { ...project, plans: project.plans.map((item) => ({ ...item, confirmed: false })) };
    expect(whyNotRequest(draft, later)).toBe("CHANGE_NOT_LOCKED");
    expect(isLocked(draft, { what: "plannedStart", target: "" })).toBe(false);
    expect(whyNotRequest({ ...project, actualCompletion: "2017-10-01" }, later)).toBe(
      "CHANGE_PROJECT_FINISHED",
    );
  });

  it("compares money in whole 分 and knows what stands there", () => {
    expect(sameValue({ ...plan, annualPlan: 0.1 + 0.2 }, { ...plan, annualPlan: 0.3 })).toBe(true);
    expect(sameValue({ day: null }, { ...plan })).toBe(false);
    expect(standingValue(project, { what: "milestone", target: "封顶" })).toEqual({ day: "2017-09-30" });
    expect(standingValue(project, { what: "milestone", target: "无" })).toBeNull();
    expect(standingValue(project, { what: "plan", target: "2019" })).toBeNull();
  });
});

describe("临期申请: in the last five days before a period's lock", () => {
  const lock = new Date("2017-11-26T00:00:00+08:00");
  it.each([
    ["2017-11-20T23:59:59+08:00", false],
    ["2017-11-21T00:00:00+08:00", true],
    ["2017-11-25T23:59:59+08:00", true],
    ["2017-11-26T00:00:00+08:00", false],
  ])("%s → %s", (at, expected) => {
    expect(isLastMinute(new Date(at), lock)).toBe(expected);
  });
  it("is nothing while no period is being filed", () => {
    expect(isLastMinute(lock, null)).toBe(false);
  });
});

describe("decided once, and not by whoever asked", () => {
  const asked = { state: "pending", requestedById: "a", onBehalfOf: null } as const;
  it.each([
    ["another one decides", asked, "b", null, "CHANGE_NOT_OWN"],
    ["nobody grants their own wish", asked, "a", "CHANGE_OWN", null],
    [
      "the centre decides what it entered on a unit's behalf",
      { ...asked, onBehalfOf: "市住建局" },
      "a",
      null,
      null,
    ],
    [
      "what is decided stays",
      { ...asked, state: "refused" as const },
      "b",
      "CHANGE_DECIDED",
      "CHANGE_NOT_OWN",
    ],
    [
      "what was taken back too",
      { ...asked, state: "withdrawn" as const },
      "a",
      "CHANGE_DECIDED",
      "CHANGE_DECIDED",
    ],
  ] as const)("%s", (_, request, actor, decide, withdraw) => {
    expect(whyNotDecide(request, actor)).toBe(decide);
    expect(whyNotWithdraw(request, actor)).toBe(withdraw);
  });
});
