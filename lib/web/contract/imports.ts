import { z } from "zod";
import { endpoint } from "@/lib/web/endpoint";

const flag = (whenAbsent: "true" | "false") =>
  z
    .enum(["true", "false"])
    .default(whenAbsent)
    .transform((text) => text === "true");

export const importProjectsCall = endpoint({
  method: "POST",
  path: "/imports/projects",
  summary:
    "导入项目名单（.xlsx、.csv）；先试后导 · import a list; nothing is written on a dry run or with an error",
  form: z.strictObject({
    dryRun: flag("false"),
    year: z.coerce.number().int().min(1990).max(2200).optional(),
    sheet: z.string().max(200).optional(),
    createUnits: flag("false").meta({ description: "Create the units that the list names and nobody knows" }),
    partial: flag("false").meta({ description: "Write the good rows although others have errors" }),
    previewHash: z.string().max(100).optional(),
  }),
  answer: z.looseObject({
    applied: z.boolean(),
    source: z.enum(["list", "export"]).meta({ description: "A list, or an edited `GET /projects.xlsx`" }),
    rows: z.array(
      z.looseObject({
        row: z.int(),
        status: z.enum(["new", "changed", "same", "error", "skipped"]),
      }),
    ),
    counts: z.object({
      new: z.int(),
      changed: z.int(),
      same: z.int(),
      error: z.int(),
      skipped: z.int(),
    }),
    totals: z.object({ totalInvestment: z.number(), annualPlan: z.number() }),
    year: z.int(),
    missingUnits: z.array(z.string()),
    missingLeaders: z.array(z.string()),
    previewHash: z.string(),
  }),
  write: true,
});
