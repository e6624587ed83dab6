import { describe, expect, it } from "vitest";
import { addWorkDays, workDaysSince } from "@/lib/core/work-days";

describe("国庆前后的工作日（2017年：9月30日星期六上班，10月1日至8日放假）", () => {
  it.each([
    ["2017-09-29", "2017-09-30", 1],
    ["2017-09-29", "2017-10-08", 1],
    ["2017-09-29", "2017-10-09", 2],
    ["2017-09-30", "2017-10-09", 1],
    ["2017-10-01", "2017-10-08", 0],
    ["2017-10-09", "2017-10-09", 0],
    ["2017-10-10", "2017-10-09", 0],
  ])("%s 之后到 %s 有 %i 个工作日", (from, to, days) => {
    expect(workDaysSince(from, to)).toBe(days);
  });

  it.each([
    ["2017-09-29", 1, "2017-09-30"],
    ["2017-09-30", 1, "2017-10-09"],
    ["2017-10-03", 1, "2017-10-09"],
    ["2017-09-29", 7, "2017-10-16"],
  ])("%s 之后第 %i 个工作日是 %s", (day, count, expected) => {
    expect(addWorkDays(day, count)).toBe(expected);
    expect(workDaysSince(day, expected)).toBe(count);
  });
});
