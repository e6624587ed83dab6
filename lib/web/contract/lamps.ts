import { z } from "zod";
import { boardFilters, statisticsRange } from "@/lib/dashboard/schema";
import { overrideLamps } from "@/lib/lamps/rules/facts";
import { lamps } from "@/lib/lamps/rules/lamp";
import { outlookKinds } from "@/lib/lamps/rules/outlook";
import { reasonCodes } from "@/lib/lamps/rules/reasons";
import {
  listOverridesInput,
  overrideInput,
  restoreInput,
  simulateInputSchema,
  simulateOutputSchema,
} from "@/lib/lamps/schema";
import { periodStates } from "@/lib/periods/schema";
import { reportStates } from "@/lib/progress/rules";
import { dayText, endpoint, idParams, listOf, periodText, workbook, XLSX } from "@/lib/web/endpoint";

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

const run = z
  .array(z.object({ period: periodText, lamp: z.enum(lamps) }))
  .meta({ description: "The run that the lamp stands in, month by month, oldest first" });

const path = z
  .object({
    steps: z.array(z.object({ period: periodText, lamp: z.enum(lamps), conditions: z.array(condition) })),
    none: z.enum(["PAUSED", "NO_LAMP"]).nullable(),
  })
  .meta({ description: "What turns it green, period by period; the last step is the green one" });

const override = z
  .object({
    madeBy: z.string(),
    madeAt: z.string(),
    reason: z.string().nullable().meta({ description: "Null for whoever sees public facts only" }),
    evidence: z.string().nullable(),
  })
  .nullable();

const figures = {
  lamp: z.enum(lamps).meta({ description: "The final lamp" }),
  computed: z.enum(lamps).meta({ description: "What the rules alone give" }),
  override,
  run,
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

const { run: _, ...figuresOfMonth } = figures;
const forecast = {
  period: periodText,
  lamp: z.enum(lamps).meta({ description: "At the mean pace of the last three reported months" }),
  pace: z.number().nullable(),
  cumulative: z.number(),
  investedSoFar: z.number(),
  leastWithoutYellow: z.number().nullable(),
  leastWithoutRed: z.number().nullable(),
};

const decision = z.object({
  ...figuresOfMonth,
  run: run.optional(),
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
    overrides: z
      .array(
        z.object({
          period: periodText,
          lamp: z.enum(overrideLamps),
          version: z.int(),
          madeBy: z.string(),
          madeAt: z.string(),
          reason: z.string().nullable(),
          evidence: z.string().nullable(),
        }),
      )
      .meta({ description: "Overrides that wait for their period's close" }),
    overrideVersions: z.record(periodText, z.int()).meta({
      description: "By period not closed: how many overrides there were; goes with the next as `version`",
    }),
    cases: z.array(periodText).meta({ description: "Periods that opened a case still in force" }),
    ahead: z
      .object({
        period: periodText,
        turnsGreen: z.array(condition),
        path,
        forecast: z.object(forecast).nullable(),
      })
      .nullable(),
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

export const aheadCall = endpoint({
  method: "GET",
  path: "/lamps/ahead",
  summary: "本月公布时将为红灯的项目，及怎样避免 · what will be red at this close, unless…",
  answer: z.object({
    period: periodText.nullable(),
    state: z.enum(periodStates).optional(),
    lockAt: z.string().optional(),
    items: z.array(
      z.object({
        ...forecast,
        projectId: z.uuid(),
        number: z.string(),
        name: z.string(),
        region: z.string().nullable(),
        unit: z.string().nullable(),
        leaders: z.array(z.string()),
        own: z.boolean(),
        kind: z.enum(outlookKinds),
        standing: z.enum(lamps).meta({ description: "If nothing more is filed" }),
        reported: z.boolean(),
        reportState: z.enum(reportStates).nullable(),
        overridden: z.boolean(),
        previous: z.object({ lamp: z.enum(lamps), behindRun: z.int(), redRun: z.int() }).nullable(),
        againstRed: z.array(condition).nullable(),
        missing: z.number().nullable().meta({ description: "万元 that the month still must bring" }),
        short: z.number().nullable().meta({ description: "万元 of it that the present pace does not bring" }),
      }),
    ),
  }),
  write: false,
});

const overridden = z.object({
  projectId: z.uuid(),
  period: periodText,
  lamp: z.enum(lamps).nullable(),
  version: z.int(),
});
const overrideParams = z.strictObject({ id: z.uuid(), period: periodText });

export const overrideLampCall = endpoint({
  method: "PUT",
  path: "/projects/{id}/lamps/{period}/override",
  summary: "改判一个项目一期的灯，须写明理由和依据 · override a lamp before its close",
  params: overrideParams,
  body: overrideInput.omit({ projectId: true, period: true }),
  answer: overridden,
  write: true,
});

export const restoreLampCall = endpoint({
  method: "POST",
  path: "/projects/{id}/lamps/{period}/override/remove",
  summary: "撤回改判，须写明理由 · take an override back before its close",
  params: overrideParams,
  body: restoreInput.omit({ projectId: true, period: true }),
  answer: overridden,
  write: true,
});

export const listOverridesCall = endpoint({
  method: "GET",
  path: "/lamps/overrides",
  summary: "全部人工改判，撤回的也在内 · all overrides, those taken back too",
  query: listOverridesInput,
  answer: listOf(
    z.object({
      id: z.uuid(),
      projectId: z.uuid(),
      projectNumber: z.string(),
      projectName: z.string(),
      unit: z.string().nullable(),
      period: periodText,
      from: z.enum(lamps).nullable(),
      to: z.enum(lamps),
      reason: z.string(),
      evidence: z.string(),
      files: z.array(z.object({ id: z.uuid(), name: z.string() })),
      madeBy: z.string(),
      madeAt: z.string(),
      version: z.int(),
      state: z.enum(["removed", "waiting", "inForce"]),
      removedBy: z.string().nullable(),
      removedAt: z.string().nullable(),
      removeReason: z.string().nullable(),
    }),
  ),
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
