import { z } from "zod";
import { isMoney } from "@/lib/core/money";
import { type Period, periodAt } from "@/lib/core/periods";

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
