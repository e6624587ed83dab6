import "server-only";
import type { Actor } from "@/lib/auth/permissions";
import { notFound } from "@/lib/core/errors";
import { type Board, type BoardProject, getBoard } from "@/lib/dashboard/queries";
import type { BoardFilters } from "@/lib/dashboard/schema";
import { type LampWords, whyLit } from "@/lib/lamps/rules/words";
import { type WrittenCell, type WrittenColumn, writeWorkbook } from "@/lib/spreadsheet/write-workbook";

const columns: readonly WrittenColumn[] = [
  { header: "项目编号", kind: "text", width: 12 },
  { header: "项目名称", kind: "text", width: 32 },
  { header: "区县", kind: "text", width: 12 },
  { header: "责任单位", kind: "text", width: 24 },
  { header: "联系领导", kind: "text", width: 18 },
  { header: "类别", kind: "text", width: 12 },
  { header: "灯", kind: "text", width: 8 },
  { header: "连续月数", kind: "text", width: 10 },
  { header: "逐月", kind: "long", width: 28 },
  { header: "改判", kind: "long", width: 28 },
  { header: "原因（实测与标准）", kind: "long", width: 50 },
  { header: "年度计划（万元）", kind: "money", width: 16 },
  { header: "序时应完成（万元）", kind: "money", width: 16 },
  { header: "实际完成（万元）", kind: "money", width: 16 },
  { header: "怎样转绿", kind: "long", width: 50 },
  { header: "问责", kind: "text", width: 20 },
  { header: "执行规则", kind: "text", width: 18 },
  { header: "版次", kind: "text", width: 8 },
];

const lines = (parts: readonly string[]): string => parts.join("\n");

/** Every step with its month where there is more than one; why there is none where nothing leads to green. */
function wayOf({ lamp, path }: BoardProject, words: LampWords): string {
  if (lamp === "green" || lamp === "paused") return "";
  const several = path.steps.length > 1 || path.none !== null;
  return lines([
    ...path.steps.flatMap(({ period, lamp: then, conditions }) => [
      ...(several ? [words.step(period, then)] : []),
      ...(conditions.length > 0
        ? conditions.map((condition) => words.green(condition, period))
        : [words.nothingWanting]),
    ]),
    ...(path.none ? [words.noWay(path.none)] : []),
  ]);
}

/** Which lamp the rules gave, who overrode it, and for whoever may know, why. */
function overrideOf({ override, computed }: BoardProject, words: LampWords): string {
  if (!override) return "";
  const { madeBy, reason, evidence } = override;
  const why = [reason && `理由：${reason}`, evidence && `依据：${evidence}`].filter((part) => part !== null);
  return lines([`${madeBy}改判，推算为${words.lamp(computed)}`, ...why]);
}

const monthsOf = ({ lamp, redRun, behindRun }: BoardProject): string =>
  lamp === "red" ? String(redRun) : lamp === "yellow" && behindRun > 0 ? String(behindRun) : "";

function rowOf(project: BoardProject, board: Board, words: LampWords): WrittenCell[] {
  return [
    project.number,
    project.name,
    project.region,
    project.unit,
    project.leaders.join("、"),
    project.category,
    words.lamp(project.lamp),
    monthsOf(project),
    lines(project.run.map(({ period, lamp }) => `${words.month(period)}${words.lamp(lamp)}`)),
    overrideOf(project, words),
    whyLit(project, board.period, words),
    project.annualPlan,
    project.expected,
    project.actual,
    wayOf(project, words),
    project.cases.map((period) => `${words.month(period)}立案`).join("、"),
    `${words.month(board.ruleVersion.fromPeriod)}起的规则`,
    String(board.revision),
  ];
}

/**
 * The board as a workbook, green lamps too: each lamp with its run, its reasons against their standards, what turns
 * it green, and the mark of one that was overridden.
 */
export async function exportBoard(actor: Actor, filters: BoardFilters, words: LampWords) {
  const board = await getBoard(actor, filters);
  if (!board) throw notFound("period");
  async function* rows(shown: Board) {
    yield shown.projects.map((project) => rowOf(project, shown, words));
  }
  const sheet = {
    name: "亮灯榜",
    columns,
    frozenColumns: 2,
    rowCount: board.projects.length,
    marker: [["liangdeng.list.1"]],
  };
  return { name: `${words.month(board.period)}亮灯榜.xlsx`, content: writeWorkbook(sheet, rows(board)) };
}
