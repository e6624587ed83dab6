import { describe, expect, test } from "vitest";
import type { ProjectFacts } from "@/lib/lamps/rules/facts";
import { lampOf } from "@/lib/lamps/rules/lamp";
import type { Reason } from "@/lib/lamps/rules/reasons";
import { defaultRuleSettings, mergeRuleSettings, type RuleSettings } from "@/lib/lamps/rules/settings";

/** A project on schedule in October 2017: 1,000 of 1,200 万元, reported, started. */
const onSchedule: ProjectFacts = {
  annualPlans: { "2017": 1_200 },
  plannedStart: "2017-01-01",
  actualStart: "2017-01-01",
  reports: { "2017-10": { invested: 1_000 } },
};

const PERIOD = "2017-10";

function reasonsIn(changes: Partial<ProjectFacts>, rules: Partial<RuleSettings> = {}): Reason[] | null {
  const facts = { ...onSchedule, ...changes };
  return lampOf(facts, PERIOD, mergeRuleSettings(rules), null)?.reasons ?? null;
}

const invested = (amount: number): Partial<ProjectFacts> => ({ reports: { [PERIOD]: { invested: amount } } });
/** Expected exactly this much in October, with this annual plan. */
const expecting = (expected: number, annual: number): Partial<ProjectFacts> => ({
  annualPlans: { "2017": annual },
  monthlyPlan: { [PERIOD]: expected },
});

type Row = [string, Partial<ProjectFacts>, Partial<RuleSettings>, Reason[]];
const onlyRatio: Partial<RuleSettings> = { investmentGap: null };
const onlyGap: Partial<RuleSettings> = { investmentRatio: null };
const off: Partial<RuleSettings> = { investmentRatio: null, investmentGap: null };

const notStarted = (measured: number): Reason => ({ code: "NOT_STARTED", measured, threshold: null });
const ratio = (measured: number, threshold = 0.8): Reason => ({
  code: "INVESTMENT_RATIO",
  measured,
  threshold,
});
const gap = (measured: number, threshold = 0.1): Reason => ({ code: "INVESTMENT_GAP", measured, threshold });
const late = (measured: number): Reason => ({ code: "COMPLETION_OVERDUE", measured, threshold: null });
const severe = (measured: number, threshold: number): Reason => ({ code: "SEVERE", measured, threshold });
const notReported: Reason = { code: "NOT_REPORTED", measured: null, threshold: null };
const milestone = (measured: number, name = "主体封顶", threshold = 15): Reason => ({
  code: "MILESTONE_OVERDUE",
  measured,
  threshold,
  milestone: name,
});
const issue = (measured: number): Reason => ({ code: "ISSUE_OVERDUE", measured, threshold: 7 });
const severeAt = { ratio: 0.6, gap: 0.3 };

