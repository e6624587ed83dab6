import { monthOf, type Period, periodOf, previousPeriod } from "@/lib/core/periods";
import type { CityProject } from "./city";
import { kinds } from "./kinds";
import { isPaused } from "./lives";
import type { Random } from "./random";
import { regions } from "./units";

/** The four texts of a monthly report, as a unit's own office writes them. */
export type ReportTexts = { physicalProgress: string; work: string; problems: string; nextPlan: string };

/** What a project's trouble is about, in the words of the issue ledger's categories: first, going on, over. */
type Cause = { first: string; goingOn: string; over: string };

/** {a} falls from month to month; {w} is the work in hand; {r} the region. */
const causes: readonly Cause[] = [
  {
    first: "红线内有{a}户房屋及附着物未完成补偿，影响{w}作业面移交，请求{r}加快征地拆迁。",
    goingOn: "征地拆迁仍有{a}户未签约，作业面不能连续移交，恳请继续协调。",
    over: "征地拆迁问题已解决，作业面全部移交，正在组织赶工。",
  },
  {
    first: "配套资金到位不足，欠付进度款约{a}0 万元，施工单位放缓{w}，请求协调拨付。",
    goingOn: "资金缺口仍有约{a}0 万元，分包队伍减员，恳请协调金融机构放款。",
    over: "资金已到位，进度款已支付，施工力量正在恢复。",
  },
  {
    first: "用地手续尚差{a} 亩未批，施工许可证暂不能办理，影响{w}，请求市国土资源局指导报批。",
    goingOn: "尚有{a} 亩用地手续在审，已按补正意见重新上报，请求加快审批。",
    over: "用地手续和施工许可证已办结，全面转入施工。",
  },
  {
    first: "场内10 千伏线路和通信光缆迁改方案未定，{a} 米作业带不能施工，请求供电、通信单位支持。",
    goingOn: "管线迁改剩余{a} 米，施工用电容量不足，夜间不能连续作业，恳请继续协调。",
    over: "管线迁改完成，临时用电增容到位，{w}已恢复正常。",
  },
  {
    first: "弃土场未落实，外运受限，每日只能出土约{a}0 立方米，{w}放慢，请求协调弃土场地。",
    goingOn: "弃土场环评正在办理，近期仍需倒运，影响约{a} 个作业日，请求协调。",
    over: "弃土场已启用，运输道路修复，施工环境问题解决。",
  },
];

const stallingCause: Cause = {
  first: "业主资金链紧张，施工单位撤出大部分人员和机械，请求市、县协调化解。",
  goingOn: "业主资金问题未解决，现场基本停工，请求市、县协调化解。",
  over: "",
};

const milestoneCause: Cause = {
  first: "“{s}”未能按期完成，主要是材料供应和交叉作业影响，已增加班组，请求{r}帮助保障材料运输。",
  goingOn: "“{s}”仍滞后，已调整工序、倒排工期，恳请协调解决夜间施工和材料运输。",
  over: "滞后的“{s}”已完成，后续工序正常推进。",
};

const completionCause: Cause = {
  first: "竣工日期临近，消防、规划核实等专项验收资料尚未齐备，请求主管部门提前介入。",
  goingOn: "工程未能按期完工，尾工和专项验收同步推进，恳请协调开通绿色通道。",
  over: "工程已完工，正在办理结算。",
};

const preparation = [
  "初步设计审查",
  "施工图设计和审查",
  "财政评审",
  "招标文件备案",
  "挂网招标",
  "中标公示和合同签订",
  "场地移交",
];
const papers = [
  "可行性研究报告编制",
  "规划选址论证",
  "用地预审组件",
  "环境影响评价公示",
  "可研评审",
  "初步设计招标",
  "勘察设计外业",
  "初步设计审查",
  "概算审核",
];
const raining = "近期降雨偏多，土方作业受到影响，已调整工序，可自行解决。";
const priced = "部分材料价格上涨，已与供货单位锁定采购价。";

/** What a unit writes when there is nothing to ask for. */
function quietProblem(project: CityProject, period: Period, random: Random): string {
  const building = project.life.actualStart !== null && periodOf(project.life.actualStart) < period;
  if (!building || random.chance(0.72)) return random.chance(0.85) ? "无。" : "暂无需协调的问题。";
  const wet = monthOf(period) >= 6 && monthOf(period) <= 9;
  return wet && random.chance(0.7) ? raining : priced;
}

const landCause = 2;

export function causeOf(project: CityProject, random: Random): Cause {
  switch (project.life.archetype) {
    case "stalled":
      return stallingCause;
    case "lateMilestone":
      return milestoneCause;
    case "lateCompletion":
      return completionCause;
    case "lateStart":
      return causes[landCause] ?? random.pick(causes);
    default:
      return random.pick(causes);
  }
}

/** 万元 as an office writes it: whole where it is whole. */
const money = (amount: number): string => (Number.isInteger(amount) ? String(amount) : amount.toFixed(2));
const withUnit = (amount: number, unit: string): string =>
  unit === "户" ? `${amount}户` : `${amount} ${unit}`;

/** One project's month in numbers: 万元. */
type MonthFigures = { period: Period; invested: number; cumulative: number; nextExpected: number };

const shareDone = (project: CityProject, cumulative: number): number =>
  Math.min(1, (project.investedBefore + cumulative) / project.totalInvestment);

const step = <T>(list: readonly T[], index: number): T | undefined =>
  list[Math.max(0, Math.min(list.length - 1, index))];

