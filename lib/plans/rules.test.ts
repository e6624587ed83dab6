import { describe, expect, it } from "vitest";
import { carryAct, carryOf, evenMonths, type Unfinished } from "@/lib/plans/rules";

describe("spread evenly: the annual plan over the months planned within the year", () => {
  it.each([
    ["all twelve without dates", null, null, [100, 200, 1200]],
    ["from the planned start on", "2018-07-01", null, [0, 0, 1200]],
    ["up to the planned completion", null, "2018-02-10", [600, 1200, 1200]],
    ["dates outside the year do not narrow it", "2016-05-01", "2020-01-01", [100, 200, 1200]],
  ])("%s", (_, plannedStart, plannedCompletion, [january, february, december]) => {
    const months = evenMonths(2018, 1200, { plannedStart, plannedCompletion });
    expect(months).toHaveLength(12);
    expect([months[0], months[1], months[11]]).toEqual([january, february, december]);
  });

  it("rounds half up to 分 and ends at the amount", () => {
    const months = evenMonths(2018, 100, { plannedStart: null, plannedCompletion: null });
    expect([months[0], months[5], months[11]]).toEqual([8.33, 50, 100]);
  });
});

const project: Unfinished = {
  totalInvestment: 10_000,
  investedBefore: 3_000,
  investedInYear: 1_000,
  plannedStart: "2017-03-01",
  plannedCompletion: "2019-06-30",
};

describe("结转: unfinished projects go on into the next year's plan with what has been invested", () => {
  it.each([
    [
      "what remains over the 18 planned months that remain, twelve of them next year",
      {},
      [4_000, 6_000, 4_000, []],
    ],
    [
      "all of it when completion falls into the year",
      { plannedCompletion: "2018-05-31" },
      [4_000, 6_000, 6_000, []],
    ],
    [
      "only the months after a start within the year",
      { plannedStart: "2018-07-01", plannedCompletion: "2018-12-31" },
      [4_000, 6_000, 6_000, []],
    ],
    [
      "six of twelve months when it starts in July and ends the next June",
      { plannedStart: "2018-07-01" },
      [4_000, 6_000, 3_000, []],
    ],
    [
      "completion past is flagged and left to be filled in",
      { plannedCompletion: "2017-12-31" },
      [4_000, 6_000, null, ["COMPLETION_PAST"]],
    ],
    ["so is a missing completion", { plannedCompletion: null }, [4_000, 6_000, null, ["NO_COMPLETION"]]],
    [
      "and a project whose total is reached",
      { investedInYear: 7_500 },
      [10_500, 0, null, ["NOTHING_REMAINS"]],
    ],
    [
      "a start beyond the year brings nothing into it",
      { plannedStart: "2019-02-01" },
      [4_000, 6_000, null, []],
    ],
    [
      "half a 分 rounds up",
      { totalInvestment: 4_000.03, plannedCompletion: "2019-12-31" },
      [4_000, 0.03, 0.02, []],
    ],
  ] as const)("%s", (_, more, [investedBefore, remaining, proposed, flags]) => {
    expect(carryOf({ ...project, ...more }, 2018)).toEqual({ investedBefore, remaining, proposed, flags });
  });

  it.each([
    ["a project without a plan of the year is carried", null, "new"],
    ["again, nothing changes", { carriedFrom: 2017, investedBefore: 4_000 }, "same"],
    [
      "what was accepted since brings the figure up to date",
      { carriedFrom: 2017, investedBefore: 3_900 },
      "refresh",
    ],
    ["a plan made otherwise is left alone", { carriedFrom: null, investedBefore: null }, "other"],
  ] as const)("%s", (_, plan, act) => {
    expect(carryAct(plan, 2017, 4_000)).toBe(act);
  });
});
