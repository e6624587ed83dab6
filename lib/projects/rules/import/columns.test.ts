import { describe, expect, test } from "vitest";
import { aliases, fieldOf, importFields, moneyUnitIn, yearIn } from "@/lib/projects/rules/import/columns";

const everyAlias = importFields.flatMap((field) => aliases[field].map((alias) => [alias, field] as const));

describe("a column is taken for its field by its header", () => {
  test.each(everyAlias)("%s: %s", (alias, field) => {
    expect(fieldOf(alias)).toBe(field);
  });

  test("no alias stands for two fields", () => {
    expect(new Set(everyAlias.map(([alias]) => alias)).size).toBe(everyAlias.length);
  });

  test.each([
    ["总投资\n（万元）", "totalInvestment"],
    ["项 目 名 称", "name"],
    ["项目　总投资(亿元)", "totalInvestment"],
    ["２０１８年计划投资（万元）", "annualPlan"],
    ["2018年度计划完成投资", "annualPlan"],
    ["2018年投资计划", "annualPlan"],
    ["2018年度投资计划（万元）", "annualPlan"],
    ["2018年计划", "annualPlan"],
    ["年度计划投资（2018年）", "annualPlan"],
    ["累计完成投资（截至上年）", "investedBefore"],
    ["截至2017年底累计完成投资（万元）", "investedBefore"],
    ["截止2017年12月底完成投资", "investedBefore"],
    ["2017年底前累计完成投资", "investedBefore"],
    ["计划开工时间（年月）", "plannedStart"],
    ["竣（完）工时间", "plannedCompletion"],
    ["*责任单位", "responsibleUnit"],
    ["服务（代办）单位", "agent"],
    ["县（市、区）", "region"],
    ["No.", "serial"],
  ] as const)("%j is understood as %s", (header, field) => {
    expect(fieldOf(header)).toBe(field);
  });

  test.each([
    "实际开工时间",
    "2018年1-6月完成投资",
    "2018年完成投资",
    "本月完成投资",
    "备注",
    "形象进度",
    "计划",
    "2018",
    "",
  ])("%j is left to the reader", (header) => {
    expect(fieldOf(header)).toBeNull();
  });
});

test.each([
  ["总投资（万元）", "万元"],
  ["总投资(亿元)", "亿元"],
  ["总投资【元】", "元"],
  ["总投资（万）", "万元"],
  ["单位：万元", "万元"],
  ["单位:亿元", "亿元"],
  ["金额单位：人民币元", "元"],
  ["重点项目表（单位：万元）", "万元"],
  ["总投资", null],
  ["编制单位：元通公司", null],
  ["建设单位", null],
] as const)("the money unit in %j is %s", (text, unit) => {
  expect(moneyUnitIn(text)).toBe(unit);
});

test.each([
  ["2018年计划投资", 2018],
  ["年度计划投资（２０１９年）", 2019],
  ["茅箭区2018年重点项目表", 2018],
  ["2016-2018年项目", 2018],
  ["年度计划投资", null],
  ["第12018号", null],
] as const)("the year in %j is %s", (text, year) => {
  expect(yearIn(text)).toBe(year);
});
