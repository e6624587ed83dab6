"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FilingImport, importFilings, previewFilings } from "@/lib/progress/commands/import-filings";
import { action } from "@/lib/web/action";

const MAX_BYTES = 20 * 1024 * 1024;

/** "5:2,7:0": rows of the sheet, each with the version of the report that was shown. */
const chosenRows = z
  .string()
  .max(100_000)
  .regex(/^(\d{1,5}:\d{1,9}(,\d{1,5}:\d{1,9})*)?$/)
  .transform((text) =>
    text === ""
      ? []
      : text.split(",").map((pair) => {
          const [row, version] = pair.split(":");
          return { row: Number(row), version: Number(version) };
        }),
  );

const sheetForm = z.strictObject({
  file: z
    .instanceof(File)
    .refine((file) => file.size > 0, "FILE_REQUIRED")
    .refine((file) => file.size <= MAX_BYTES, "FILE_TOO_LARGE"),
  act: z.enum(["preview", "draft", "submit"]),
  rows: chosenRows.default([]),
});

/** A preview reads only; the same file with the chosen rows keeps them as drafts, or hands them in. */
export const sheetAction = action(sheetForm, async (actor, input, { now, once }): Promise<FilingImport> => {
  const file = { bytes: Buffer.from(await input.file.arrayBuffer()), fileName: input.file.name };
  if (input.act === "preview") return previewFilings(actor, file, now);
  const given = { ...file, rows: input.rows, submit: input.act === "submit" };
  const result = await importFilings(actor, given, { now, ...(once ? { once } : {}) });
  revalidatePath("/filing", "layout");
  return result;
});
