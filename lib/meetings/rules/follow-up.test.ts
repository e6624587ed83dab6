import { describe, expect, it } from "vitest";
import { type FollowedItem, followUpOf, levelsOf, standingOf } from "@/lib/meetings/rules/follow-up";

const item = (more: Partial<FollowedItem> = {}): FollowedItem => ({
  series: "全市例会",
  meetingId: "m6",
  ordinal: 6,
  on: "2017-08-31",
  unit: "市国土资源局",
  state: "working",
  deadline: "2017-09-15",
  closingOn: null,
  closedOn: null,
  carried: 0,
  ...more,
});

describe("议定事项落实得怎样", () => {
  it.each<[string, Partial<FollowedItem>, string, string]>([
    ["到期当天还在办，没有逾期", {}, "2017-09-15", "running"],
    ["过了一天，逾期", {}, "2017-09-16", "overdue"],
    [
      "按期申请，等核验的时候不算逾期",
      { state: "closing", closingOn: "2017-09-15" },
      "2017-09-20",
      "running",
    ],
    ["晚申请的，等核验也是逾期", { state: "closing", closingOn: "2017-09-16" }, "2017-09-20", "overdue"],
    [
      "按期申请、后来核验：按期销号",
      { state: "closed", closingOn: "2017-09-15", closedOn: "2017-09-20" },
      "2017-10-01",
      "closedInTime",
    ],
    [
      "到期后才申请：逾期销号",
      { state: "closed", closingOn: "2017-09-18", closedOn: "2017-09-20" },
      "2017-10-01",
      "closedLate",
    ],
    ["挂账的不计时", { state: "shelved" }, "2017-10-01", "running"],
    ["重新打开、等重新交办的不计时", { state: "registered" }, "2017-10-01", "running"],
  ])("%s", (_case, more, today, standing) => {
    expect(standingOf(item(more), today)).toBe(standing);
  });

  it("按会议、单位、例会分开数，逾期多的在前；结转只数没销号的", () => {
    const followed = followUpOf(
      [
        item({ carried: 2 }),
        item({
          unit: "市规划局",
          state: "closed",
          closedOn: "2017-09-10",
          closingOn: "2017-09-09",
          carried: 1,
        }),
        item({ unit: "市规划局", meetingId: "m5", ordinal: 5, on: "2017-07-31" }),
        item({ unit: "市规划局", meetingId: "m5", ordinal: 5, on: "2017-07-31" }),
      ],
      "2017-09-30",
    );
    expect(followed.all).toEqual({
      decided: 4,
      closedInTime: 1,
      closedLate: 0,
      overdue: 3,
      running: 0,
      carried: 1,
    });
    expect(followed.meetings.map(({ ordinal, decided }) => [ordinal, decided])).toEqual([
      [6, 2],
      [5, 2],
    ]);
    expect(followed.units.map(({ unit, overdue }) => [unit, overdue])).toEqual([
      ["市规划局", 2],
      ["市国土资源局", 1],
    ]);
  });
});

it("在哪一级解决：到过、办结、还在、往上提的；中位天数只看办结的", () => {
  const issue = {
    state: "closed",
    raisedOn: "2017-05-01",
    closedOn: "2017-05-11",
    firstLevel: 1,
    level: 1,
  } as const;
  expect(
    levelsOf([
      issue,
      { ...issue, level: 2, closedOn: "2017-05-31" },
      { ...issue, level: 3, state: "working", closedOn: null },
      { ...issue, firstLevel: 3, level: 3, closedOn: "2017-05-05" },
    ]),
  ).toEqual([
    { level: 1, reached: 3, closed: 1, open: 0, escalated: 2, medianDays: 10 },
    { level: 2, reached: 2, closed: 1, open: 0, escalated: 1, medianDays: 30 },
    { level: 3, reached: 2, closed: 1, open: 1, escalated: 0, medianDays: 4 },
  ]);
});
