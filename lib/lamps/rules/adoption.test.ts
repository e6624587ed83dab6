import { describe, expect, it } from "vitest";
import {
  differingSettings,
  firstAdoptable,
  whyNotAdopt,
  whyNotWithdrawRules,
} from "@/lib/lamps/rules/adoption";
import { defaultRuleSettings } from "@/lib/lamps/rules/settings";

type State = "open" | "locked" | "closed";
const calendar = (periods: [string, State, number][], versions: [string, boolean][] = []) => ({
  periods: periods.map(([id, state, revision]) => ({ id, state, revision })),
  versions: versions.map(([fromPeriod, used], index) => ({ id: index + 1, fromPeriod, used })),
});

describe("规则版本自某一期起执行；已公布的期保留原版本", () => {
  it.each([
    [
      "the month being filed may still have it",
      calendar([
        ["2017-10", "closed", 1],
        ["2017-11", "open", 0],
      ]),
      "2017-11",
    ],
    [
      "a locked month may not: its lamps are as good as decided",
      calendar([
        ["2017-10", "closed", 1],
        ["2017-11", "locked", 0],
      ]),
      "2017-12",
    ],
    [
      "a re-opened month keeps what it was lit by",
      calendar([
        ["2017-09", "locked", 1],
        ["2017-10", "closed", 2],
        ["2017-11", "open", 0],
      ]),
      "2017-11",
    ],
    ["across the year's end", calendar([["2017-12", "closed", 1]]), "2018-01"],
    ["before the first month any will do", calendar([]), null],
  ])("%s", (_, given, first) => {
    expect(firstAdoptable(given)).toBe(first);
  });

  it.each([
    ["2017-10", "RULES_PERIOD_PAST"],
    ["2017-11", null],
    ["2018-01", "RULES_PERIOD_TAKEN"],
    ["2018-02", null],
  ])("from %s: %s", (from, refusal) => {
    const given = calendar(
      [
        ["2017-10", "closed", 1],
        ["2017-11", "open", 0],
      ],
      [
        ["2017-03", true],
        ["2018-01", false],
      ],
    );
    expect(whyNotAdopt(given, from)).toBe(refusal);
  });

  it("a version that has lit lamps stays for good", () => {
    expect(whyNotWithdrawRules({ used: true })).toBe("RULES_USED");
    expect(whyNotWithdrawRules({ used: false })).toBeNull();
  });

  it("names what differs, in the settings' own order", () => {
    const other = { ...defaultRuleSettings, severe: { ratio: 0.6, gap: 0.3 }, monthsBehindToRed: 3 };
    expect(differingSettings(defaultRuleSettings, other)).toEqual(["monthsBehindToRed", "severe"]);
    expect(differingSettings(other, { ...other, severe: { ratio: 0.6, gap: 0.3 } })).toEqual([]);
  });
});
