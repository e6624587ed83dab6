import { z } from "zod";
import { isMoney } from "@/lib/core/money";
import { isDay, isPeriod } from "@/lib/core/periods";
import { fileIds } from "@/lib/files/schema";
import { type ReviewedField, reviewedFields } from "@/lib/progress/rules";
import { stages } from "@/lib/projects/schema";

const LARGEST_AMOUNT = 5_000_000_000;

/** Line breaks and tabs are text; the other control characters are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const isPlainText = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

const amount = z
  .number()
  .min(0, "AMOUNT_NEGATIVE")
  .max(LARGEST_AMOUNT, "AMOUNT_TOO_LARGE")
  .refine(isMoney, "AMOUNT_DECIMALS");
const day = z.string().refine(isDay, "DAY_INVALID");
const text = z.string().max(2000, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL");
const line = z.string().trim().max(60, "TEXT_TOO_LONG").refine(isPlainText, "TEXT_CONTROL");

/** What a unit files for one project and month. Money is 万元 of that month alone. */
export const reportContent = z.strictObject({
  invested: amount.nullish(),
  fundsArrived: amount.nullish(),
  stage: z.enum(stages).nullish(),
  physicalProgress: text.default(""),
  work: text.default(""),
  problems: text.default(""),
  nextPlan: text.default(""),
  actualStart: day.nullish(),
  actualCompletion: day.nullish(),
  milestones: z
    .array(z.strictObject({ name: z.string().min(1).max(200), actual: day }))
    .max(200)
    .default([]),
  filler: line.default(""),
  phone: line.default(""),
  /** The version that the form was filled from; 0 when there was no report yet. Absent: not compared. */
  version: z.int().min(0).optional(),
});

/** Body of `PUT /reports/{projectId}/{period}`. */
export const reportBody = reportContent
  .extend({ submit: z.boolean() })
  .refine((report) => !report.submit || typeof report.invested === "number", {
    path: ["invested"],
    error: "REQUIRED",
  });

const target = { projectId: z.uuid(), period: z.string().refine(isPeriod, "PERIOD_INVALID") };

export const reportInput = reportContent.extend(target);
export type ReportInput = z.input<typeof reportInput>;

const comment = z
  .string()
  .trim()
  .min(1, "REQUIRED")
  .max(500, "TEXT_TOO_LONG")
  .refine(isPlainText, "TEXT_CONTROL");

/** Comments on single fields, at least one. */
export const reviewComments = z
  .partialRecord(z.enum(reviewedFields), comment)
  .refine((comments) => Object.keys(comments).length > 0, "COMMENT_REQUIRED");
export type ReviewComments = Partial<Record<ReviewedField, string>>;

/** Body of `POST /reports/{projectId}/{period}/review`. */
export const reviewBody = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("accept"), version: z.int().optional() }),
  z.strictObject({ decision: z.literal("return"), comments: reviewComments, version: z.int().optional() }),
]);

export const returnInput = z.strictObject({
  ...target,
  comments: reviewComments,
  version: z.int().optional(),
});
export type ReturnInput = z.infer<typeof returnInput>;

export const acceptInput = z.strictObject({ ...target, version: z.int().optional() });
export type AcceptInput = z.infer<typeof acceptInput>;

export const addPhotosInput = z.strictObject({
  ...target,
  files: fileIds.pipe(z.array(z.uuid()).min(1, "FILE_REQUIRED")),
});
export type AddPhotosInput = z.infer<typeof addPhotosInput>;
