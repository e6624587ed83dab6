import { z } from "zod";
import { boardFilters, statisticsRange } from "@/lib/dashboard/schema";
import { condition, figures, lampCounts, path, ruleVersion } from "@/lib/web/contract/lamp-fields";
import { dayText, endpoint, periodText, workbook, XLSX } from "@/lib/web/endpoint";

export const boardCall = endpoint({
  method: "GET",
  path: "/board",
  summary: "亮灯榜；不指定期次时为最近公布的一期 · the board, of the latest closed period unless told",
  query: boardFilters,
  answer: z.object({
    period: periodText.nullable(),
    revision: z.int().optional(),
    reopened: z.boolean().optional(),
    closedAt: z.string().optional(),
    ruleVersion: ruleVersion.optional(),
    nextPeriod: periodText.optional(),
    counts: lampCounts,
    change: lampCounts.nullish(),
    transitions: z
      .object({
        greenToYellow: z.int(),
        yellowToRed: z.int(),
        yellowToGreen: z.int(),
        redExits: z.int(),
      })
      .optional(),
    months: z.array(lampCounts.extend({ period: periodText })),
    projects: z.array(
      z.object({
        ...figures,
        projectId: z.uuid(),
        number: z.string(),
        name: z.string(),
        category: z.string(),
        withdrawn: z.boolean().meta({ description: "Withdrawn since; published lamps stay" }),
        region: z.string().nullable(),
        unit: z.string().nullable(),
        unitId: z.uuid().nullable(),
        leaders: z.array(z.string()),
        leaderIds: z.array(z.uuid()).meta({ description: "In the order of `leaders`" }),
        plannedStart: dayText.nullable(),
        plannedCompletion: dayText.nullable(),
        turnsGreen: z.array(condition),
        path,
        cases: z.array(periodText).meta({ description: "Periods that opened a case still in force" }),
      }),
    ),
  }),
  write: false,
});

export const exportBoardCall = endpoint({
  method: "GET",
  path: "/board.xlsx",
  summary: "导出亮灯榜，含绿灯 · the board as a workbook: reasons, runs, what turns green, overrides",
  query: boardFilters,
  answer: workbook,
  media: XLSX,
  write: false,
});

export const lampStatisticsCall = endpoint({
  method: "GET",
  path: "/statistics/lamps",
  summary: "一段时期的亮灯统计 · counts over a range of periods",
  query: statisticsRange,
  answer: z.object({
    from: periodText,
    to: periodText,
    projects: z.int(),
    now: lampCounts,
    everYellow: z.int(),
    everRed: z.int(),
    yellowToGreen: z.int(),
    redExits: z.int(),
    cases: z.int(),
  }),
  write: false,
});
