import { describe, expect, it } from "vitest";
import type { TraceValues, TraceVerb } from "@/lib/trace/schema";
import type { Locale } from "@/lib/web/preferences";
import { traceWordsIn } from "@/lib/web/trace-words";

/** "field: from → to", a line a change. */
function told(locale: Locale, verb: TraceVerb, after: TraceValues, before: TraceValues = {}): string[] {
  return traceWordsIn(locale)
    .changes({ verb, before, after })
    .map(({ field, from, to }) => `${field}: ${from === null ? "" : `${from} → `}${to}`);
}

describe("an event in the office's words", () => {
  it.each([
    [
      "lamp.light",
      { lamp: "red", reasons: ["INVESTMENT_RATIO", "SEVERE"] },
      ["灯: 红灯", "原因: 投资完成比例不足、严重滞后"],
    ],
    [
      "issue.register",
      { category: "land", source: "report", level: 1 },
      ["类别: 征地拆迁", "来源: 月报", "级别: 一级（区县、专项组）"],
    ],
    ["project.create", { category: "水利", level: "city" }, ["类别: 水利", "级别: 市级"]],
    [
      "meeting.record",
      { item: "lamps:newly_red", result: "no_progress" },
      ["议程: 新亮红灯", "结果: 无进展"],
    ],
    ["meeting.attendance", { name: "市财政局", presence: "deputy" }, ["参会单位: 市财政局", "出席: 代会"]],
    [
      "series.create",
      { rule: "FREQ=MONTHLY;BYMONTHDAY=12,29", level: 2 },
      ["召开规律: 每月12日、29日", "级别: 二级 市项目中心"],
    ],
    [
      "user.create",
      { name: "专责01", role: "reporter", unit: "市水务局" },
      ["姓名: 专责01", "角色: 填报员", "单位: 市水务局"],
    ],
    [
      "token.create",
      { name: "数据平台", readOnly: true, expiresAt: "2017-12-31T15:59:59.000Z" },
      ["用途: 数据平台", "只读: 是", "有效期至: 2017年12月31日 23:59"],
    ],
    [
      "installation.secondFactor",
      { secondFactorRoles: ["admin", "centre"] },
      ["须两步登录的角色: 系统管理员、项目中心"],
    ],
    [
      "period.close",
      { state: "closed", red: 19, recomputed: ["2017-09"] },
      ["状态: 已公布", "红灯（个）: 19", "一并重算的月份: 2017年9月"],
    ],
    [
      "rules.adopt",
      { redExit: "via-yellow", severe: { ratio: 0.5, gap: 0.2 } },
      ["退出红灯: 先亮一个月黄灯", "严重滞后当月直接转红: 完成率低于 50%、差距超过 20%"],
    ],
    ["user.backupCodes", { codes: 10 }, ["备用码（个）: 10"]],
    ["meeting.word", { key: "decision:3", text: "改" }, ["段落: 议定事项 3", "文字: 改"]],
    ["meeting.word", { key: "check:01a2159e-3db8-72ec-8749-86ff391e0458" }, ["段落: 对照检查"]],
    [
      "meeting.start",
      { series: "全市重大项目工作例会 2017-08-31" },
      ["例会: 全市重大项目工作例会 2017年8月31日"],
    ],
    ["issue.progress", { files: ["照片.jpg"] }, ["附件: 照片.jpg"]],
    ["plan.set", { year: 2017 }, ["年度: 2017"]],
    ["period.close", { red: 2425 }, ["红灯（个）: 2,425"]],
    [
      "project.update",
      { milestones: [{ name: "封顶", planned: "2017-06-30", actual: null, weight: 3 }] },
      ["节点: 封顶（2017年6月30日、权重 3）"],
    ],
    ["rules.draft", { investmentRatio: 0.8, redExit: "green" }, ["投资完成率: 80%", "退出红灯: 直接转绿"]],
  ] as const)("%s %j", (verb, after, lines) => {
    expect(told("zh-CN", verb, after)).toEqual(lines);
  });

  it("says from what to what, and in English too", () => {
    expect(told("en", "issue.accept", { state: "working" }, { state: "assigned" })).toEqual([
      "State: Assigned → Working",
    ]);
  });

  it("leaves out what is empty, and ids, which lead machines from record to record", () => {
    const meetingId = "01a2159e-3db8-72ec-8749-86ff391e0458";
    expect(told("zh-CN", "issue.study", { meetingId, remark: "", result: "closed" })).toEqual(["结果: 办结"]);
  });
});
