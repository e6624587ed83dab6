import { z } from "zod";
import type { RuleSettings } from "@/lib/lamps/rules/settings";
import { draftRulesInput } from "@/lib/lamps/schema";

/** Percentages as people type them ("80", "12.5"); empty = switched off. */
const percent = z
  .string()
  .trim()
  .refine((text) => text === "" || /^\d{1,3}(\.\d{1,2})?$/.test(text), "PERCENT_FORM")
  .transform((text) => (text === "" ? null : Math.round(Number(text) * 100) / 10_000));

const wholeOrNone = z
  .string()
  .trim()
  .refine((text) => text === "" || /^\d{1,4}$/.test(text), "WHOLE_FORM")
  .transform((text) => (text === "" ? null : Number(text)));

const months = z
  .string()
  .trim()
  .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 24, "MONTHS_FORM")
  .transform(Number);

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** The draft's form: texts become settings, and what is refused is named by its field. */
export const draftForm = z
  .strictObject({
    draftId: z.uuid().optional(),
    version: z.coerce.number().int().optional(),
    name: draftRulesInput.shape.name,
    monthsBehindToRed: months,
    monthsRedToCase: months,
    redExit: z.enum(["green", "via-yellow"]),
    notStarted: ticked,
    investmentRatio: percent,
    investmentGap: percent,
    milestoneDays: wholeOrNone,
    completionOverdue: ticked,
    notReported: ticked,
    issueOverdueDays: wholeOrNone,
    severeRatio: percent,
    severeGap: percent,
  })
  .refine(({ severeRatio, severeGap }) => (severeRatio === null) === (severeGap === null), {
    path: ["severeGap"],
    message: "SEVERE_BOTH",
  })
  .transform(({ draftId, version, name, severeRatio, severeGap, ...settings }) => ({
    draftId,
    version,
    name,
    settings: {
      ...settings,
      severe: severeRatio === null || severeGap === null ? null : { ratio: severeRatio, gap: severeGap },
    } satisfies RuleSettings,
  }));
