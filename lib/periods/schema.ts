import { z } from "zod";
import { isPeriod } from "@/lib/core/periods";

export const periodStates = ["open", "locked", "closed"] as const;
export type PeriodState = (typeof periodStates)[number];

const period = z.string().refine(isPeriod, "PERIOD_INVALID");

export const periodInput = z.strictObject({ period });
export type PeriodInput = z.infer<typeof periodInput>;

export const reopenInput = z.strictObject({ period, reason: z.string().trim().min(1, "REQUIRED").max(500) });
export type ReopenInput = z.infer<typeof reopenInput>;

const revision = z.coerce.number().int().min(1).max(10_000).optional();

/** Two closings of a period; the latest and the one before unless told. */
export const revisionPair = { from: revision, to: revision };
