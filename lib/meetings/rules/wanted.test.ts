import { describe, expect, test } from "vitest";
import { wantedBy, wantedOf } from "@/lib/meetings/rules/wanted";

describe("what a meeting wants", () => {
  test.each([
    ["preparing", "2017-10-30", false, "overdue"],
    ["preparing", "2017-11-30", false, "agenda"],
    ["preparing", "2017-11-30", true, null],
    ["preparing", "2017-10-31", true, "start"],
    ["in_session", "2017-10-31", true, "conclude"],
    ["drafted", "2017-10-30", true, "publish"],
    ["published", "2017-10-30", true, null],
    ["cancelled", "2017-10-30", false, null],
  ] as const)("%s on %s, agenda built %s: %s", (state, on, built, wanted) => {
    expect(wantedOf({ state, on, built }, "2017-10-31")).toBe(wanted);
  });
});

describe("by when it is wanted", () => {
  test.each([
    ["agenda", "2017-11-30", "2017-11-29", "the working day before"],
    ["agenda", "2017-11-06", "2017-11-03", "on a Friday for a Monday"],
    ["agenda", "2018-02-22", "2018-02-14", "before the Spring Festival for the day after"],
    ["agenda", "2017-11-01", null, "today for tomorrow"],
    ["agenda", "2017-10-31", null, "today for a meeting of today"],
    ["start", "2017-10-31", null, "today"],
    [null, "2017-11-30", null, "nothing is wanted"],
  ] as const)("%s for %s: %s, %s", (want, on, by, _why) => {
    expect(wantedBy(want, on, "2017-10-31")).toBe(by);
  });
});
