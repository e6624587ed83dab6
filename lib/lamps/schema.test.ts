import { describe, expect, test } from "vitest";
import { simulate } from "@/lib/lamps/rules/simulate";
import { ruleSettingsSchema, simulateInputSchema, simulateOutputSchema } from "@/lib/lamps/schema";

const project = {
  key: "a",
  annualPlans: { "2017": 1_200 },
  monthlyPlan: { "2017-03": 100, "2017-12": 1_200 },
  plannedStart: "2017-03-01",
  plannedCompletion: null,
  actualStart: "2017-03-05",
  actualCompletion: null,
  pauses: [{ from: "2017-05", to: "2017-06" }],
  milestones: [{ name: "主体封顶", planned: "2017-04-10", actual: null }],
  reports: { "2017-03": { invested: 80 }, "2017-04": { invested: 19.99 } },
};
const input = { from: "2017-03", to: "2017-06", projects: [project] };

const refused = (value: unknown): (string | undefined)[] | null => {
  const result = simulateInputSchema.safeParse(value);
  return result.success
    ? null
    : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const withProject = (changes: Record<string, unknown>) => ({
  ...input,
  projects: [{ ...project, ...changes }],
});

describe("POST /lamps/simulate", () => {
  test("按项目的给出顺序、再按月份作答，恰为约定的各项", () => {
    const other = { key: "b", annualPlans: { "2017": 0 }, reports: {} };
    const rules = { investmentGap: null, milestoneDays: 19 };
    const parsed = simulateInputSchema.parse({ ...input, rules, to: "2017-05", projects: [other, project] });
    const answer = simulate(parsed);
    expect(simulateOutputSchema.parse(answer)).toEqual(answer);
    const unreported = { code: "NOT_REPORTED", measured: null, threshold: null };
    const redB = { key: "b", lamp: "red", reasons: [unreported] };
    expect(answer).toEqual({
      decisions: [
        { ...redB, period: "2017-03", lamp: "yellow", behindRun: 1, redRun: 0, caseOpened: false },
        { ...redB, period: "2017-04", behindRun: 2, redRun: 1, caseOpened: false },
        { ...redB, period: "2017-05", behindRun: 3, redRun: 2, caseOpened: true },
        {
          key: "a",
          period: "2017-03",
          lamp: "green",
          behindRun: 0,
          redRun: 0,
          reasons: [],
          caseOpened: false,
        },
        {
          ...{ key: "a", period: "2017-04", lamp: "yellow", behindRun: 1, redRun: 0, caseOpened: false },
          reasons: [{ code: "MILESTONE_OVERDUE", measured: 20, threshold: 19 }],
        },
        {
          key: "a",
          period: "2017-05",
          lamp: "paused",
          behindRun: 1,
          redRun: 0,
          reasons: [],
          caseOpened: false,
        },
      ],
    });
  });

  test("范围之前报的投资也算在当年内，连续月数从零起", () => {
    const reports = { "2017-01": { invested: 700 }, "2017-06": { invested: 0 } };
    const parsed = simulateInputSchema.parse({
      from: "2017-06",
      to: "2017-06",
      projects: [{ key: "a", annualPlans: { "2017": 1_200 }, reports }],
    });
    expect(simulate(parsed).decisions).toMatchObject([{ lamp: "green", behindRun: 0 }]);
  });

  test("没有项目的，没有决定", () => {
    expect(simulate(simulateInputSchema.parse({ ...input, projects: [] }))).toEqual({ decisions: [] });
  });
});

describe("输入的边界", () => {
  const many = (count: number) => ({ ...input, projects: Array.from({ length: count }, () => project) });
  const accepted: [string, unknown][] = [
    ["约定的样子", input],
    [
      "规则可只给一部分，可为空",
      { ...input, rules: { severe: { ratio: 0.6, gap: 0.3 }, investmentRatio: null } },
    ],
    ["规则可不给", { ...input, rules: {} }],
    ["两位小数的金额", withProject({ annualPlans: { "2017": 4_999_999_999.99, "2018": 0.01 } })],
    ["暂停未结束", withProject({ pauses: [{ from: "2017-05", to: null }] })],
    ["二百四十个月", { ...input, from: "2000-01", to: "2019-12" }],
    ["五千个项目", many(5_000)],
    ["竣工早于开工的计划", withProject({ plannedStart: "2017-09-01", plannedCompletion: "2017-03-01" })],
  ];
  test.each(accepted)("接受：%s", (_, value) => {
    expect(refused(value)).toBeNull();
  });

  const refusals: [string, unknown, string][] = [
    ["多余的字段", { ...input, extra: 1 }, ""],
    ["规则里多余的字段", { ...input, rules: { months: 2 } }, "rules"],
    ["项目里多余的字段", withProject({ name: "x" }), "projects.0"],
    [
      "报告里多余的字段",
      withProject({ reports: { "2017-03": { invested: 1, x: 1 } } }),
      "projects.0.reports.2017-03",
    ],
    ["暂停里多余的字段", withProject({ pauses: [{ from: "2017-03", why: "" }] }), "projects.0.pauses.0"],
    [
      "节点里多余的字段",
      withProject({ milestones: [{ name: "", planned: "2017-03-01", x: 1 }] }),
      "projects.0.milestones.0",
    ],
    ["三位小数的金额", withProject({ annualPlans: { "2017": 0.001 } }), "projects.0.annualPlans.2017"],
    [
      "负的金额",
      withProject({ reports: { "2017-03": { invested: -0.01 } } }),
      "projects.0.reports.2017-03.invested",
    ],
    [
      "文字的金额",
      withProject({ reports: { "2017-03": { invested: "1" } } }),
      "projects.0.reports.2017-03.invested",
    ],
    ["过大的金额", withProject({ annualPlans: { "2017": 1e12 } }), "projects.0.annualPlans.2017"],
    ["不存在的月份", { ...input, from: "2017-13" }, "from"],
    ["不存在的日子", withProject({ plannedStart: "2018-02-29" }), "projects.0.plannedStart"],
    ["不是年份的键", withProject({ annualPlans: { "17": 1 } }), "projects.0.annualPlans.17"],
    ["不是月份的键", withProject({ reports: { "2017-3": { invested: 1 } } }), "projects.0.reports.2017-3"],
    ["起止颠倒", { ...input, from: "2017-07" }, "to"],
    ["暂停起止颠倒", withProject({ pauses: [{ from: "2017-05", to: "2017-04" }] }), "projects.0.pauses.0.to"],
    ["二百四十一个月", { ...input, from: "2000-01", to: "2020-01" }, "to"],
    ["五千零一个项目", many(5_001), "projects"],
    ["零个月转红", { ...input, rules: { monthsBehindToRed: 0 } }, "rules.monthsBehindToRed"],
    ["半个月转红", { ...input, rules: { monthsBehindToRed: 1.5 } }, "rules.monthsBehindToRed"],
    ["五位小数的标准", { ...input, rules: { investmentRatio: 0.80001 } }, "rules.investmentRatio"],
    ["只给一半的严重滞后", { ...input, rules: { severe: { ratio: 0.6 } } }, "rules.severe.gap"],
    ["没有年度计划一项", withProject({ annualPlans: undefined }), "projects.0.annualPlans"],
    ["没有报告一项", withProject({ reports: undefined }), "projects.0.reports"],
  ];
  test.each(refusals)("拒绝：%s", (_, value, path) => {
    expect(refused(value)?.map((text) => text?.split(":")[0])).toContain(path);
  });

  test("以原型属性为键的，不当作数据", () => {
    const hostile = JSON.parse(
      `{"from":"2017-03","to":"2017-03","projects":[{"key":"a","annualPlans":{"__proto__":5},"reports":{}}]}`,
    );
    const result = simulateInputSchema.safeParse(hostile);
    const decided = result.success ? simulate(result.data).decisions : [];
    expect(decided).toEqual([]);
  });

  test("规则版本须给全", () => {
    expect(ruleSettingsSchema.safeParse({ monthsBehindToRed: 2 }).success).toBe(false);
  });
});
