import type { StatisticsGroup } from "@/lib/dashboard/queries/get-statistics";
import type { Figure } from "@/lib/lamps/rules/statistics";

/** The columns of a table of groups. */
export const groupFigures = [
  "projects",
  "nowRed",
  "nowYellow",
  "everYellow",
  "everRed",
  "redExits",
  "cases",
] as const satisfies readonly Figure[];

/** Of the projects, those that were ever red. */
export const share = ({ everRed, projects }: StatisticsGroup): number =>
  projects > 0 ? everRed / projects : 0;

/** In the order that the address asks for: a figure or the share, most first with "-". */
export function sorted(groups: readonly StatisticsGroup[], sort: string): StatisticsGroup[] {
  const key = sort.replace(/^-/, "");
  const sign = sort.startsWith("-") ? -1 : 1;
  const figure = groupFigures.find((one) => one === key);
  const measured = key === "share" ? share : (group: StatisticsGroup) => (figure ? group[figure] : 0);
  const byName = (a: StatisticsGroup, b: StatisticsGroup) => a.name.localeCompare(b.name, "zh-CN");
  return groups.toSorted((a, b) =>
    key === "name" ? sign * byName(a, b) : sign * (measured(a) - measured(b)) || byName(a, b),
  );
}
