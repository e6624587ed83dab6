import { z } from "zod";
import { boardFilters, statisticsRange } from "@/lib/dashboard/schema";
import { lamps } from "@/lib/lamps/rules/lamp";
import { reasonCodes } from "@/lib/lamps/rules/reasons";
import { simulateInputSchema, simulateOutputSchema } from "@/lib/lamps/schema";
import { reportStates } from "@/lib/progress/rules";
import { dayText, endpoint, idParams, periodText } from "@/lib/web/endpoint";

const MEBIBYTE = 1_048_576;

export const reason = z.object({
  code: z.enum(reasonCodes),
  measured: z.number().nullable(),
  threshold: z.number().nullable(),
  milestone: z.string().optional(),
});

export const lampCounts = z.object({ red: z.int(), yellow: z.int(), green: z.int(), paused: z.int() });

const condition = z.looseObject({
  code: z.enum(["START", "INVEST", "REACH_MILESTONE", "COMPLETE", "REPORT", "CLOSE_ISSUE"]),
  cumulative: z.number().optional(),
  more: z.number().optional(),
  name: z.string().optional(),
  count: z.int().optional(),
});

const ruleVersion = z.object({ id: z.int(), fromPeriod: periodText });

const figures = {
  lamp: z.enum(lamps),
  behindRun: z.int(),
  redRun: z.int(),
  reasons: z.array(reason),
  caseOpened: z.boolean(),
  annualPlan: z.number(),
  expected: z.number(),
  actual: z.number(),
  reportState: z.enum(reportStates).nullable(),
};

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
        leaders: z.array(z.string()),
        plannedStart: dayText.nullable(),
        plannedCompletion: dayText.nullable(),
        turnsGreen: z.array(condition),
      }),
    ),
  }),
  write: false,
});

const decision = z.object({
  ...figures,
  period: periodText,
  revision: z.int(),
  inForce: z.boolean(),
  ruleVersion,
  inputs: z.looseObject({}),
});

export const projectLampsCall = endpoint({
  method: "GET",
  path: "/projects/{id}/lamps",
  summary:
    "一个项目历期的灯、原因和依据，及下期预测 · a project's lamps with reasons and inputs; the forecast",
  params: idParams,
  answer: z.object({
    decisions: z.array(decision),
    earlier: z.array(decision).meta({ description: "Decisions of earlier revisions" }),
    ahead: z
      .object({
        period: periodText,
        turnsGreen: z.array(condition),
        forecast: z
          .object({
            period: periodText,
            lamp: z.enum(lamps),
            pace: z.number().nullable(),
            cumulative: z.number(),
            investedSoFar: z.number(),
            leastWithoutYellow: z.number().nullable(),
            leastWithoutRed: z.number().nullable(),
          })
          .nullable(),
      })
      .nullable(),
  }),
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

export const simulateCall = endpoint({
  method: "POST",
  path: "/lamps/simulate",
  summary: "按规则推演，不保存 · replay the rules over given facts; nothing is stored",
  body: simulateInputSchema,
  answer: simulateOutputSchema,
  write: false,
  bodyLimit: 32 * MEBIBYTE,
});
