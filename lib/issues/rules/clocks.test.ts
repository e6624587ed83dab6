import { describe, expect, it } from "vitest";
import { workDaysSince } from "@/lib/core/work-days";
import {
  daysLeft,
  isAcceptLate,
  isEscalationDue,
  ledgerLampOf,
  whyNotEvidence,
} from "@/lib/issues/rules/clocks";
import { firstLevelOf, numberOf } from "@/lib/issues/rules/register";

const working = (deadline: string) => ({ state: "working", deadline, closingOn: null }) as const;

describe("台账灯：逾期红，三天以内黄，其余绿", () => {
  it.each([
    ["2017-10-19", -1, "red"],
    ["2017-10-20", 0, "yellow"],
    ["2017-10-23", 3, "yellow"],
    ["2017-10-24", 4, "green"],
  ])("时限 %s，10月20日看：还有 %i 天，%s", (deadline, left, lamp) => {
    expect(daysLeft(working(deadline), "2017-10-20")).toBe(left);
    expect(ledgerLampOf(working(deadline), "2017-10-20")).toBe(lamp);
  });

  it("申请销号以后等核验的日子不算逾期", () => {
    const closing = { state: "closing", deadline: "2017-10-20", closingOn: "2017-10-20" } as const;
    expect(ledgerLampOf(closing, "2017-10-28")).toBe("yellow");
    expect(ledgerLampOf({ ...closing, closingOn: "2017-10-21" }, "2017-10-28")).toBe("red");
  });

  it.each(["registered", "closed", "shelved"] as const)("%s 不亮灯", (state) => {
    expect(ledgerLampOf({ state, deadline: "2017-10-01", closingOn: null }, "2017-10-20")).toBeNull();
  });
});

describe("提级的钟：一级 7 个工作日，二级 15 个工作日", () => {
  const due = (level: number, since: string, today: string) =>
    isEscalationDue({ state: "working", level }, workDaysSince(since, today));

  it.each([
    [1, "2017-10-09", "2017-10-18", false],
    [1, "2017-10-09", "2017-10-19", true],
    // 9月30日星期六上班，10月1日至8日放假。
    [1, "2017-09-29", "2017-10-16", false],
    [1, "2017-09-29", "2017-10-17", true],
    [2, "2017-09-22", "2017-10-19", false],
    [2, "2017-09-22", "2017-10-20", true],
    [3, "2017-01-03", "2017-10-23", false],
  ])("第 %i 级，%s 起，%s：%s", (level, since, today, expected) => {
    expect(due(level, since, today)).toBe(expected);
  });

  it("等核验、挂账、销号的不提级", () => {
    for (const state of ["closing", "shelved", "closed"] as const) {
      expect(isEscalationDue({ state, level: 1 }, 100)).toBe(false);
    }
  });
});

describe("签收：1 个工作日，过了留记号", () => {
  it.each([
    ["2017-09-29", "2017-09-30", false],
    ["2017-09-30", "2017-10-09", false],
    ["2017-09-30", "2017-10-10", true],
  ])("%s 交办，%s 签收", (assigned, accepted, late) => {
    expect(isAcceptLate(workDaysSince(assigned, accepted))).toBe(late);
  });
});

describe("销号要有依据", () => {
  it.each([
    ["已完成", 1, null, null],
    ["已完成", 0, 12, null],
    ["已完成", 0, null, "EVIDENCE_REQUIRED"],
    [" ", 1, 12, "EVIDENCE_REQUIRED"],
  ])("%j %i %s", (text, files, traceSequence, reason) => {
    expect(whyNotEvidence({ text, files, traceSequence })).toBe(reason);
  });
});

describe("登记", () => {
  it("编号按类别和年度", () => {
    expect(numberOf("problem", 2017, 1)).toBe("WT-2017-0001");
    expect(numberOf("directive", 2017, 10_000)).toBe("DB-2017-10000");
  });

  it("问题从区县项目办起，不属哪个区县的从中心起；市领导的批示在市级", () => {
    const who = (role: "leader" | "centre" | "reporter") => ({ role }) as Parameters<typeof firstLevelOf>[0];
    expect(firstLevelOf(who("reporter"), "problem", "512021")).toBe(1);
    expect(firstLevelOf(who("reporter"), "problem", null)).toBe(2);
    expect(firstLevelOf(who("centre"), "directive", "512021")).toBe(2);
    expect(firstLevelOf(who("leader"), "directive", "512021")).toBe(3);
  });
});
