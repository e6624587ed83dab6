import { describe, expect, test } from "vitest";
import { leaderSplitter } from "@/lib/projects/rules/import/leaders";

const split = (text: string, cells: string[] = [], known: string[] = []) =>
  leaderSplitter([text, ...cells], known)(text);

describe("leaders in one cell are told apart", () => {
  test.each([
    ["line break", "领导01\n领导02"],
    ["spaces", "领导01             领导02"],
    ["full-width space", "领导01　领导02"],
    ["、", "领导01、领导02"],
    ["，", "领导01，领导02"],
    [",", "领导01, 领导02"],
    [";", "领导01;领导02"],
    ["；", "领导01；领导02"],
    ["/", "领导01/领导02"],
  ])("by %s", (_, text) => {
    expect(split(text)).toEqual({ leaders: ["领导01", "领导02"], repeated: false, glued: false });
  });

  test("without a separator, by a prefix repeated with numbers", () => {
    expect(split("领导16领导17  领导18")).toEqual({
      leaders: ["领导16", "领导17", "领导18"],
      repeated: false,
      glued: true,
    });
    expect(split("市级联系领导01市级联系领导02市级联系领导03").leaders).toHaveLength(3);
  });

  test("without a separator, by names from the rest of the list", () => {
    expect(split("甲副市长乙秘书长", ["甲副市长", "乙秘书长 丙主任"])).toMatchObject({
      leaders: ["甲副市长", "乙秘书长"],
      glued: true,
    });
  });

  test("without a separator, by names in the registry; the longest fits first", () => {
    const known = ["甲市长", "甲市长助理", "乙市长"];
    expect(split("甲市长助理乙市长", [], known).leaders).toEqual(["甲市长助理", "乙市长"]);
    expect(split("甲市长乙市长", [], known).leaders).toEqual(["甲市长", "乙市长"]);
  });

  test("a glued name learnt from another cell is split again", () => {
    const cells = ["甲市长乙市长", "甲市长", "乙市长", "丙市长"];
    expect(split("甲市长乙市长丙市长", cells).leaders).toEqual(["甲市长", "乙市长", "丙市长"]);
  });

  test("a registered name is one, even where it could be cut", () => {
    expect(split("甲乙丙丁", ["甲乙", "丙丁"], ["甲乙丙丁"]).leaders).toEqual(["甲乙丙丁"]);
  });

  test("what no name explains stays whole; a number is never cut", () => {
    expect(split("甲市长乙市长", ["甲市长"]).leaders).toEqual(["甲市长乙市长"]);
    expect(split("领导123", ["领导1", "23号"]).leaders).toEqual(["领导123"]);
  });

  test("a short name spread by a space is one; brackets hold together", () => {
    expect(split("甲 乙  丙丁戊").leaders).toEqual(["甲乙", "丙丁戊"]);
    expect(split("甲乙丙（书记、区长） 丁戊己").leaders).toEqual(["甲乙丙（书记、区长）", "丁戊己"]);
  });

  test("a name that stands twice is kept once, in its first place", () => {
    expect(split("领导35  领导18\n领导17  领导18")).toEqual({
      leaders: ["领导35", "领导18", "领导17"],
      repeated: true,
      glued: false,
    });
  });

  test("an empty cell has no leaders", () => {
    expect(split(" ").leaders).toEqual([]);
  });
});
