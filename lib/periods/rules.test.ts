import { describe, expect, test } from "vitest";
import {
  decidedAnew,
  lockDayOf,
  stateAt,
  whyNotClose,
  whyNotLock,
  whyNotOpen,
  whyNotReopen,
} from "@/lib/periods/rules";

const lockAt = new Date("2017-10-26T00:00:00+08:00");
const at = (text: string) => new Date(`${text}+08:00`);

describe("每月25日24时锁定", () => {
  test("25日24时就是26日零时", () => expect(lockDayOf("2017-10")).toBe("2017-10-26"));
  test.each([
    ["2017-10-25T23:59:59.999", "open"],
    ["2017-10-26T00:00:00", "locked"],
    ["2017-11-01T00:00:00", "locked"],
  ])("%s 时状态为 %s，不论作业是否运行", (now, state) =>
    expect(stateAt({ state: "open", lockAt }, at(now))).toBe(state),
  );
  test("已公布的期次过了锁定时间仍是已公布", () =>
    expect(stateAt({ state: "closed", lockAt }, at("2017-11-01T00:00:00"))).toBe("closed"));
  test("提前手工锁定后即为已锁定", () =>
    expect(stateAt({ state: "locked", lockAt }, at("2017-10-20T00:00:00"))).toBe("locked"));
});

describe("期次按月连续开启", () => {
  test.each([
    ["首期可以是任何已到的月份", "2017-03", null, "2017-11", null],
    ["首期不能是未到的月份", "2017-12", null, "2017-11", "PERIOD_IN_FUTURE"],
    ["其后逐月开启", "2017-04", "2017-03", "2017-11", null],
    ["跨年开启", "2018-01", "2017-12", "2018-01", null],
    ["不得跳月", "2017-05", "2017-03", "2017-11", "PERIOD_NOT_NEXT"],
    ["未到的月份不开启", "2017-12", "2017-11", "2017-11", "PERIOD_IN_FUTURE"],
    ["已有的不再开启", "2017-03", "2017-03", "2017-11", "PERIOD_EXISTS"],
    ["不得补开更早的月份", "2017-02", "2017-03", "2017-11", "PERIOD_EXISTS"],
  ] as const)("%s", (_, period, latest, current, reason) =>
    expect(whyNotOpen(period, latest, current)).toBe(reason),
  );
});

describe("锁定、公布、重开", () => {
  test("填报中才能锁定", () => {
    expect(whyNotLock("open")).toBeNull();
    expect(whyNotLock("locked")).toBe("PERIOD_NOT_OPEN");
    expect(whyNotLock("closed")).toBe("PERIOD_NOT_OPEN");
  });
  test("锁定后才能公布，且前面各期均已公布", () => {
    expect(whyNotClose("locked", false)).toBeNull();
    expect(whyNotClose("open", false)).toBe("PERIOD_NOT_LOCKED");
    expect(whyNotClose("closed", false)).toBe("ALREADY_CLOSED");
    expect(whyNotClose("locked", true)).toBe("EARLIER_PERIOD_UNCLOSED");
  });
  test("重开后再公布，其后各期依次重算，直到下一个也已重开的期次", () => {
    expect(decidedAnew("2017-11", ["2017-12", "2018-01"])).toEqual(["2017-12", "2018-01"]);
    expect(decidedAnew("2017-03", ["2017-04", "2017-06"])).toEqual(["2017-04"]);
    expect(decidedAnew("2017-03", ["2017-05"])).toEqual([]);
  });
  test("已公布的才能重开", () => {
    expect(whyNotReopen("closed")).toBeNull();
    expect(whyNotReopen("locked")).toBe("PERIOD_NOT_CLOSED");
  });
});
