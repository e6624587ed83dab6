import { z } from "zod";
import { changeReasons, changeStates } from "@/lib/changes/rules/request";
import { type Change, changeables } from "@/lib/changes/rules/value";
import { fileIds } from "@/lib/files/schema";
import { amount, day, period, planInput, year } from "@/lib/projects/schema";

const words = (max: number) => z.string().trim().min(1).max(max);

/** Why it is wanted: a code of the closed list and words; evidence names what proves it. */
const why = {
  reasonCode: z.enum(changeReasons),
  reason: words(2000),
  evidence: z.string().trim().max(4000).default(""),
  /** Uploaded files that prove it. */
  files: fileIds,
};

/** As in `PUT …/plans/{year}`; what is absent stays as it is. */
const planTo = z
  .strictObject({
    annualPlan: planInput.shape.annualPlan.optional(),
    monthlyPlan: planInput.shape.monthlyPlan,
    physicalGoal: planInput.shape.physicalGoal,
  })
  .refine((plan) => Object.values(plan).some((value) => value !== undefined), "REQUIRED");

/** `from`, when given, is what the asker saw: a request about something else by now is refused as stale. */
export const requestChangeInput = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.enum(["plannedStart", "plannedCompletion"]),
    from: day.nullish(),
    to: day,
    ...why,
  }),
  z.strictObject({
    what: z.literal("milestone"),
    milestone: words(200),
    from: day.nullish(),
    to: day,
    ...why,
  }),
  z.strictObject({ what: z.literal("plan"), year, from: planTo.optional(), to: planTo, ...why }),
]);
export type RequestChangeInput = z.output<typeof requestChangeInput> & { projectId: string };

export const decideChangeInput = z
  .strictObject({
    decision: z.enum(["approve", "refuse"]),
    words: z.string().trim().max(2000).default(""),
    version: z.number().int().optional(),
  })
  .refine(({ decision, words: said }) => decision === "approve" || said !== "", {
    path: ["words"],
    message: "REFUSAL_WORDS",
  });
export type DecideChangeInput = z.output<typeof decideChangeInput> & { changeId: string };

const named = z.string().trim().min(1).max(200);

/** Filters of the list as they stand in an address: all text. */
export const listChangesInput = z.strictObject({
  state: z.enum(changeStates).optional(),
  what: z.enum(changeables).optional(),
  reasonCode: z.enum(changeReasons).optional(),
  /** By id or exact name. */
  unit: named.optional(),
  project: z.uuid().optional(),
  /** The month in which it was asked. */
  period: period.optional(),
  /** Only those of the last five days before a lock. */
  lastMinute: z.enum(["true", "false"]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListChangesInput = z.input<typeof listChangesInput>;

const dayValue = z.object({ day: day.nullable() });
const planValue = z.object({
  annualPlan: amount,
  monthlyPlan: z.array(amount),
  physicalGoal: z.string().nullable(),
});

const stored = z.discriminatedUnion("what", [
  z.object({
    what: z.enum(["plannedStart", "plannedCompletion", "milestone"]),
    target: z.string(),
    from: dayValue,
    to: dayValue,
  }),
  z.object({ what: z.literal("plan"), target: z.string(), from: planValue, to: planValue }),
]);

/** A stored request's two sides, typed. */
export const changeOf = (row: { what: string; target: string; from: unknown; to: unknown }): Change =>
  stored.parse(row);
