import { z } from "zod";
import { overrideLamps } from "@/lib/lamps/rules/facts";
import { lamps } from "@/lib/lamps/rules/lamp";
import { outlookKinds } from "@/lib/lamps/rules/outlook";
import { simulateInputSchema, simulateOutputSchema } from "@/lib/lamps/schema";
import { periodStates } from "@/lib/periods/schema";
import { reportStates } from "@/lib/progress/rules";
import { condition, figures, path, ruleVersion, run } from "@/lib/web/contract/lamp-fields";
import { endpoint, idParams, periodText } from "@/lib/web/endpoint";

const MEBIBYTE = 1_048_576;

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

export const simulateCall = endpoint({
  method: "POST",
  path: "/lamps/simulate",
  summary: "按规则推演，不保存 · replay the rules over given facts; nothing is stored",
  body: simulateInputSchema,
  answer: simulateOutputSchema,
  write: false,
  bodyLimit: 32 * MEBIBYTE,
});
