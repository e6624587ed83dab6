"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/web/action";
import { correctWorkLog } from "@/lib/work-logs/commands/correct-work-log";
import { writeWorkLog } from "@/lib/work-logs/commands/write-work-log";
import { correctionBody, workLogBody } from "@/lib/work-logs/schema";

/** "unit:<id>" or "leader:<id>", as the one list of who did it says. */
const doer = z.string().regex(/^(unit|leader):[0-9a-f-]{36}$|^$/, "INVALID");

const writeForm = z
  .strictObject({
    projectId: z.uuid(),
    by: doer,
    day: workLogBody.shape.day,
    category: workLogBody.shape.category,
    text: workLogBody.shape.text,
    files: workLogBody.shape.files,
  })
  .transform(({ by, ...log }) => {
    const [kind, id] = by.split(":");
    return { ...log, ...(kind === "unit" ? { unit: id } : kind === "leader" ? { leader: id } : {}) };
  });

export const writeLogAction = action(writeForm, async (actor, input, { now, once }) => {
  const written = await writeWorkLog(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath(`/projects/${input.projectId}`);
  return written;
});

const correctForm = z.strictObject({
  workLogId: z.uuid(),
  ...correctionBody.shape,
  version: z.coerce.number().int(),
});

export const correctLogAction = action(correctForm, async (actor, input, { now, once }) => {
  const corrected = await correctWorkLog(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath("/", "layout");
  return corrected;
});
