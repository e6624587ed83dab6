import { z } from "zod";
import { isMoney } from "@/lib/core/money";
import { type Period, periodAt } from "@/lib/core/periods";
import { amount, year } from "@/lib/projects/schema";

/** Twelve fields of one name, January to December, each empty or cumulative 万元. */
export const monthCells = z
  .array(z.string().refine((text) => text === "" || isMoney(Number(text)), "AMOUNT_FORM"))
  .length(12);

/** What was filled in as a sparse plan; null when nothing was: then the amount is spread evenly. */
export function monthsOf(planYear: number, cells: readonly string[]): Record<Period, number> | null {
  const filled = cells.flatMap((text, index) =>
    text === "" ? [] : [[periodAt(planYear, index + 1), Number(text)] as const],
  );
  return filled.length > 0 ? Object.fromEntries(filled) : null;
}

/** Each project with the amount proposed or filled in for its new year. */
export const carryOverInput = z
  .strictObject({
    from: year,
    to: year,
    projects: z
      .array(z.strictObject({ projectId: z.uuid(), amount }))
      .min(1, "CHOOSE_PROJECT")
      .max(20_000)
      .refine((list) => new Set(list.map((item) => item.projectId)).size === list.length, "INVALID"),
  })
  .refine(({ from, to }) => to === from + 1, { path: ["to"], message: "NEXT_YEAR" });
export type CarryOverInput = z.infer<typeof carryOverInput>;
