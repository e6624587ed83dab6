import type { StudyResult } from "@/lib/issues/schema";
import type { ReasonCode } from "@/lib/lamps/rules/reasons";
import type { AgendaWhy, LampChange, LampLine } from "@/lib/meetings/rules/agenda";
import { chineseDayIn, chineseMonth, chineseNumber, sentence } from "@/lib/meetings/rules/chinese-words";
import type { MinutesFacts } from "@/lib/meetings/rules/facts";
import { changeNames, type MinutesWords } from "@/lib/meetings/rules/minutes-tables";

/** What the rules say under a key. */
export type Said = { key: string; heading?: string; text: string };

const numbered = (index: number, name: string): string => `（${chineseNumber(index + 1)}）${sentence(name)}`;

/** "甲3个、乙1个": most first, then in the order in which they came. */
function tally(names: readonly string[], counter: string): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([name, count]) => `${name}${count}${counter}`).join("、");
}

const escalation = (level: number): string =>
  level >= 3 ? "会议决定提级督办。" : "会议决定提请上一级协调解决。";

type Check = MinutesFacts["checks"][number];

/** Of which project an issue speaks, where its own words do not say it. */
const projectOf = ({ project, title }: { project: string | null; title: string }): string[] =>
  project && !title.includes(project) ? [`项目：${project}`] : [];

const cited = (check: Check): string => `${check.title}（${[check.number, ...projectOf(check)].join("，")}）`;

function checkHeads(checks: readonly Check[]): string {
  const of = (wanted: StudyResult | null) => checks.filter(({ result }) => result === wanted).length;
  const carried = checks.filter(({ times }) => times > 0).length;
  const from =
    carried === 0
      ? "均为上次会议议定"
      : carried === checks.length
        ? "均为以前会议结转"
        : `其中上次会议议定${checks.length - carried}件、以前会议结转${carried}件`;
  const found = (
    [
      ["closed", "已办结"],
      ["progressing", "有进展"],
      ["no_progress", "无进展"],
      ["not_due", "未到时限"],
    ] as const
  ).flatMap(([result, name]) => (of(result) > 0 ? [`${name}${of(result)}件`] : []));
  const unheard = checks.length - found.reduce((sum, words) => sum + Number(/\d+/.exec(words)?.[0]), 0);
  const results = [...found, ...(unheard > 0 ? [`未及检查${unheard}件`] : [])].join("，");
  const open = checks.length - of("closed");
  const next = open > 0 ? `未办结的${open}件结转下次会议继续对照检查。` : "全部办结，没有结转事项。";
  return `会议对照检查议定事项${checks.length}件，${from}。经逐件核对，${results}。${next}`;
}

/** 对照检查: the figures, what is closed, and by name what stands still or is escalated. */
export function checkParagraphs({ checks, series, on }: MinutesFacts): Said[] {
  if (checks.length === 0) return [];
  const closed = checks.filter(({ result }) => result === "closed");
  const named = checks.filter(({ result, escalates }) => result === "no_progress" || escalates);
  return [
    { key: "check", text: checkHeads(checks) },
    ...(closed.length > 0
      ? [
          {
            key: "check:closed",
            text: `已办结的${closed.length}件为：${closed.map(cited).join("；")}。`,
          },
        ]
      : []),
    ...named.map((check, index) => {
      const { itemId, number, title, leadUnit, leadPerson, deadline, times, result, remark } = check;
      const fixes = [
        number,
        ...projectOf(check),
        ...(leadUnit ? [`牵头单位：${leadUnit}`] : []),
        ...(leadPerson ? [`责任人：${leadPerson}`] : []),
        ...(deadline ? [`办结时限：${chineseDayIn(deadline, on)}`] : []),
      ].join("，");
      const stands =
        result === "no_progress" ? `${times > 0 ? `已结转${times}次，` : ""}本次检查无进展。` : "";
      const goes = check.escalates ? escalation(series.level) : "";
      return {
        key: `check:${itemId}`,
        heading: numbered(index, title),
        text: `（${fixes}）${stands}${sentence(remark)}${goes}`,
      };
    }),
  ];
}

const reasonNames: Record<ReasonCode, string> = {
  NOT_STARTED: "到期未开工",
  INVESTMENT_RATIO: "投资完成低于序时",
  INVESTMENT_GAP: "与年度计划差距较大",
  MILESTONE_OVERDUE: "节点逾期",
  COMPLETION_OVERDUE: "到期未竣工",
  NOT_REPORTED: "未报进度",
  ISSUE_OVERDUE: "台账事项逾期",
  SEVERE: "严重滞后",
};

const unitOf = ({ unit }: LampLine): string => unit ?? "未明确责任单位";

function changeText(change: LampChange, projects: readonly LampLine[], remark: string): string {
  if (projects.length === 0) return sentence(remark);
  const units = `按责任单位分：${tally(projects.map(unitOf), "个")}。`;
  const names = projects.map(({ name, redRun }) =>
    change === "continued_red" ? `${name}（连续${redRun}个月）` : name,
  );
  const reasons = projects.flatMap(({ reasons }) => reasons.map(({ code }) => reasonNames[code]));
  const why = reasons.length > 0 && change !== "exit" ? `主要原因：${tally(reasons, "个")}。` : "";
  const which = change === "newly_yellow" ? "" : `具体为：${names.join("、")}。`;
  return `${units}${which}${why}${sentence(remark)}`;
}

