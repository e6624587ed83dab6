"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type ImportResult, importProjects } from "@/lib/projects/commands/import-projects";
import { importFields, moneyUnits } from "@/lib/projects/rules/import/columns";
import { action } from "@/lib/web/action";

const MAX_BYTES = 20 * 1024 * 1024;

const box = z.stringbool().default(false);

/** Column letter → field, as the reader corrected it; an empty field leaves the column out. */
const corrections = z.record(
  z.string().regex(/^[A-Z]{1,3}$/),
  z.union([z.enum(importFields), z.literal("").transform(() => null)]),
);

const mapping = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return corrections.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: "INVALID" });
      return z.NEVER;
    }
  });

const importForm = z.strictObject({
  file: z
    .instanceof(File)
    .refine((file) => file.size > 0, "FILE_REQUIRED")
    .refine((file) => file.size <= MAX_BYTES, "FILE_TOO_LARGE"),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
  sheet: z.string().max(200).optional(),
  moneyUnit: z.enum(moneyUnits).optional(),
  mapping: mapping.optional(),
  createUnits: box,
  partial: box,
  dryRun: box,
  previewHash: z.string().max(64).optional(),
});

/** A dry run shows what would become of each row; the same form without it writes. */
export const importAction = action(importForm, async (actor, input, { now, once }): Promise<ImportResult> => {
  const { file, ...rest } = input;
  const bytes = Buffer.from(await file.arrayBuffer());
  const result = await importProjects(
    actor,
    { ...rest, bytes, fileName: file.name },
    { now, ...(once && !input.dryRun ? { once } : {}) },
  );
  if (result.applied) revalidatePath("/projects", "layout");
  return result;
});
