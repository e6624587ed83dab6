import { describe, expect, test } from "vitest";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import {
  investedBeforePeriod,
  isDue,
  isIdentical,
  isLate,
  prefillFrom,
  type Report,
  reportDifferences,
  reviewedFields,
  warningsOf,
  whyNotReview,
  whyNotSaveDraft,
  whyNotSubmit,
  withInvested,
  withReport,
} from "@/lib/progress/rules";

const report: Report = {
  invested: 120.5,
  fundsArrived: 100,
  stage: "building",
  physicalProgress: "主体三层",
  work: "浇筑混凝土",
  problems: "无",
  nextPlan: "封顶",
  actualStart: null,
  actualCompletion: null,
  milestones: [],
  filler: "张工",
  phone: "0830-1",
};

const facts: ProjectFacts = {
  annualPlans: { "2017": 1200 },
  plannedStart: "2017-01-01",
  milestones: [
    { name: "开工", planned: "2017-02-01", actual: "2017-02-03" },
    { name: "封顶", planned: "2017-09-30", actual: null },
  ],
  pauses: [{ from: "2017-06", to: "2017-07" }],
  reports: { "2017-01": { invested: 10 }, "2017-03": { invested: 30.25 } },
};

describe("报送", () => {
  test.each([
    ["期次开着可以报", "open", null, true, null],
    ["锁定之后、公布之前仍然收", "locked", null, true, null],
    ["公布之后不再收", "closed", null, true, "PERIOD_CLOSED"],
    ["公布先于一切理由", "closed", "accepted", false, "PERIOD_CLOSED"],
    ["不在当年计划内的不报", "open", null, false, "NOT_IN_PLAN"],
    ["已经通过的要先退回", "open", "accepted", true, "REPORT_ACCEPTED"],
    ["提交过还没审的可以再交", "open", "submitted", true, null],
    ["退回的可以再交", "locked", "returned", true, null],
  ] as const)("%s", (_, period, state, inPlan, reason) => {
    expect(whyNotSubmit(period, state, inPlan)).toBe(reason);
  });

  test("草稿不盖掉已经交上去的", () => {
    expect(whyNotSaveDraft("open", "submitted", true)).toBe("REPORT_SUBMITTED");
    expect(whyNotSaveDraft("open", "draft", true)).toBeNull();
    expect(whyNotSaveDraft("open", "returned", true)).toBeNull();
    expect(whyNotSaveDraft("closed", "draft", true)).toBe("PERIOD_CLOSED");
  });

  test.each([
    ["锁定前第一次交，不算迟报", "open", null, false],
    ["锁定后第一次交，是迟报", "locked", null, true],
    ["按时交过，退回后锁定了再交，不算迟报", "locked", { late: false }, false],
    ["迟报的退回后再交，还是迟报", "locked", { late: true }, true],
    ["迟报的在重新打开后再交，还是迟报", "open", { late: true }, true],
  ] as const)("%s", (_, period, filed, late) => {
    expect(isLate(period, filed)).toBe(late);
  });
});

describe("审核", () => {
  test.each([
    ["交上来的可以通过", "open", "submitted", "accept", null],
    ["交上来的可以退回", "locked", "submitted", "return", null],
    ["已经通过的在公布前还可以退回", "locked", "accepted", "return", null],
    ["已经通过的不必再通过", "open", "accepted", "accept", "REPORT_NOT_SUBMITTED"],
    ["草稿不归审核", "open", "draft", "accept", "REPORT_NOT_SUBMITTED"],
    ["退回的等单位再交", "open", "returned", "return", "REPORT_NOT_SUBMITTED"],
    ["公布之后不再审", "closed", "submitted", "accept", "PERIOD_CLOSED"],
  ] as const)("%s", (_, period, state, decision, reason) => {
    expect(whyNotReview(period, state, decision)).toBe(reason);
  });
});

describe("雷同", () => {
  test("四段文字与上月一字不差", () => expect(isIdentical(report, report)).toBe(true));
  test("只差空格和换行也是雷同", () => {
    expect(isIdentical({ ...report, work: " 浇筑 混凝土\n" }, report)).toBe(true);
  });
  test("改了一个字就不是", () => expect(isIdentical({ ...report, work: "浇筑砼" }, report)).toBe(false));
  test("没写的一段不算，写了的都一样才算", () => {
    expect(isIdentical({ ...report, problems: "" }, report)).toBe(true);
    expect(isIdentical({ ...report, problems: "" }, { ...report, work: "" })).toBe(false);
  });
  test("什么都没写不叫雷同", () => {
    const empty = { physicalProgress: "", work: " ", problems: "", nextPlan: "" };
    expect(isIdentical(empty, empty)).toBe(false);
  });
});

