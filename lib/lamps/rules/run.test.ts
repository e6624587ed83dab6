import { describe, expect, test } from "vitest";
import { shiftPeriod } from "@/lib/core/periods";
import { chainOf, runMonths } from "@/lib/lamps/rules/run";
import { replayOf } from "@/tests/support/lamp-signs";

const chain = (signs: string, overridden = "") =>
  chainOf(replayOf(signs, {}, "2017-11", overridden)).map(({ period }) => period);
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => shiftPeriod("2017-11", first + at));

describe("连续落后的各月", () => {
  test("从连续落后的第一个月到当月，跨年也算", () => {
    expect(chain("好落落落")).toEqual(from(1, 3));
  });
  test("前一次落后已中断的不算", () => {
    expect(chain("落好落落落")).toEqual(from(2, 4));
  });
  test("中间暂停的月份列入，开头暂停的不列", () => {
    expect(chain("停落停落落")).toEqual(from(1, 4));
  });
  test("改判断开的，从改判之后算起", () => {
    expect(chain("落落落落落", "-绿---")).toEqual(from(2, 4));
  });
  test("当月不落后的没有；不相连的月份不连成一串", () => {
    expect(chain("落落好")).toEqual([]);
    const [first, , third] = replayOf("落落落", {}, "2017-11");
    expect(chainOf([first, third].flatMap((month) => month ?? [])).map(({ period }) => period)).toEqual([
      "2018-01",
    ]);
  });
});

describe("灯从哪个月起", () => {
  const run = (signs: string) =>
    runMonths(replayOf(signs, {}, "2017-11")).map(({ period, lamp }) => `${period} ${lamp}`);
  test("落后的列出连续落后的各月和各月的灯", () => {
    expect(run("好落停落")).toEqual(["2017-12 yellow", "2018-01 paused", "2018-02 red"]);
  });
  test("不落后的列出连续同一种灯的各月", () => {
    expect(run("落好好")).toEqual(["2017-12 green", "2018-01 green"]);
    expect(run("好停停")).toEqual(["2017-12 paused", "2018-01 paused"]);
    expect(runMonths([])).toEqual([]);
  });
});