const rows: Row[] = [
  ["按序时完成、按时开工、按时填报的，无落后原因", {}, {}, []],

  [
    "未按时开工：计划6月1日开工，10月31日仍未开工，晚152天",
    { plannedStart: "2017-06-01", actualStart: null, ...expecting(0, 0) },
    {},
    [notStarted(152)],
  ],
  [
    "未按时开工：计划开工日为当期最后一天而未开工，当期即算",
    { plannedStart: "2017-10-31", actualStart: null },
    off,
    [notStarted(0)],
  ],
  ["计划开工日在当期之后的，当期不算未开工", { plannedStart: "2017-11-01", actualStart: null }, off, []],
  ["当期最后一天开工的，算已开工", { plannedStart: "2017-06-01", actualStart: "2017-10-31" }, off, []],
  [
    "次月1日才开工的，当期仍算未开工",
    { plannedStart: "2017-10-01", actualStart: "2017-11-01" },
    off,
    [notStarted(30)],
  ],
  ["没有计划开工日的，不判未开工", { plannedStart: null, actualStart: null }, {}, []],
  [
    "“未按时开工”可以关闭",
    { plannedStart: "2017-06-01", actualStart: null },
    { ...off, notStarted: false },
    [],
  ],

  ["投资完成序时的80%整，不低于标准", { ...expecting(100, 1_000), ...invested(80) }, onlyRatio, []],
  ["投资比80%少1分，低于标准", { ...expecting(100, 1_000), ...invested(79.99) }, onlyRatio, [ratio(0.7999)]],
  [
    "四位小数显示为0.8000而实际少1分的，仍低于标准",
    { ...expecting(1_000_000, 10_000_000), ...invested(799_999.99) },
    onlyRatio,
    [ratio(0.8)],
  ],
  [
    "投资完成序时的52%（2,340.00 / 4,500.00 万元）",
    { ...expecting(4_500, 50_000), ...invested(2_340) },
    {},
    [ratio(0.52)],
  ],
  [
    "投资完成序时的74%（5,180.00 / 7,000.00 万元）",
    { ...expecting(7_000, 50_000), ...invested(5_180) },
    {},
    [ratio(0.74)],
  ],
  [
    "大额投资按分精确比较：恰为80%",
    { ...expecting(4_999_999_999.95, 5_000_000_000), ...invested(3_999_999_999.96) },
    onlyRatio,
    [],
  ],
  [
    "大额投资按分精确比较：少1分",
    { ...expecting(4_999_999_999.95, 5_000_000_000), ...invested(3_999_999_999.95) },
    onlyRatio,
    [ratio(0.8)],
  ],
  ["序时为零时没有比例", { ...expecting(0, 1_000), ...invested(0) }, onlyRatio, []],
  [
    "投资比例标准可调",
    { ...expecting(100, 1_000), ...invested(80) },
    { ...onlyRatio, investmentRatio: 0.8001 },
    [ratio(0.8, 0.8001)],
  ],
  ["投资比例可以关闭", { ...expecting(100, 1_000), ...invested(0) }, off, []],

  ["落后年计划恰10个百分点，算落后", { ...expecting(500, 1_000), ...invested(400) }, onlyGap, [gap(0.1)]],
  ["落后年计划差1分不到10个百分点，不算落后", { ...expecting(500, 1_000), ...invested(400.01) }, onlyGap, []],
  ["落后年计划10.8个百分点", { ...expecting(8_800, 10_000), ...invested(7_720) }, {}, [gap(0.108)]],
  ["年计划为零时没有差额", { ...expecting(100, 0), ...invested(0) }, onlyGap, []],
  [
    "比例与差额四位小数，逢五进一",
    { ...expecting(1_000, 1_600), ...invested(500.05) },
    {},
    [ratio(0.5001), gap(0.3125)],
  ],

  ["节点晚15天整，不算", { milestones: [{ name: "主体封顶", planned: "2017-10-16" }] }, {}, []],
  [
    "节点晚16天，算",
    { milestones: [{ name: "主体封顶", planned: "2017-10-15", actual: null }] },
    {},
    [milestone(16)],
  ],
  [
    "节点“主体封顶”晚41天",
    { milestones: [{ name: "主体封顶", planned: "2017-09-20" }] },
    {},
    [milestone(41)],
  ],
  [
    "当期最后一天完成的节点，算完成",
    { milestones: [{ name: "主体封顶", planned: "2017-06-01", actual: "2017-10-31" }] },
    {},
    [],
  ],
  [
    "次月1日才完成的节点，当期仍算未完成",
    { milestones: [{ name: "主体封顶", planned: "2017-09-20", actual: "2017-11-01" }] },
    {},
    [milestone(41)],
  ],
  [
    "几个节点都晚的，只列晚得最久的一个",
    {
      milestones: [
        { name: "主体封顶", planned: "2017-09-20" },
        { name: "基础", planned: "2017-08-31" },
        { name: "验收", planned: "2017-09-30" },
      ],
    },
    {},
    [milestone(61, "基础")],
  ],
  [
    "节点天数可调为0：晚1天即算",
    { milestones: [{ name: "主体封顶", planned: "2017-10-30" }] },
    { milestoneDays: 0 },
    [milestone(1, "主体封顶", 0)],
  ],
  [
    "节点逾期可以关闭",
    { milestones: [{ name: "主体封顶", planned: "2017-01-01" }] },
    { milestoneDays: null },
    [],
  ],

  ["未按时竣工：计划竣工日为当期最后一天而未竣工", { plannedCompletion: "2017-10-31" }, off, [late(0)]],
  ["计划竣工日在次月1日的，当期不算", { plannedCompletion: "2017-11-01" }, off, []],
  ["未按时竣工：晚1天", { plannedCompletion: "2017-10-30" }, off, [late(1)]],
  [
    "当期最后一天竣工的，不算未竣工",
    { plannedCompletion: "2017-09-30", actualCompletion: "2017-10-31" },
    off,
    [],
  ],
  [
    "次月才竣工的，当期仍算未竣工",
    { plannedCompletion: "2017-09-30", actualCompletion: "2017-11-01" },
    off,
    [late(31)],
  ],
  ["“未按时竣工”可以关闭", { plannedCompletion: "2017-09-30" }, { ...off, completionOverdue: false }, []],

  ["当期未报", { reports: { "2017-09": { invested: 1_000 } } }, {}, [notReported]],
  ["报了零也是报了", { ...expecting(0, 0), ...invested(0) }, {}, []],

  ["责任单位的台账事项逾期：默认不判", { issues: [{ deadline: "2017-01-01" }] }, {}, []],
  ["台账事项逾期恰7天，不算", { issues: [{ deadline: "2017-10-24" }] }, { issueOverdueDays: 7 }, []],
  ["台账事项逾期8天，算", { issues: [{ deadline: "2017-10-23" }] }, { issueOverdueDays: 7 }, [issue(8)]],
  [
    "当期最后一天销号的，不算",
    { issues: [{ deadline: "2017-10-01", closedOn: "2017-10-31" }] },
    { issueOverdueDays: 7 },
    [],
  ],
  [
    "次月才销号的，当期仍算",
    { issues: [{ deadline: "2017-10-01", closedOn: "2017-11-01" }] },
    { issueOverdueDays: 7 },
    [issue(30)],
  ],

  ["严重滞后：默认不判", { ...expecting(100, 10_000), ...invested(0) }, {}, [ratio(0)]],
  [
    "完成序时恰60%，不算严重滞后",
    { ...expecting(100, 10_000), ...invested(60) },
    { severe: severeAt },
    [ratio(0.6)],
  ],
  [
    "比60%少1分，严重滞后",
    { ...expecting(100, 10_000), ...invested(59.99) },
    { severe: severeAt },
    [ratio(0.5999), severe(0.5999, 0.6)],
  ],
  [
    "落后年计划恰30个百分点，不算严重滞后",
    { ...expecting(1_000, 1_000), ...invested(700) },
    { severe: severeAt },
    [ratio(0.7), gap(0.3)],
  ],
  [
    "落后超过30个百分点1分，严重滞后",
    { ...expecting(1_000, 1_000), ...invested(699.99) },
    { severe: severeAt },
    [ratio(0.7), gap(0.3), severe(0.3, 0.3)],
  ],
  [
    "比例与差额都严重的，列比例",
    { ...expecting(1_000, 1_000), ...invested(100) },
    { severe: severeAt },
    [ratio(0.1), gap(0.9), severe(0.1, 0.6)],
  ],
  [
    "一般原因关闭时，严重滞后照判",
    { ...expecting(1_000, 1_000), ...invested(100) },
    { ...off, severe: severeAt },
    [severe(0.1, 0.6)],
  ],
];

describe("落后的原因，各在其界上", () => {
  test.each(rows)("%s", (_, changes, rules, reasons) => {
    expect(reasonsIn(changes, rules)).toEqual(reasons);
  });
});

describe("不亮灯的月份", () => {
  test("不在年度计划内的年份不亮灯", () => {
    expect(reasonsIn({ annualPlans: { "2016": 100, "2018": 100 } })).toBeNull();
  });
  test("竣工当月仍亮灯", () => {
    expect(reasonsIn({ actualCompletion: "2017-10-01" })).toEqual([]);
  });
  test("竣工次月起不亮灯", () => {
    expect(reasonsIn({ actualCompletion: "2017-09-30" })).toBeNull();
  });
  test("年计划为零的仍在计划内", () => {
    expect(reasonsIn({ annualPlans: { "2017": 0 } })).toEqual([]);
  });
});

describe("规则的取值", () => {
  test("未给的取默认，给了 null 的关闭", () => {
    expect(mergeRuleSettings({ investmentGap: null, monthsBehindToRed: undefined })).toEqual({
      ...defaultRuleSettings,
      investmentGap: null,
    });
    expect(mergeRuleSettings()).toEqual(defaultRuleSettings);
  });
});