describe("提醒审核人", () => {
  const context = { monthPlan: 100, investedBefore: 0, totalInvestment: 10_000, start: "2017-03-01" };
  const of = (change: Partial<Report>, more: Partial<typeof context> = {}) =>
    warningsOf({ ...report, invested: 100, ...change }, { ...context, ...more });
  test.each([
    ["正好一半，不提醒", 50, []],
    ["少于一半一分，提醒", 49.99, ["MONEY_FAR_OFF_PLAN"]],
    ["正好两倍，不提醒", 200, []],
    ["多于两倍一分，提醒", 200.01, ["MONEY_FAR_OFF_PLAN"]],
    ["没有填，不提醒", null, []],
  ])("本月投资与本月计划：%s", (_, invested, expected) => {
    expect(of({ invested })).toEqual(expected);
  });
  test("本月没有计划，不比", () => expect(of({ invested: 1 }, { monthPlan: 0 })).toEqual([]));
  test("累计等于总投资可以，多一分提醒", () => {
    expect(of({}, { investedBefore: 9_900 })).toEqual([]);
    expect(of({}, { investedBefore: 9_900.01 })).toEqual(["CUMULATIVE_ABOVE_TOTAL"]);
    expect(of({}, { investedBefore: 9_900.01, totalInvestment: 0 })).toEqual([]);
  });
  test("竣工早于开工一天提醒，同一天不提醒；本月报的开工先于项目库里的", () => {
    expect(of({ actualCompletion: "2017-02-28" })).toEqual(["COMPLETION_BEFORE_START"]);
    expect(of({ actualCompletion: "2017-03-01" })).toEqual([]);
    expect(of({ actualStart: "2017-04-02", actualCompletion: "2017-04-01" })).toEqual([
      "COMPLETION_BEFORE_START",
    ]);
  });
});

describe("表单", () => {
  test("文字、阶段、填报人照上月，金额和日期从不代填", () => {
    const opened = prefillFrom({
      ...report,
      actualStart: "2017-03-01",
      milestones: [{ name: "开工", actual: "2017-03-01" }],
    });
    expect(opened).toEqual({
      ...report,
      invested: null,
      fundsArrived: null,
      actualStart: null,
      milestones: [],
    });
  });
  test("没有上月就是空表", () => {
    expect(
      Object.values(prefillFrom(null)).every(
        (value) => value === null || value === "" || Array.isArray(value),
      ),
    ).toBe(true);
  });
  test("与上月逐项比较，只列不同的，空白等于没填", () => {
    const now = {
      ...report,
      invested: 90,
      problems: "",
      milestones: [{ name: "封顶", actual: "2017-09-20" }],
    };
    expect(reportDifferences(now, report, reviewedFields)).toEqual([
      { field: "invested", last: 120.5, now: 90 },
      { field: "problems", last: "无", now: null },
      { field: "milestones", last: null, now: "封顶 2017-09-20" },
    ]);
    expect(reportDifferences(report, null, ["work"])).toEqual([
      { field: "work", last: null, now: "浇筑混凝土" },
    ]);
  });
});

describe("月报说的，成为项目的事实", () => {
  test("金额记入本月，没填记零，别的月份不动", () => {
    expect(withInvested(facts, "2017-04", 12.34).reports).toEqual({
      ...facts.reports,
      "2017-04": { invested: 12.34 },
    });
    expect(withInvested(facts, "2017-04", null).reports["2017-04"]).toEqual({ invested: 0 });
    expect(facts.reports["2017-04"]).toBeUndefined();
  });
  test("报了开工、竣工、节点就照报的，没报的照旧", () => {
    const said = {
      invested: 5,
      actualStart: "2017-02-05",
      actualCompletion: null,
      milestones: [{ name: "封顶", actual: "2017-09-20" }],
    };
    expect(withReport(facts, "2017-04", said)).toMatchObject({
      actualStart: "2017-02-05",
      actualCompletion: null,
      milestones: [
        { name: "开工", actual: "2017-02-03" },
        { name: "封顶", actual: "2017-09-20" },
      ],
    });
  });
  test.each([
    ["在计划内的要报", {}, "2017-03", true],
    ["没有当年计划的不报", {}, "2018-01", false],
    ["暂停的月份不报，首尾都算", {}, "2017-06", false],
    ["暂停的最后一个月也不报", {}, "2017-07", false],
    ["恢复的月份要报", {}, "2017-08", true],
    ["竣工的当月还要报", { actualCompletion: "2017-05-01" }, "2017-05", true],
    ["竣工的下月起不报", { actualCompletion: "2017-04-30" }, "2017-05", false],
    ["恢复时间待定的暂停，以后都不报", { pauses: [{ from: "2017-03", to: null }] }, "2017-12", false],
  ] as const)("%s", (_, change, period, due) => {
    expect(isDue({ ...facts, ...(change as Partial<ProjectFacts>) }, period)).toBe(due);
  });
  test("年初至上月的投资，不含本月，不含上年", () => {
    const known = { ...facts, reports: { ...facts.reports, "2016-12": { invested: 99 } } };
    expect(investedBeforePeriod(known, "2017-03")).toBe(10);
    expect(investedBeforePeriod(known, "2017-04")).toBe(40.25);
    expect(investedBeforePeriod(known, "2017-01")).toBe(0);
  });
});
