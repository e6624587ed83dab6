import { decideChange } from "@/lib/changes/commands/decide-change";
import { requestChange } from "@/lib/changes/commands/request-change";
import { withdrawChange } from "@/lib/changes/commands/withdraw-change";
import { type RequestChangeInput, requestChangeInput } from "@/lib/changes/schema";
import { db } from "@/lib/core/db";
import type { Period } from "@/lib/core/periods";
import type { Cast } from "./people";
import { lockInstant } from "./reports";

/** One request and what became of it. Days are of 2017, times Shanghai's. */
type SeedChange = {
  number: string;
  asked: string;
  by: "unit" | "centre";
  /** As `POST /projects/{id}/changes` takes it. */
  wish: Record<string, unknown>;
  why: { reasonCode: string; reason: string; evidence?: string };
  answer?: { at: string; act: "approve" | "refuse" | "withdraw"; words?: string };
};

const later = (to: string) => ({ what: "plannedCompletion", to });
const milestone = (name: string, to: string) => ({ what: "milestone", milestone: name, to });

/**
 * What units ask in a year: some of it well founded and early, some of it on the last days before a lock. What was
 * approved concerns later years and words, so that the year's lamps are what the reports made them.
 */
const changes: readonly SeedChange[] = [
  {
    number: "2017-024",
    asked: "04-11T10:20",
    by: "unit",
    wish: milestone("交工验收", "2018-06-20"),
    why: {
      reasonCode: "design",
      reason: "K3+200 处桥型由空心板改为小箱梁，施工图重新审查。",
      evidence: "川交函〔2017〕88号设计变更批复",
    },
    answer: { at: "04-13T16:00", act: "approve", words: "同意，变更后不再顺延。" },
  },
  {
    number: "2017-118",
    asked: "05-09T09:40",
    by: "unit",
    wish: { what: "plan", year: 2017, to: { physicalGoal: "土建完成，设备进场；联合调试移至下年。" } },
    why: {
      reasonCode: "policy",
      reason: "排放标准由一级A提高到准Ⅳ类，工艺段增加，年度目标相应调整，投资不变。",
      evidence: "市环委会办〔2017〕15号",
    },
    answer: { at: "05-11T15:30", act: "approve" },
  },
  {
    number: "2017-054",
    asked: "05-25T11:05",
    by: "unit",
    wish: later("2018-03-31"),
    why: {
      reasonCode: "land",
      reason: "西侧 11 户征收补偿尚有 3 户未签约，腾地晚两个月。",
      evidence: "征收办《剩余户情况说明》（5月24日）",
    },
    answer: { at: "05-27T17:10", act: "approve", words: "同意。请每周报一次签约进度。" },
  },
  {
    number: "2017-082",
    asked: "06-25T16:45",
    by: "unit",
    wish: milestone("主体结构封顶", "2018-08-31"),
    why: { reasonCode: "approval", reason: "人防审批增加一次专家评审。", evidence: "市人防办受理通知书" },
    answer: { at: "06-27T16:40", act: "approve" },
  },
  {
    number: "2017-058",
    asked: "06-25T11:15",
    by: "centre",
    wish: later("2019-09-30"),
    why: { reasonCode: "funding", reason: "企业来函：银行贷款审批延后，请求整体顺延。" },
    answer: {
      at: "06-27T17:20",
      act: "refuse",
      words: "贷款延后不足以顺延半年。请先提供银行的书面意见和新的用款计划。",
    },
  },
  {
    number: "2017-171",
    asked: "07-06T10:00",
    by: "unit",
    wish: later("2019-12-31"),
    why: {
      reasonCode: "land",
      reason: "110 千伏线路迁改需停电窗口，排在十月。",
      evidence: "国网资阳供电公司迁改计划",
    },
    answer: { at: "07-10T11:00", act: "approve" },
  },
  {
    number: "2017-095",
    asked: "07-25T17:40",
    by: "unit",
    wish: { what: "plan", year: 2017, to: { annualPlan: 3900 } },
    why: { reasonCode: "funding", reason: "上半年进度慢，请求把年计划调减到可以完成的数。" },
    answer: {
      at: "07-27T16:45",
      act: "refuse",
      words: "年计划由市政府常务会议确定，不因进度慢调减。请报赶工措施。",
    },
  },
  {
    number: "2017-073",
    asked: "08-10T15:20",
    by: "unit",
    wish: later("2018-10-31"),
    why: {
      reasonCode: "approval",
      reason: "取水许可需省厅审查，预计十月批复。",
      evidence: "省水利厅受理单 2017-0781",
    },
    answer: { at: "08-14T10:30", act: "approve", words: "同意，以批复时间为准，不再顺延。" },
  },
  {
    number: "2017-001",
    asked: "09-25T18:10",
    by: "unit",
    wish: later("2018-09-30"),
    why: { reasonCode: "forceMajeure", reason: "八月洪水冲毁围堰。" },
    answer: { at: "09-27T17:00", act: "refuse", words: "没有附灾情证明和修复计划。补齐后可以再申请。" },
  },
  {
    number: "2017-001",
    asked: "10-12T09:15",
    by: "unit",
    wish: later("2018-09-30"),
    why: {
      reasonCode: "forceMajeure",
      reason: "八月洪水冲毁围堰，须枯水期重做，主汛期前不具备下河条件。",
      evidence: "市水务局灾情核查表；围堰修复方案（专家评审通过）",
    },
    answer: { at: "10-13T15:00", act: "approve", words: "证明齐全，同意。" },
  },
  {
    number: "2017-132",
    asked: "10-25T17:50",
    by: "unit",
    wish: later("2019-12-31"),
    why: { reasonCode: "land", reason: "为稳妥起见，申请顺延半年。" },
    answer: {
      at: "10-27T17:20",
      act: "refuse",
      words: "没有具体障碍，属预防性延期。请写明卡在哪几户、何时签约。",
    },
  },
  {
    number: "2017-162",
    asked: "10-25T10:30",
    by: "unit",
    wish: later("2019-06-30"),
    why: { reasonCode: "other", reason: "施工单位更换，进场时间待定。" },
    answer: { at: "10-25T16:00", act: "withdraw" },
  },
  {
    number: "2017-132",
    asked: "11-08T10:05",
    by: "unit",
    wish: milestone("安置房主体封顶", "2018-12-31"),
    why: {
      reasonCode: "land",
      reason: "二标段 4 户未签约，影响 5 号楼开挖，附逐户清单。",
      evidence: "《二标段未签约户清单》（11月6日）",
    },
  },
  {
    number: "2017-162",
    asked: "11-13T14:25",
    by: "unit",
    wish: { what: "plan", year: 2017, to: { annualPlan: 6800 } },
    why: {
      reasonCode: "funding",
      reason: "总包合同解除，十二月前无法恢复施工，请求按实际调减。",
      evidence: "解除合同协议书",
    },
  },
  {
    number: "2017-164",
    asked: "11-14T09:50",
    by: "unit",
    wish: milestone("交付使用", "2019-03-31"),
    why: {
      reasonCode: "design",
      reason: "地下室层高调整，重新办理规划许可。",
      evidence: "规划变更公示（11月10日）",
    },
  },
  {
    number: "2017-010",
    asked: "11-10T16:30",
    by: "unit",
    wish: later("2019-08-31"),
    why: { reasonCode: "approval", reason: "跨铁路段须铁路局批复天窗点。" },
  },
];

