import { describe, expect, it } from "vitest";
import { changedParts, type FormValues, filledRows, mergeOf, textOf } from "./form-values";

const began: FormValues = {
  name: "凤岭公园",
  owner: "甲公司",
  agent: "",
  "leaders.0.name": "领导01",
  "leaders.1.name": "领导02",
};

describe("rows", () => {
  it("keep the order of their numbers; blank ones say nothing", () => {
    const values = {
      "milestones.10.name": "验收",
      "milestones.2.name": "封顶",
      "milestones.2.planned": "2018-05-01",
      "milestones.11.name": " ",
      "milestones.11.weight": "1",
      "milestones.x.name": "不是行",
    };
    expect(filledRows(values, "milestones").map(({ index }) => index)).toEqual([2, 10]);
    expect(textOf(values, "milestones")).toBe("封顶 2018-05-01\n验收");
  });

  it("count as changed when their order is", () => {
    const swapped = { ...began, "leaders.0.name": "领导02", "leaders.1.name": "领导01" };
    expect(changedParts(began, swapped)).toEqual(["leaders"]);
    expect(changedParts(began, { ...began, "leaders.2.name": "" })).toEqual([]);
  });
});

describe("somebody else saved while this form was open", () => {
  it("what was changed here stays, what only they changed is taken over", () => {
    const stands = { ...began, owner: "乙公司", agent: "区住建局", "leaders.0.name": "领导09" };
    const mine = { ...began, name: "凤岭公园一期", agent: "区水务局" };
    expect(mergeOf(began, stands, mine)).toEqual({
      ...stands,
      name: "凤岭公园一期",
      agent: "区水务局",
    });
  });

  it("a list that was changed here is taken as a whole: no row of theirs slips in", () => {
    const stands = { ...began, "leaders.2.name": "领导03", owner: "乙公司" };
    const { "leaders.1.name": _, ...mine } = began;
    expect(mergeOf(began, stands, mine)).toEqual({ ...mine, owner: "乙公司" });
  });
});
