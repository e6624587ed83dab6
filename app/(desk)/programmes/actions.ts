"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createProgramme, updateProgramme } from "@/lib/programmes/commands";
import { action } from "@/lib/web/action";

const MEMBER = /^members\.(\d{1,4})\.name$/;

/** The form's texts; members stand in rows, blank ones say nothing. */
const programmeForm = z
  .record(z.string(), z.unknown())
  .transform((form) => {
    const text = (name: string): string => (typeof form[name] === "string" ? form[name].trim() : "");
    return {
      programmeId: text("programmeId"),
      version: Number(text("version")),
      name: text("name"),
      commander: text("commander") || null,
      members: Object.keys(form)
        .filter((name) => MEMBER.test(name) && text(name) !== "")
        .sort((a, b) => Number(MEMBER.exec(a)?.[1]) - Number(MEMBER.exec(b)?.[1]))
        .map(text),
    };
  })
  .pipe(
    z.strictObject({
      /** Empty while it is being set up. */
      programmeId: z.union([z.uuid(), z.literal("")]),
      version: z.number().int(),
      name: z.string().min(1).max(200),
      commander: z.string().max(200).nullable(),
      members: z.array(z.string().max(200)).max(200),
    }),
  );

export const saveProgramme = action(programmeForm, async (actor, input, { now, once }) => {
  const { programmeId, version, ...facts } = input;
  const saved = programmeId
    ? await updateProgramme(actor, { programmeId, version, ...facts }, { now, once })
    : await createProgramme(actor, facts, { now, once });
  revalidatePath("/programmes", "layout");
  return saved;
});
