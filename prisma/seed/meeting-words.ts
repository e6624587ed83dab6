import { addDays, type Day, lastDayOf, monthOf, type Period, periodOf } from "@/lib/core/periods";
import { addWorkDays } from "@/lib/core/work-days";
import type { LampChange, LampLine } from "@/lib/meetings/rules/agenda";
import type { Random } from "./random";

/** 万元 as an office says it: 亿元 from 10,000 on. */
const money = (amount: number): string =>
  amount >= 10_000
    ? `${(amount / 10_000).toFixed(2)}亿元`
    : `${Number.isInteger(amount) ? amount : amount.toFixed(amount < 10 ? 2 : 0)}万元`;

const dayWords = (day: Day): string => `${monthOf(day)}月${Number(day.slice(8))}日`;

const standsStill: readonly string[] = [
  "牵头单位汇报仍在与有关单位协商，自上次会议以来没有实质性进展。会议要求一周内拿出推进措施并书面反馈",
  "责任人说明了原因，主要是配合单位意见尚未反馈。会议要求分管负责同志现场调度，限期突破",
  "上次会议明确的措施尚未落地。会议要求牵头单位重新排定时间表，每周报送一次进展",
];

const notBegun: readonly string[] = [
  "牵头单位尚未拿出具体办理措施。会议要求三日内明确措施、时间表和责任人",
  "牵头单位汇报了办理中的困难，主要是部门意见不一致。会议要求市项目推进中心牵头会商，一周内定下办法",
];

/** What is said of an issue that stands still; `isNew`: the series has not studied it before. */
export const standstillWords = (isNew: boolean, random: Random): string =>
  random.pick(isNew ? notBegun : standsStill);

const lampWords: Record<LampChange, readonly string[]> = {
  newly_red: [
    "会议要求，新转红灯项目的责任单位主要负责同志牵头制定整改方案，联系领导一周内到现场办公",
    "会议要求，责任单位一周内提交整改方案，明确转绿时间，项目中心按周跟踪",
  ],
  continued_red: [
    "会议要求，对连续红灯项目逐项会诊，症结在市级部门的由部门限期答复，症结在业主的由属地约谈",
    "会议要求，连续两个月红灯的项目按规定移交市纪委监委，责任单位须说明情况",
  ],
  newly_yellow: [
    "会议要求，责任单位当月制定补欠措施，防止黄灯转红灯",
    "会议要求，有关单位查清滞后原因，项目中心逐项提醒到责任人",
  ],
  exit: ["会议对退出红灯的项目予以肯定，要求巩固成果、防止反弹"],
};

export const lampRemark = (change: LampChange, random: Random): string => random.pick(lampWords[change]);

/** What stopped the project, as one says it; from the title of the cause's issue. */
export type CauseOf = (projectNumber: string, period: Period) => string | null;

const isLateStart = ({ reasons }: LampLine): boolean => reasons.some(({ code }) => code === "NOT_STARTED");

/** A project's figures, what is in the way, and what is promised. */
function projectWords(line: LampLine, period: Period, on: Day, cause: string | null, random: Random): string {
  const why = cause ? `，主要原因是${cause}` : "";
  if (isLateStart(line)) {
    const by = dayWords(addWorkDays(addDays(on, random.integer(18, 30)), 1));
    return `${line.name}到期未开工${why}，承诺${by}前办齐手续、进场施工`;
  }
  const gap = line.expected - line.actual;
  const figures = `${line.name}1—${monthOf(period)}月完成投资${money(line.actual)}，序时应完成${money(line.expected)}`;
  if (gap <= 0) return `${figures}，投资已达序时${why}，承诺${dayWords(addDays(on, 28))}前补齐滞后节点`;
  const by = lastDayOf(periodOf(addDays(on, random.chance(0.5) ? 20 : 45)));
  return `${figures}，差${money(gap)}${why}，承诺${dayWords(by)}前补齐${random.pick(["差额", "差额的一半以上", "差额的七成"])}`;
}

const measures: readonly string[] = [
  "下一步增加作业班组和机械，实行两班作业，每周向项目中心报送完成量",
  "下一步由单位主要负责同志包抓，分管负责同志驻点，每周调度一次",
  "下一步倒排工期到旬，逐项明确责任人，完不成的内部先行问责",
  "下一步会同业主落实资金和人员，按周兑现形象进度",
];

const officeMeasures: readonly string[] = [
  "下一步逐件明确承办科室和完成时间，每周向项目中心报送进展",
  "下一步由分管负责同志包案，配合单位意见三个工作日内反馈",
  "下一步集中会商、并联办理，能容缺的先行办理",
];

const TOLD = 2;

/** Of what is late, and of what the series had decided and falls due. */
function dueWords(
  { overdue, promised }: { overdue: number; promised: number },
  on: Day,
  random: Random,
): string[] {
  const by = dayWords(addWorkDays(on, random.integer(8, 14)));
  if (overdue > 0) return [`对逾期事项逐件说明了原因，承诺${by}前全部办结并申请销号`];
  return promised > 0 ? [`到期的议定事项正在收尾，承诺${by}前申请销号`] : [];
}

/** What a unit says when it accounts 现场交账: its red projects, its overdue issues, what it will do. */
export function accountWords(
  unit: { red: readonly LampLine[]; overdue: number; promised: number },
  { period, on }: { period: Period; on: Day },
  causeOf: CauseOf,
  random: Random,
): string {
  const told = unit.red.slice(0, TOLD);
  const rest = unit.red.length - told.length;
  const spoken = [
    ...told.map((line) => projectWords(line, period, on, causeOf(line.number, period), random)),
    ...(rest > 0 ? [`其余${rest}个红灯项目整改方案已书面报送`] : []),
    ...dueWords(unit, on, random),
  ];
  const next = random.pick(told.length > 0 ? measures : officeMeasures);
  return `该单位汇报：${spoken.join("；")}。${next}`;
}