/** 亮灯: counts by change, then each change by unit with its reasons. */
export function lampParagraphs({ lamps, period, on }: MinutesFacts, words: MinutesWords): Said[] {
  const told = lamps.filter(({ projects, remark }) => projects.length > 0 || remark.trim() !== "");
  if (told.length === 0) return [];
  const counts = told.map(({ change, projects }) => `${changeNames[change]}${projects.length}个`);
  const until = period ? `截至${chineseMonth(period, on)}底，` : "";
  const worst = told
    .flatMap(({ projects }) => projects)
    .reduce<LampLine | null>((most, line) => (line.redRun > (most?.redRun ?? 1) ? line : most), null);
  const longest = worst
    ? `连续${words.lamp("red")}时间最长的是${worst.name}，已连续${worst.redRun}个月。`
    : "";
  return [
    { key: "lamps", text: `${until}${counts.join("，")}。${longest}` },
    ...told.map(({ change, projects, remark }, index) => ({
      key: `lamps:${change}`,
      heading: numbered(index, `${changeNames[change]}${projects.length}个`),
      text: changeText(change, projects, remark),
    })),
  ];
}

/** 现场交账: what each unit answers for, and what it said and promised. */
export const accountParagraphs = ({ accounts }: MinutesFacts): Said[] =>
  accounts.map(({ itemId, sheet, remark }, index) => {
    const projects = sheet.projects.length;
    const lamps = [
      ...(sheet.counts.red > 0 ? [`红灯${sheet.counts.red}个`] : []),
      ...(sheet.counts.yellow > 0 ? [`黄灯${sheet.counts.yellow}个`] : []),
    ];
    const overdue = sheet.issues.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length;
    const has = [
      ...(projects > 0
        ? [`责任项目${projects}个${lamps.length > 0 ? `，其中${lamps.join("、")}` : "，未亮黄灯、红灯"}`]
        : []),
      ...(sheet.issues.length > 0
        ? [`未销号事项${sheet.issues.length}件${overdue > 0 ? `，其中逾期${overdue}件` : ""}`]
        : []),
    ];
    return {
      key: `account:${itemId}`,
      heading: numbered(index, sheet.unit.name),
      text: `${has.length > 0 ? `${has.join("；")}。` : ""}${sentence(remark)}`,
    };
  });

function whyOf(why: AgendaWhy, near: string): string {
  switch (why.code) {
    case "ESCALATED":
      return why.cause === "clock"
        ? `逾期未解决，${chineseDayIn(why.on, near)}由${chineseNumber(why.from)}级自动提级`
        : `${chineseDayIn(why.on, near)}由${chineseNumber(why.from)}级${why.cause === "meeting" ? "会议决定" : "申请"}提级`;
    case "RAISED":
      return `${chineseDayIn(why.on, near)}新登记`;
    case "MOVED":
      return `${chineseDayIn(why.on, near)}${why.series}移交`;
    default:
      return "";
  }
}

const studyResults: Record<StudyResult, string> = {
  decided: "",
  closed: "会议认为该事项已办结。",
  progressing: "会议认为该事项已有进展，由牵头单位继续办理。",
  no_progress: "会议指出该事项至今无进展，牵头单位要抓紧办理。",
  not_due: "该事项未到时限，由牵头单位按期办结。",
};

/** 研究事项: where it comes from, what was said, where its decision stands. */
export const studyParagraphs = ({ studied, decisions, series, on }: MinutesFacts): Said[] =>
  studied.map((item, index) => {
    const { itemId, number, title, leadUnit, why, result, remark, escalates } = item;
    const from = [
      number,
      ...projectOf(item),
      ...(leadUnit ? [`牵头单位：${leadUnit}`] : []),
      whyOf(why, on),
    ].filter(Boolean);
    const decided = decisions.filter((decision) => decision.itemId === itemId);
    const points = decided.map(({ sequence }) => sequence).join("、");
    const found = [
      sentence(remark),
      result ? studyResults[result] : "",
      escalates ? escalation(series.level) : "",
      decided.length > 0 ? `会议作出决定，见议定事项第${points}项。` : "",
    ].join("");
    return {
      key: `study:${itemId}`,
      heading: numbered(index, title),
      text: `（${from.join("，")}）${found}`,
    };
  });

/** 议定事项: each with its three fixes. */
export function decisionParagraphs({ decisions, on }: MinutesFacts): Said[] {
  if (decisions.length === 0) return [];
  return [
    { key: "decisions", text: "会议议定：" },
    ...decisions.map((decision) => {
      const { sequence, title, leadUnit, leadPerson, assisting, deadline, effect } = decision;
      const help = assisting.length > 0 ? `，${assisting.join("、")}配合` : "";
      return {
        key: `decision:${sequence}`,
        text: `${sequence}. ${sentence(title)}由${leadUnit}牵头（责任人：${leadPerson}）${help}，${chineseDayIn(deadline, on)}前完成。预期效果：${sentence(effect)}`,
      };
    }),
  ];
}

/** 其他. */
export const otherParagraphs = ({ free }: MinutesFacts): Said[] =>
  free.map(({ itemId, title, note, remark }, index) => ({
    key: `free:${itemId}`,
    heading: numbered(index, title),
    text: `${sentence(note)}${sentence(remark)}`,
  }));
