import { z } from "zod";
import { lamps } from "@/lib/lamps/rules/lamp";
import { reasonCodes } from "@/lib/lamps/rules/reasons";
import { reportStates } from "@/lib/progress/rules";
import { periodText } from "@/lib/web/endpoint";

export const reason = z.object({
  code: z.enum(reasonCodes),
  measured: z.number().nullable(),
  threshold: z.number().nullable(),
  milestone: z.string().optional(),
});

export const lampCounts = z.object({ red: z.int(), yellow: z.int(), green: z.int(), paused: z.int() });

export const condition = z.looseObject({
  code: z.enum(["START", "INVEST", "REACH_MILESTONE", "COMPLETE", "REPORT", "CLOSE_ISSUE"]),
  cumulative: z.number().optional(),
  more: z.number().optional(),
  name: z.string().optional(),
  count: z.int().optional(),
});

export const ruleVersion = z.object({ id: z.int(), fromPeriod: periodText });

export const run = z
  .array(z.object({ period: periodText, lamp: z.enum(lamps) }))
  .meta({ description: "The run that the lamp stands in, month by month, oldest first" });

export const path = z
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

export const figures = {
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
