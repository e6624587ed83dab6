import { describe, expect, it } from "vitest";
import { categoryIn, saysProblem, titleFrom } from "@/lib/issues/rules/suggest";

describe("从月报的问题栏提出", () => {
  it.each([
    ["征地拆迁仍有12户未签约，作业面不能连续移交。", "land"],
    ["配套资金到位不足，欠付进度款约410 万元。", "funding"],
    ["用地手续尚差20 亩未批，施工许可证暂不能办理。", "approval"],
    ["场内10 千伏线路迁改方案未定。", "power"],
    ["弃土场未落实，外运受限。", "site"],
    ["近期降雨偏多。", undefined],
  ])("%s 归 %s", (problems, category) => {
    expect(categoryIn(problems)).toBe(category);
  });

  it.each([
    ["无。", false],
    ["暂无需协调的问题。", false],
    ["", false],
    ["征地拆迁仍有12户未签约。", true],
  ])("%j 有没有问题：%s", (problems, says) => {
    expect(saysProblem(problems)).toBe(says);
  });

  it("标题取第一句，太长就截", () => {
    expect(titleFrom("征地拆迁仍有12户未签约，作业面不能连续移交。")).toBe("征地拆迁仍有12户未签约");
    expect(titleFrom("很".repeat(60))).toHaveLength(40);
    expect(titleFrom("")).toBe("");
  });
});
