import { describe, expect, it } from "vitest";
import { gramsOf, isGram, literal, searchWords } from "@/lib/projects/rules/search";

describe("the words of a search", () => {
  it.each([
    ["公园", ["公园"]],
    ["  雁江　公园 ", ["雁江", "公园"]],
    ["ＰＰＰ项目", ["ppp项目"]],
    ["PPP ppp", ["ppp"]],
    ["１００％", ["100%"]],
    ["", []],
    ["一 二 三 四 五 六 七 八 九", ["一", "二", "三", "四", "五", "六", "七", "八"]],
  ])("of %j are %j", (given, words) => expect(searchWords(given)).toEqual(words));
});

describe("what the index is asked for", () => {
  it.each([
    ["园", ["园"]],
    ["公园", ["公园"]],
    ["大道大道", ["大道", "道大"]],
    ["a%", ["a%"]],
    ["𠮷野家", ["𠮷野", "野家"]],
  ])("%j: %j", (word, grams) => expect(gramsOf(word)).toEqual(grams));

  it("holds words of one and two characters themselves", () => {
    expect(["园", "公园", "𠮷野", "大公园"].map(isGram)).toEqual([true, true, true, false]);
  });
});

it("takes the signs of patterns as themselves", () => {
  expect(literal("100%_\\")).toBe("100\\%\\_\\\\");
});
