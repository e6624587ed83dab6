import { buffer } from "node:stream/consumers";
import type { IssueState } from "@/lib/issues/schema";
import type { MinutesFacts, UnitSheet } from "@/lib/meetings/rules/facts";
import type { Presence } from "@/lib/meetings/rules/kinds";
import { changeNames, type MinutesWords, resultNames } from "@/lib/meetings/rules/minutes-tables";
import { type WrittenCell, type WrittenColumn, writeSheets } from "@/lib/spreadsheet/write-workbook";

const text = (header: string, width: number): WrittenColumn => ({ header, kind: "text", width });
const long = (header: string, width: number): WrittenColumn => ({ header, kind: "long", width });
const count = (header: string, width = 8): WrittenColumn => ({ header, kind: "count", width });
const money = (header: string): WrittenColumn => ({ header, kind: "money", width: 14 });
const day = (header: string): WrittenColumn => ({ header, kind: "day", width: 12 });

type Sheet = { name: string; columns: readonly WrittenColumn[]; rows: WrittenCell[][] };

/** What the sheets say beside the rules' own words. */
export type PackWords = MinutesWords & { state: (state: IssueState) => string };

const presences: Record<Presence, string> = {
  present: "出席",
  deputy: "代为出席",
  leave: "请假",
  absent: "缺席",
};

const checkSheet = ({ checks }: MinutesFacts): Sheet => ({
  name: "对照检查",
  columns: [
    count("序号", 6),
    text("编号", 15),
    long("事项", 28),
    long("项目", 22),
    long("牵头单位", 14),
    text("责任人", 10),
    day("办结时限"),
    long("预期效果", 20),
    count("结转次数", 9),
    text("检查结果", 10),
    text("提级", 6),
    long("说明", 22),
  ],
  rows: checks.map((check, index) => [
    index + 1,
    check.number,
    check.title,
    check.project,
    check.leadUnit,
    check.leadPerson,
    check.deadline,
    check.effect,
    check.times,
    check.result && resultNames[check.result],
    check.escalates ? "是" : null,
    check.remark,
  ]),
});

const lampSheet = ({ lamps, period }: MinutesFacts, words: PackWords): Sheet => ({
  name: "亮灯",
  columns: [
    text("变化", 10),
    text("项目编号", 12),
    long("项目", 26),
    long("责任单位", 16),
    long("联系领导", 14),
    text("灯", 8),
    count("连续滞后月数", 13),
    count("连续红灯月数", 13),
    money("应完成（万元）"),
    money("已完成（万元）"),
    long("原因", 34),
  ],
  rows: lamps.flatMap(({ change, projects }) =>
    projects.map((line) => [
      changeNames[change],
      line.number,
      line.name,
      line.unit,
      line.leader,
      words.lamp(line.lamp),
      line.behindRun,
      line.redRun,
      line.expected,
      line.actual,
      period ? line.reasons.map((reason) => words.reason(reason, { ...line, period })).join("；") : null,
    ]),
  ),
});

const accountColumns: readonly WrittenColumn[] = [
  text("类别", 10),
  text("编号", 15),
  long("内容", 30),
  text("灯、状态", 10),
  money("年度计划（万元）"),
  money("应完成（万元）"),
  money("已完成（万元）"),
  day("时限"),
  count("剩余天数", 10),
  long("说明", 36),
];

const accountRows = (sheet: UnitSheet, remark: string, words: PackWords): WrittenCell[][] => [
  ...sheet.projects.map((project): WrittenCell[] => [
    "项目",
    project.number,
    project.name,
    words.lamp(project.lamp),
    project.annualPlan,
    project.expected,
    project.actual,
    null,
    null,
    sheet.period
      ? project.reasons
          .map((reason) => words.reason(reason, { ...project, period: sheet.period ?? "" }))
          .join("；")
      : null,
  ]),
  ...sheet.issues.map(({ number, title, state, deadline, daysLeft }): WrittenCell[] => [
    "台账事项",
    number,
    title,
    words.state(state),
    null,
    null,
    null,
    deadline,
    daysLeft,
    null,
  ]),
  ...sheet.promises.map(({ ordinal, text, issue, latest }): WrittenCell[] => [
    `第${ordinal}次会`,
    issue?.number ?? null,
    text,
    issue && words.state(issue.state),
    null,
    null,
    null,
    issue?.deadline ?? null,
    null,
    latest && `${latest.on} ${latest.text}`,
  ]),
  ...(remark ? [["交账发言", null, remark, null, null, null, null, null, null, null]] : []),
];

const decisionSheet = ({ decisions }: MinutesFacts): Sheet => ({
  name: "议定事项",
  columns: [
    count("序号", 6),
    text("编号", 15),
    long("事项", 30),
    long("项目", 22),
    long("牵头单位", 16),
    text("责任人", 10),
    long("配合单位", 22),
    day("完成时限"),
    long("预期效果", 26),
  ],
  rows: decisions.map((decision) => [
    decision.sequence,
    decision.number,
    decision.title,
    decision.project,
    decision.leadUnit,
    decision.leadPerson,
    decision.assisting.join("、"),
    decision.deadline,
    decision.effect,
  ]),
});

const attendanceSheet = ({ attendance }: MinutesFacts): Sheet => ({
  name: "参会",
  columns: [count("序号", 6), long("单位、职务", 36), text("到会情况", 12), text("到会人", 20)],
  rows: attendance.map(({ name, presence, person }, index) => [
    index + 1,
    name,
    presence && presences[presence],
    person,
  ]),
});

/** A sheet's name holds 31 characters, none of them of an address, and stands once in a workbook. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[[\]:*?/\\']/g, " ").trim();
  let name = plain.slice(0, 31);
  for (let next = 2; taken.has(name.toLowerCase()); next += 1) name = `${plain.slice(0, 27)} ${next}`;
  taken.add(name.toLowerCase());
  return name;
}

/** 会议资料: the meeting's tables as a workbook, one sheet for each, one for each accounting unit. */
export function packWorkbook(facts: MinutesFacts, heading: string, words: PackWords): Promise<Buffer> {
  const sheets: Sheet[] = [
    checkSheet(facts),
    lampSheet(facts, words),
    ...facts.accounts.map(({ sheet, remark }) => ({
      name: `交账-${sheet.unit.name}`,
      columns: accountColumns,
      rows: accountRows(sheet, remark, words),
    })),
    decisionSheet(facts),
    attendanceSheet(facts),
  ];
  const taken = new Set<string>();
  return buffer(
    writeSheets(
      sheets.map((sheet) => ({
        ...sheet,
        name: sheetName(sheet.name, taken),
        frozenColumns: 0,
        fitsRows: true,
        printHeading: `${heading}　${sheet.name}`,
      })),
    ),
  );
}
