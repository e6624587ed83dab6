import { describe, expect, it } from "vitest";
import { evenMonths } from "@/lib/plans/rules";

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