/** Their traces are kept by what is asked of them; nothing else may come between. */
export const changedProjects: ReadonlySet<string> = new Set(changes.map(({ number }) => number));

const YEAR = "2017-";
const instant = (text: string): Date => new Date(`${YEAR}${text}:00+08:00`);
const periodIn = (text: string): Period => `${YEAR}${text.slice(0, 2)}`;

const wishOf = (projectId: string, { wish, why }: SeedChange): RequestChangeInput => ({
  ...requestChangeInput.parse({ ...wish, ...why }),
  projectId,
});

/** Before the reports come in, between the first review and the lock, and before the close. */
export type Part = "early" | "lastDay" | "afterLock";

const partOf = (text: string): Part => {
  const at = instant(text);
  if (at > lockInstant(periodIn(text))) return "afterLock";
  return Number(text.slice(3, 5)) < 15 ? "early" : "lastDay";
};

/** What was asked and answered in one part of a period. Done once, also by a start begun anew. */
export async function askChanges(
  cast: Cast,
  period: Period,
  part: Part,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const isNow = (text: string) => periodIn(text) === period && partOf(text) === part;
  for (const [index, change] of changes.entries()) {
    if (!isNow(change.asked) && !(change.answer && isNow(change.answer.at))) continue;
    const { id: projectId } = await db().project.findUniqueOrThrow({
      where: { number: change.number },
      select: { id: true },
    });
    const unit = cast.reporters.get(units.get(change.number) ?? "");
    const asker = change.by === "centre" || !unit ? cast.centre : unit;
    const once = (act: string) => ({ key: `change-${index}-${act}`, request: act });
    const { id: changeId } = await requestChange(asker, wishOf(projectId, change), {
      now: instant(change.asked),
      once: once("ask"),
    });
    const { answer } = change;
    if (!answer || !isNow(answer.at)) continue;
    const at = { now: instant(answer.at), once: once("answer") };
    if (answer.act === "withdraw") await withdrawChange(asker, { changeId }, at);
    else await decideChange(cast.centre, { changeId, decision: answer.act, words: answer.words ?? "" }, at);
  }
}
