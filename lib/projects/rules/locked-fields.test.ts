import { describe, expect, it } from "vitest";
import { type LockablePlan, lockedChanges, lockedFieldsOf } from "@/lib/projects/rules/locked-fields";

const stands = {
  plannedStart: "2017-03-01",
  plannedCompletion: null,
  milestones: [
    { name: "基础完工", planned: "2017-05-01" },
    { name: "主体封顶", planned: "2017-09-01" },
  ],
};
const draft: LockablePlan = { year: 2017, confirmed: false };
const confirmed: LockablePlan = { year: 2017, confirmed: true };
const all = ["plannedStart", "plannedCompletion", "milestones.基础完工", "milestones.主体封顶", "plans.2017"];

describe("until a year's plan is confirmed everything is open, from then on it is locked", () => {
  it.each<[string, LockablePlan[], string[]]>([
    ["no plan at all", [], []],
    ["a draft locks nothing", [draft], []],
    ["a confirmed plan locks the days, the milestones and its year's amounts", [confirmed], all],
    ["next year's draft stays open beside it", [confirmed, { year: 2018, confirmed: false }], all],
    [
      "each confirmed year has its amounts locked",
      [confirmed, { year: 2018, confirmed: true }],
      [...all, "plans.2018"],
    ],
  ])("%s", (_, plans, locked) => expect(lockedFieldsOf(stands, plans)).toEqual(locked));
});

describe("what a change touches of it", () => {
  const [first, second] = stands.milestones;
  const added = { name: "竣工验收", planned: "2017-12-01" };
  it.each<[string, Parameters<typeof lockedChanges>[2], string[]]>([
    ["nothing given, nothing touched", {}, []],
    ["the same values again", { ...stands }, []],
    ["another planned start", { plannedStart: "2017-06-01" }, ["plannedStart"]],
    ["a planned start emptied", { plannedStart: null }, ["plannedStart"]],
    ["a planned completion where there was none", { plannedCompletion: "2018-01-01" }, ["plannedCompletion"]],
    ["a new milestone asks more, not less", { milestones: [...stands.milestones, added] }, []],
    ["the order of milestones", { milestones: [...stands.milestones].reverse() }, []],
    [
      "a milestone on another day",
      { milestones: [{ name: "基础完工", planned: "2017-06-01" }, ...(second ? [second] : [])] },
      ["milestones.基础完工"],
    ],
    ["a milestone left out", { milestones: first ? [first] : [] }, ["milestones.主体封顶"]],
    [
      "a milestone renamed",
      { milestones: [...(first ? [first] : []), { name: "封顶", planned: "2017-09-01" }] },
      ["milestones.主体封顶"],
    ],
  ])("%s", (_, change, touched) => {
    expect(lockedChanges(lockedFieldsOf(stands, [confirmed]), stands, change)).toEqual(touched);
    expect(lockedChanges(lockedFieldsOf(stands, [draft]), stands, change)).toEqual([]);
  });
});
