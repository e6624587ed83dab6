import type { Period } from "@/lib/core/periods";
import type { StudyResult } from "@/lib/issues/schema";
import type { Lamp } from "@/lib/lamps/rules/lamp";
import type { Reason } from "@/lib/lamps/rules/reasons";
import type { LampChange } from "@/lib/meetings/rules/agenda";
import { chineseDayIn } from "@/lib/meetings/rules/chinese-words";
import type { MinutesFacts } from "@/lib/meetings/rules/facts";
import type { MinutesColumn, MinutesTable } from "@/lib/meetings/rules/minutes-content";

/** How lamps read, in whole sentences; they live in messages/. Money in 万元. */
export type MinutesWords = {
  lamp: (lamp: Lamp) => string;
  reason: (reason: Reason, figures: { period: Period; expected: number; actual: number }) => string;
};

export const changeNames: Record<LampChange, string> = {
  newly_red: "新增红灯",
  continued_red: "连续红灯",
  newly_yellow: "新增黄灯",
  exit: "退出红灯",
};

export const resultNames: Record<StudyResult, string> = {
  decided: "作出决定",
  closed: "已办结",
  progressing: "有进展",
  no_progress: "无进展",
  not_due: "未到时限",
};

const column = (header: string, widthMm: number, align: MinutesColumn["align"] = "left"): MinutesColumn => ({
  header,
  widthMm,
  align,
});

const lines = (...parts: (string | null)[]): string => parts.filter(Boolean).join("\n");

export const checkTable = ({ checks, on }: MinutesFacts): MinutesTable => ({
  kind: "check",
  title: "上次会议议定事项对照检查表",
  columns: [
    column("序号", 11, "center"),
    column("事项", 42),
    column("牵头单位\n责任人", 27),
    column("办结\n时限", 21, "center"),
    column("结转\n次数", 12, "center"),
    column("检查\n结果", 20, "center"),
    column("说明", 23),
  ],
  rows: checks.map((check, index) => [
    String(index + 1),
    lines(check.title, check.number),
    lines(check.leadUnit, check.leadPerson),
    check.deadline ? chineseDayIn(check.deadline, on) : "",
    String(check.times),
    lines(check.result ? resultNames[check.result] : "未及检查", check.escalates ? "提级" : null),
    check.remark,
  ]),
});

export const lampTable = ({ lamps, period }: MinutesFacts, words: MinutesWords): MinutesTable => ({
  kind: "lamps",
  title: "项目亮灯情况表",
  columns: [
    column("序号", 11, "center"),
    column("变化", 22, "center"),
    column("项目", 43),
    column("责任单位", 27),
    column("原因", 53),
  ],
  rows: lamps
    .flatMap(({ change, projects }) => projects.map((line) => ({ change, line })))
    .map(({ change, line }, index) => [
      String(index + 1),
      line.redRun > 1 ? `${changeNames[change]}\n${line.redRun}个月` : changeNames[change],
      lines(line.name, line.number),
      line.unit ?? "",
      period
        ? line.reasons
            .map((reason) => words.reason(reason, { period, expected: line.expected, actual: line.actual }))
            .join("；")
        : "",
    ]),
});

export const decisionTable = ({ decisions, on }: MinutesFacts): MinutesTable => ({
  kind: "decisions",
  title: "议定事项清单",
  columns: [
    column("序号", 11, "center"),
    column("事项", 43),
    column("牵头单位\n责任人", 27),
    column("配合单位", 25),
    column("完成\n时限", 21, "center"),
    column("预期效果", 29),
  ],
  rows: decisions.map((decision) => [
    String(decision.sequence),
    lines(decision.title, decision.project, decision.number),
    lines(decision.leadUnit, decision.leadPerson),
    decision.assisting.join("、"),
    chineseDayIn(decision.deadline, on),
    decision.effect,
  ]),
});
