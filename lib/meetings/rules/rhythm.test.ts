import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, type Day } from "@/lib/core/periods";
import { isWorkDay } from "@/lib/core/work-days";
import {
  nextOccurrences,
  type Occurrence,
  occurrencesBetween,
  type Rhythm,
  whyNotRule,
} from "@/lib/meetings/rules/rhythm";
import { choiceOf, nthWeekdayOf, ruleOf, weekdayCodes } from "@/lib/meetings/rules/rhythm-choice";

const rhythm = (rule: string, more: Partial<Rhythm> = {}): Rhythm => ({
  rule,
  startsOn: "2017-01-01",
  endsOn: null,
  offDay: "after",
  ...more,
});

const days = (list: readonly Occurrence[]): Day[] => list.map(({ on }) => on);

describe("全市重大项目工作例会每月召开一次（每月最后一天）", () => {
  const monthly = rhythm("FREQ=MONTHLY;BYMONTHDAY=-1", { startsOn: "2017-03-01", offDay: "before" });

  test("逢节假日提前：调休上班的周六照常开会", () => {
    expect(occurrencesBetween(monthly, "2017-03-01", "2017-10-31")).toEqual([
      { occursOn: "2017-03-31", on: "2017-03-31" },
      // 30 April is a Sunday, 29 April the Saturday before the Labour Day holiday.
      { occursOn: "2017-04-30", on: "2017-04-28" },
      { occursOn: "2017-05-31", on: "2017-05-31" },
      { occursOn: "2017-06-30", on: "2017-06-30" },
      { occursOn: "2017-07-31", on: "2017-07-31" },
      { occursOn: "2017-08-31", on: "2017-08-31" },
      { occursOn: "2017-09-30", on: "2017-09-30" },
      { occursOn: "2017-10-31", on: "2017-10-31" },
    ]);
  });

  test("逢节假日顺延：五一之后的第一个工作日", () => {
    const after = { ...monthly, offDay: "after" as const };
    expect(days(occurrencesBetween(after, "2017-04-01", "2017-05-30"))).toEqual(["2017-05-02"]);
  });
});

describe("市项目推进中心每半月、区县和专项组每周召开例会", () => {
  test("每月12日、29日", () => {
    const twice = rhythm("FREQ=MONTHLY;BYMONTHDAY=12,29");
    expect(days(occurrencesBetween(twice, "2017-03-01", "2017-05-31"))).toEqual([
      "2017-03-13",
      "2017-03-29",
      "2017-04-12",
      "2017-05-02",
      "2017-05-12",
      "2017-05-31",
    ]);
  });

  test("每周一，国庆长假的顺延到10月9日，与当周的相撞再顺延一天", () => {
    const weekly = rhythm("FREQ=WEEKLY;BYDAY=MO");
    expect(occurrencesBetween(weekly, "2017-09-25", "2017-10-16")).toEqual([
      { occursOn: "2017-09-25", on: "2017-09-25" },
      { occursOn: "2017-10-09", on: "2017-10-09" },
      { occursOn: "2017-10-02", on: "2017-10-10" },
      { occursOn: "2017-10-16", on: "2017-10-16" },
    ]);
  });

  test("每天开会的，周末不另开", () => {
    const daily = rhythm("FREQ=DAILY");
    expect(days(occurrencesBetween(daily, "2017-10-09", "2017-10-15"))).toEqual([
      "2017-10-09",
      "2017-10-10",
      "2017-10-11",
      "2017-10-12",
      "2017-10-13",
    ]);
  });
});

