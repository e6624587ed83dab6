import { z } from "zod";
import { isMoney } from "@/lib/core/money";
import { isDay, isPeriod, monthOf, yearOf } from "@/lib/core/periods";
import { fileIds } from "@/lib/files/schema";
import { overrideLamps } from "@/lib/lamps/rules/facts";
import { lamps } from "@/lib/lamps/rules/lamp";
import { reasonCodes } from "@/lib/lamps/rules/reasons";
import type { RuleSettings } from "@/lib/lamps/rules/settings";

/** 50 万亿元: far above any project, and small enough for every sum of 分 to stay exact. */
const LARGEST_AMOUNT = 5_000_000_000;
const MOST_PROJECTS = 5_000;
const MOST_MONTHS = 240;

const period = z.string().refine(isPeriod, { error: "PERIOD" });
const day = z.string().refine(isDay, { error: "DAY" });
const year = z.string().regex(/^\d{4}$/, { error: "YEAR" });
const money = z.number().min(0).max(LARGEST_AMOUNT).refine(isMoney, { error: "MONEY" });

const hasFourDecimals = (value: number): boolean => Math.abs(value * 1e4 - Math.round(value * 1e4)) < 1e-7;
/** A ratio as a decimal with at most four places: 0.80 is 80 %. */
const ratio = z.number().min(0).max(10).refine(hasFourDecimals, { error: "FOUR_DECIMALS" });
const days = z.int().min(0).max(3_650);
const months = z.int().min(1).max(24);

/** A complete set of rule settings, as a rule version stores them. */
export const ruleSettingsSchema = z.strictObject({
  monthsBehindToRed: months,
  monthsRedToCase: months,
  redExit: z.enum(["green", "via-yellow"]),
  notStarted: z.boolean(),
  investmentRatio: ratio.nullable(),
  investmentGap: ratio.nullable(),
  milestoneDays: days.nullable(),
  completionOverdue: z.boolean(),
  notReported: z.boolean(),
  issueOverdueDays: days.nullable(),
  severe: z.strictObject({ ratio, gap: ratio }).nullable(),
}) satisfies z.ZodType<RuleSettings>;

const ruleName = z.string().trim().min(1, "REQUIRED").max(60);
const reason = z.string().trim().min(1, "REQUIRED").max(500);

/** A draft of rule settings; `draftId` and `version` when one is changed. */
export const draftRulesInput = z.strictObject({
  draftId: z.uuid().optional(),
  version: z.int().optional(),
  name: ruleName,
  settings: ruleSettingsSchema,
});
export type DraftRulesInput = z.infer<typeof draftRulesInput>;

export const adoptRulesInput = z.strictObject({
  draftId: z.uuid(),
  version: z.int().optional(),
  fromPeriod: period,
  reason,
});
export type AdoptRulesInput = z.infer<typeof adoptRulesInput>;

export const withdrawRulesInput = z.strictObject({ versionId: z.int(), reason });
export type WithdrawRulesInput = z.infer<typeof withdrawRulesInput>;

const pause = z
  .strictObject({ from: period, to: period.nullish() })
  .refine(({ from, to }) => !to || from <= to, { error: "RANGE_ORDER", path: ["to"] });

const simulatedProject = z.strictObject({
  key: z.string().min(1).max(200),
  annualPlans: z.record(year, money),
  monthlyPlan: z.record(period, money).nullish(),
  plannedStart: day.nullish(),
  plannedCompletion: day.nullish(),
  actualStart: day.nullish(),
  actualCompletion: day.nullish(),
  pauses: z.array(pause).max(100).optional(),
  milestones: z
    .array(z.strictObject({ name: z.string().max(200), planned: day, actual: day.nullish() }))
    .max(200)
    .optional(),
  /** Issues assigned to the responsible unit: what `issueOverdueDays` is held against. */
  issues: z
    .array(z.strictObject({ deadline: day, closedOn: day.nullish() }))
    .max(1_000)
    .optional(),
  reports: z.record(period, z.strictObject({ invested: money })),
});

/** How many months a range holds, both ends included. */
const monthsIn = (from: string, to: string): number =>
  (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;

/** Input of `POST /lamps/simulate`. Unknown fields are refused at every level. */
export const simulateInputSchema = z
  .strictObject({
    rules: ruleSettingsSchema.partial().optional(),
    from: period,
    to: period,
    projects: z.array(simulatedProject).max(MOST_PROJECTS),
  })
  .refine(({ from, to }) => from <= to, { error: "RANGE_ORDER", path: ["to"] })
  .refine(({ from, to }) => monthsIn(from, to) <= MOST_MONTHS, { error: "RANGE_LENGTH", path: ["to"] });

export type SimulateInput = z.infer<typeof simulateInputSchema>;

/** Output of `POST /lamps/simulate`. */
export const simulateOutputSchema = z.strictObject({
  decisions: z.array(
    z.strictObject({
      key: z.string(),
      period,
      lamp: z.enum(lamps),
      behindRun: z.int().min(0),
      redRun: z.int().min(0),
      reasons: z.array(
        z.strictObject({
          code: z.enum(reasonCodes),
          measured: z.number().nullable(),
          threshold: z.number().nullable(),
        }),
      ),
      caseOpened: z.boolean(),
    }),
  ),
});

export type SimulateOutput = z.infer<typeof simulateOutputSchema>;

const words = (most: number) => z.string().trim().min(1, "REQUIRED").max(most);

/** What overriding a lamp asks for. `version` counts the overrides of this project in this period; 0 before the first. */
export const overrideInput = z.strictObject({
  projectId: z.uuid(),
  period,
  lamp: z.enum(overrideLamps, { error: "REQUIRED" }),
  reason: words(500),
  evidence: words(2_000),
  /** Ids of uploaded files that the evidence comes with. */
  files: fileIds.default([]),
  version: z.coerce.number().int().min(0).optional(),
});
export type OverrideInput = Omit<z.infer<typeof overrideInput>, "files"> & { files?: readonly string[] };

export const restoreInput = overrideInput.pick({
  projectId: true,
  period: true,
  reason: true,
  version: true,
});
export type RestoreInput = z.infer<typeof restoreInput>;

export const listOverridesInput = z.strictObject({
  period: period.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListOverridesInput = z.infer<typeof listOverridesInput>;
