import { describe, expect, it } from "vitest";
import { type ApprovedChange, effectiveFrom, factsInForce, withSide } from "@/lib/changes/rules/in-force";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";

const later = (to: string, from: string, period: string): ApprovedChange => ({
  what: "plannedCompletion",
  target: "",
  from: { day: from },
  to: { day: to },
  effectiveFrom: period,
});

const even = { annualPlan: 1200, monthlyPlan: [], physicalGoal: null };
const stepped = {
  annualPlan: 600,
  monthlyPlan: Array.from({ length: 12 }, (_, i) => (i + 1) * 50),
  physicalGoal: null,
};

const facts: ProjectFacts = {
  annualPlans: { "2017": 1200, "2018": 500 },
  monthlyPlan: { "2018-01": 40 },
  plannedStart: "2017-01-01",
  plannedCompletion: "2018-12-31",
  milestones: [{ name: "封顶", planned: "2017-09-30", actual: null }],
  reports: {},
};

describe("lamps of closed periods never change by a plan change", () => {
  const twice = [later("2018-12-31", "2018-06-30", "2017-09"), later("2018-06-30", "2017-12-31", "2017-06")];

  it.each([
    ["a period before both is lit by the first plan", "2017-05", "2017-12-31"],
    ["the period open at the first approval sees the first change", "2017-06", "2018-06-30"],
    ["and so do those until the second", "2017-08", "2018-06-30"],
    ["the period open at the second approval sees both", "2017-09", "2018-12-31"],
    ["and so do all later ones", "2018-03", "2018-12-31"],
  ])("%s", (_, period, completion) => {
    expect(factsInForce(facts, twice, period).plannedCompletion).toBe(completion);
  });

  it("undoes a plan with its months, and leaves other years alone", () => {
    const change = { what: "plan", target: "2017", from: even, to: stepped } as const;
    const changed = withSide(facts, change, "to");
    expect(changed.annualPlans).toEqual({ "2017": 600, "2018": 500 });
    expect(changed.monthlyPlan).toMatchObject({ "2017-06": 300, "2018-01": 40 });
    expect(factsInForce(changed, [{ ...change, effectiveFrom: "2017-11" }], "2017-10")).toEqual(facts);
    expect(factsInForce(changed, [{ ...change, effectiveFrom: "2017-11" }], "2017-11")).toEqual(changed);
  });

  it("moves one milestone, and none that is no longer there", () => {
    const moved = (target: string) =>
      withSide(
        facts,
        { what: "milestone", target, from: { day: "2017-09-30" }, to: { day: "2017-12-01" } },
        "to",
      );
    expect(moved("封顶").milestones).toEqual([{ name: "封顶", planned: "2017-12-01", actual: null }]);
    expect(moved("试车").milestones).toEqual(facts.milestones);
  });
});

describe("an approved change takes effect from the period open at the approval", () => {
  it.each([
    [
      "the one being filed",
      [
        ["2017-10", "closed"],
        ["2017-11", "open"],
      ],
      "2017-11",
    ],
    [
      "not one that is locked and waits for its close",
      [
        ["2017-10", "locked"],
        ["2017-11", "open"],
      ],
      "2017-11",
    ],
    [
      "nor one that was re-opened",
      [
        ["2017-09", "locked"],
        ["2017-10", "closed"],
        ["2017-11", "open"],
      ],
      "2017-11",
    ],
    [
      "the month to come where filing is over in all",
      [
        ["2017-09", "closed"],
        ["2017-10", "locked"],
      ],
      "2017-11",
    ],
    ["across a year's end", [["2017-12", "locked"]], "2018-01"],
    ["this month where there is none yet", [], "2017-11"],
  ] as const)("%s", (_, periods, expected) => {
    expect(
      effectiveFrom(
        periods.map(([id, state]) => ({ id, state })),
        "2017-11",
      ),
    ).toBe(expected);
  });
});