describe("the span and the next dates", () => {
  test("nothing before it starts and nothing after it ends", () => {
    const short = rhythm("FREQ=WEEKLY;BYDAY=WE", { startsOn: "2017-03-10", endsOn: "2017-03-22" });
    expect(days(occurrencesBetween(short, "2017-01-01", "2017-12-31"))).toEqual(["2017-03-15", "2017-03-22"]);
    expect(nextOccurrences(short, "2017-03-16", 6)).toHaveLength(1);
  });

  test("the day itself counts, also one that a date was moved to", () => {
    const monthly = rhythm("FREQ=MONTHLY;BYMONTHDAY=-1", { offDay: "before" });
    expect(nextOccurrences(monthly, "2017-04-28", 2)).toEqual([
      { occursOn: "2017-04-30", on: "2017-04-28" },
      { occursOn: "2017-05-31", on: "2017-05-31" },
    ]);
    expect(days(nextOccurrences(monthly, "2017-04-29", 1))).toEqual(["2017-05-31"]);
  });

  test("a rule of once in four years has its next dates too", () => {
    const leap = rhythm("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29");
    expect(nextOccurrences(leap, "2017-03-01", 2).map(({ occursOn }) => occursOn)).toEqual([
      "2020-02-29",
      "2024-02-29",
    ]);
  });

  it("two meetings never fall on one day, all on working days, whatever the rule and the direction", () => {
    const weekly = fc
      .subarray([...weekdayCodes], { minLength: 1 })
      .map((given) => `FREQ=WEEKLY;BYDAY=${given.join(",")}`);
    const monthly = fc
      .uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 20 })
      .map((given) => `FREQ=MONTHLY;BYMONTHDAY=${given.join(",")},-1`);
    const setting = fc.record({
      rule: fc.oneof(weekly, monthly, fc.constant("FREQ=DAILY;INTERVAL=2")),
      offDay: fc.constantFrom("before" as const, "after" as const),
    });
    fc.assert(
      fc.property(setting, ({ rule, offDay }) => {
        const held = occurrencesBetween(rhythm(rule, { offDay }), "2017-01-01", "2017-12-31");
        expect(new Set(days(held)).size).toBe(held.length);
        expect(held.every(({ on }) => isWorkDay(on))).toBe(true);
        expect(days(held)).toEqual(days(held).sort());
      }),
      { numRuns: 60 },
    );
  });

  it("a day later asks for the same meetings: where a date goes does not depend on when one asks", () => {
    const weekly = rhythm("FREQ=WEEKLY;BYDAY=SA,SU,MO");
    const whole = occurrencesBetween(weekly, "2017-09-01", "2017-11-30");
    for (let day = "2017-09-01"; day < "2017-10-31"; day = addDays(day, 1)) {
      expect(nextOccurrences(weekly, day, 3)).toEqual(whole.filter(({ on }) => on >= day).slice(0, 3));
    }
  });
});

describe("which rules are taken", () => {
  test.each([
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10",
    "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
  ])("%s", (rule) => expect(whyNotRule(rule, "2017-03-01")).toBeNull());

  test.each([
    "",
    "MONTHLY",
    "FREQ=HOURLY",
    "FREQ=SECONDLY;INTERVAL=5",
    "freq=weekly;byday=mo",
    "RRULE:FREQ=DAILY",
    "FREQ=DAILY;COUNT=3",
    "FREQ=DAILY;UNTIL=20171231",
    "FREQ=DAILY;DTSTART=20170101",
    "FREQ=DAILY;FREQ=WEEKLY",
    "FREQ=WEEKLY;BYHOUR=9",
    "FREQ=WEEKLY;INTERVAL=0",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=MONTHLY;BYSETPOS=1",
    // 30 February: no date ever; and one on which the reader itself would never end.
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2",
    "FREQ=YEARLY;BYMONTHDAY=-1",
    "FREQ=WEEKLY\nDTSTART:20170101",
  ])("not %j", (rule) => expect(whyNotRule(rule, "2017-03-01")).toBe("RULE_INVALID"));
});

describe("a rhythm as people say it", () => {
  test.each([
    ["FREQ=WEEKLY;BYDAY=MO", { kind: "weekly", every: 1, days: ["MO"] }],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", { kind: "weekly", every: 2, days: ["MO", "TH"] }],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", { kind: "monthly", every: 1, dates: [-1] }],
    ["FREQ=MONTHLY;BYMONTHDAY=15,-1", { kind: "monthly", every: 1, dates: [15, -1] }],
    ["FREQ=MONTHLY;BYMONTHDAY=12,29", { kind: "monthly", every: 1, dates: [12, 29] }],
    ["FREQ=MONTHLY;BYDAY=2TU", { kind: "other", rule: "FREQ=MONTHLY;BYDAY=2TU" }],
    ["FREQ=MONTHLY;BYMONTHDAY=-2", { kind: "other", rule: "FREQ=MONTHLY;BYMONTHDAY=-2" }],
  ] as const)("%s, and back", (rule, choice) => {
    expect(choiceOf(rule)).toEqual(choice);
    expect(ruleOf(choiceOf(rule))).toBe(rule);
  });

  test("每月第二个周四、最后一个周五 have words, and what is more than that has none", () => {
    expect(nthWeekdayOf("FREQ=MONTHLY;BYDAY=2TH")).toEqual({ nth: 2, day: "TH" });
    expect(nthWeekdayOf("FREQ=MONTHLY;BYDAY=-1FR")).toEqual({ nth: -1, day: "FR" });
    for (const other of [
      "FREQ=MONTHLY;BYDAY=2TH,4TH",
      "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TH",
      "FREQ=WEEKLY;BYDAY=TH",
    ])
      expect(nthWeekdayOf(other)).toBeNull();
  });

  test("nothing chosen is no rule yet", () => {
    expect(ruleOf({ kind: "weekly", every: 1, days: [] })).toBe("");
    expect(ruleOf({ kind: "monthly", every: 1, dates: [] })).toBe("");
  });
});