function physicalProgress(project: CityProject, { period, cumulative }: MonthFigures): string {
  const { life } = project;
  const month = monthOf(period);
  const sum = `1—${month}月累计完成投资${money(cumulative)} 万元，占年度计划的${((cumulative / project.annualPlan) * 100).toFixed(1)}%`;
  if (project.nature === "preliminary") return `前期工作：${step(papers, month - 3)}基本完成。${sum}。`;
  if (life.actualStart === null || periodOf(life.actualStart) > period) {
    return `尚未开工，正在进行${step(preparation, month - 3)}。${sum}。`;
  }
  if (life.actualCompletion !== null && periodOf(life.actualCompletion) <= period)
    return `工程已完工。${sum}。`;
  const { measure } = kinds[project.kind];
  const share = shareDone(project, cumulative);
  const done = project.quantity * share;
  const shown = measure.decimals === 1 ? Math.round(done * 10) / 10 : Math.round(done);
  return `${sum}；${measure.name}累计完成${withUnit(shown, measure.unit)}，为总量${withUnit(project.quantity, measure.unit)}的${Math.round(share * 100)}%。`;
}

const worksAt = (project: CityProject, cumulative: number): string =>
  step(kinds[project.kind].works, Math.floor(shareDone(project, cumulative) * 4)) ?? "";

function workText(project: CityProject, figures: MonthFigures, random: Random): string {
  const { life } = project;
  const { period, cumulative, invested } = figures;
  const month = monthOf(period);
  if (project.nature === "preliminary")
    return `开展${step(papers, month - 3)}，与市级部门对接${random.integer(2, 6)}次。`;
  if (isPaused(life.pause, period)) return "经批准暂停施工，安排专人看护现场和已完工程。";
  if (life.actualStart === null || periodOf(life.actualStart) > period) {
    return `办理${step(preparation, month - 3)}，落实临时用水用电，召开推进会${random.integer(1, 3)}次。`;
  }
  if (life.actualCompletion !== null && periodOf(life.actualCompletion) <= period) {
    return `${Number(life.actualCompletion.slice(8))}日完工；清理现场，整理竣工资料，组织专项验收。`;
  }
  if (invested < 1) return "现场基本停工，留守人员负责看护和安全巡查。";
  const begun =
    periodOf(life.actualStart) === period ? `${Number(life.actualStart.slice(8))}日正式开工；` : "";
  const reached = life.milestones.filter(({ actual }) => actual && periodOf(actual) === period);
  const events = reached.map(({ name }) => `达到节点“${name}”；`).join("");
  return `${begun}${events}${worksAt(project, cumulative)}，投入作业人员${random.integer(24, 180)}人、机械${random.integer(4, 36)}台（套），完成安全质量检查${random.integer(1, 4)}次。`;
}

/** Months since the trouble began, and whether it is over, as the unit sees it: the money moves again. */
function problemText(
  project: CityProject,
  period: Period,
  cause: Cause,
  behind: boolean[],
  random: Random,
): string {
  const worst = behind.lastIndexOf(true);
  const now = behind.length - 1;
  if (worst < 0 || now - worst > 1) return quietProblem(project, period, random);
  const late = project.life.milestones.find(
    ({ planned, actual }) => planned >= "2017-01" && (!actual || actual > planned),
  );
  const since = now - behind.lastIndexOf(false, worst);
  const text = now > worst ? cause.over : since <= 1 ? cause.first : cause.goingOn;
  const left = Math.max(2, 48 - since * random.integer(5, 8));
  return text
    .replaceAll("{a}", String(left))
    .replaceAll("{w}", worksAt(project, 0))
    .replaceAll("{r}", regions[project.region].name)
    .replaceAll("{s}", late?.name ?? project.milestones[0]?.name ?? "关键节点");
}

/** Nobody plans to catch up more than a seventh of the year in one month. */
const MOST_IN_A_MONTH = 1 / 7;

function nextPlanText(project: CityProject, { period, cumulative, nextExpected }: MonthFigures): string {
  const { life } = project;
  if (life.actualCompletion !== null && periodOf(life.actualCompletion) <= period) {
    return "办理竣工验收备案和工程结算。";
  }
  const next = Math.round(
    Math.min(Math.max(0, nextExpected - cumulative), project.annualPlan * MOST_IN_A_MONTH),
  );
  if (project.nature === "preliminary") {
    return `${next > 0 ? `计划完成投资${next} 万元；` : ""}推进${step(papers, monthOf(period) - 2)}。`;
  }
  if (life.actualStart === null || periodOf(life.actualStart) > period)
    return "加快办理开工前手续，尽早进场施工。";
  if (life.archetype === "stalled" && monthOf(period) >= life.troubleFrom) {
    return "配合有关部门化解业主资金问题，争取早日复工。";
  }
  return `${next > 0 ? `计划完成投资${next} 万元；` : ""}${worksAt(project, cumulative + next)}。`;
}

/**
 * The month's texts. `behind` tells for each month so far whether the work lagged; `missedBefore` that last month's
 * report was never filed.
 */
export function textsOf(
  project: CityProject,
  figures: MonthFigures,
  cause: Cause,
  behind: boolean[],
  missedBefore: boolean,
  random: Random,
): ReportTexts {
  const { period, cumulative } = figures;
  const carried = missedBefore
    ? `本次投资含${monthOf(previousPeriod(period))}月漏报部分。`
    : monthOf(period) === 3 && cumulative > 0
      ? "本次投资为一季度累计数。"
      : "";
  return {
    physicalProgress: physicalProgress(project, figures) + carried,
    work: workText(project, figures, random),
    problems: missedBefore
      ? "上月因经办人员调整漏报，已落实专人负责，其余无。"
      : problemText(project, period, cause, behind, random),
    nextPlan: nextPlanText(project, figures),
  };
}
