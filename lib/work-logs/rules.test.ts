import { describe, expect, test } from "vitest";
import { whyNotWrite } from "@/lib/work-logs/rules";

describe("work is written down", () => {
  test.each([
    ["the same day", "2017-10-31", "2017-10-31", null],
    ["afterwards", "2017-10-01", "2017-10-31", null],
    ["a year afterwards", "2016-10-30", "2017-10-31", null],
    ["not before it is done", "2017-11-01", "2017-10-31", "WORK_IN_FUTURE"],
    ["not when more than a year has passed", "2016-10-29", "2017-10-31", "WORK_TOO_OLD"],
  ])("%s", (_, day, today, reason) => {
    expect(whyNotWrite(day, today)).toBe(reason);
  });
});
