import { z } from "zod";
import { isPeriod } from "@/lib/core/periods";

export const periodStates = ["open", "locked", "closed"] as const;
export type PeriodState = (typeof periodStates)[number];

const period = z.string().refine(isPeriod, "PERIOD_INVALID");

export const periodInput = z.strictObject({ period });
export type PeriodInput = z.infer<typeof periodInput>;

export const reopenInput = z.strictObject({ period, reason: z.string().trim().min(1, "REQUIRED").max(500) });
export type ReopenInput = z.infer<typeof reopenInput>;
