import { z } from "zod";
import { isPeriod } from "@/lib/core/periods";

const text = z.string().trim().max(200).optional();
const period = z.string().refine(isPeriod, "PERIOD_INVALID");

/** What narrows a board, as it stands in the address: units and leaders by name, regions by code. */
export const boardFilters = z.strictObject({
  period: period.optional(),
  region: text,
  unit: text,
  category: text,
  leader: text,
  programme: text,
});
export type BoardFilters = z.infer<typeof boardFilters>;

export const statisticsRange = z
  .strictObject({ from: period, to: period })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "RANGE_ORDER" });
export type StatisticsRange = z.infer<typeof statisticsRange>;
