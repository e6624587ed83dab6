import { expect, it } from "vitest";
import { deadlineShortcuts } from "@/lib/issues/rules/shortcuts";

it.each([
  ["2017-11-20", ["2017-11-27", "2017-11-24", "2017-11-30"]],
  ["2017-11-24", ["2017-12-01", "2017-12-01", "2017-11-30"]],
  ["2020-02-29", ["2020-03-07", "2020-03-06", "2020-02-29"]],
])("%s 的快捷时限：一周、周五、月底", (today, days) => {
  expect(deadlineShortcuts(today).map(({ day }) => day)).toEqual(days);
});
