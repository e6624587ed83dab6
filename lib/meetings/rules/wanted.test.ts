import { describe, expect, test } from "vitest";
import { wantedOf } from "@/lib/meetings/rules/wanted";

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
