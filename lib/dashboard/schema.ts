import { z } from "zod";
import { isPeriod } from "@/lib/core/periods";
import { figures } from "@/lib/lamps/rules/statistics";

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

/** By what the statistics are told apart. */
export const groupings = ["region", "unit", "category", "leader", "reason"] as const;
export type Grouping = (typeof groupings)[number];

/** What narrows the statistics to one group: by names, as they stand in the tables. */
export const statisticsFilters = z.strictObject({
  region: text,
  unit: text,
  category: text,
  leader: text,
  reason: text,
});
export type StatisticsFilters = z.infer<typeof statisticsFilters>;

/** The list behind a figure: the projects of one figure, or those that moved in a month. */
export const statisticsList = statisticsFilters.extend({
  figure: z.enum([...figures, "moved"]),
  period: period.optional(),
  before: z.enum(["red", "yellow", "green"]).optional(),
  now: z.enum(["red", "yellow", "green"]).optional(),
});
export type StatisticsList = z.infer<typeof statisticsList>;
