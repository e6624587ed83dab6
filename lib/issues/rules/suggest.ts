import type { IssueCategory } from "@/lib/issues/rules/kinds";

/** Words of a monthly report's problem text by which an office would sort it. The first that is found counts. */
const signs: readonly [RegExp, IssueCategory][] = [
  [/征地|拆迁|补偿|腾退|签约/, "land"],
  [/资金|融资|贷款|拨付|进度款/, "funding"],
  [/手续|审批|许可|批复|报批|验收/, "approval"],
  [/光缆|通信/, "telecom"],
  [/广电|有线电视/, "broadcasting"],
  [/燃气|天然气/, "gas"],
  [/供水|用水|自来水/, "water"],
  [/供电|用电|电力|线路|管线/, "power"],
  [/道路|运输|便道/, "road"],
  [/弃土|渣土|扬尘|阻工|夜间施工/, "site"],
];

/** The category that a problem text speaks of; undefined when nothing is recognised. A person decides. */
export const categoryIn = (problems: string): IssueCategory | undefined =>
  signs.find(([sign]) => sign.test(problems))?.[1];

/** Whether a problem text has a problem in it: "无。" and "暂无需协调的问题" have none. */
export const saysProblem = (problems: string): boolean =>
  problems.trim() !== "" && !/^\s*(无|暂无|没有)/.test(problems);

const LONGEST_TITLE = 40;

/** A title from a problem text: its first clause, cut where an office would cut it. */
export function titleFrom(problems: string): string {
  const clause = problems.trim().split(/[，。；！？\n,;]/)[0] ?? "";
  return clause.length > LONGEST_TITLE ? `${clause.slice(0, LONGEST_TITLE - 1)}…` : clause;
}
