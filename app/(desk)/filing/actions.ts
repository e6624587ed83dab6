"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { isPeriod } from "@/lib/core/periods";
import { acceptReports } from "@/lib/progress/commands/accept-reports";
import { action } from "@/lib/web/action";

/** "<project>:<version seen>", once or many times. */
const chosen = z
  .union([z.string().transform((one) => [one]), z.array(z.string()), z.undefined().transform(() => [])])
  .transform((texts) =>
    texts.map((text) => {
      const [projectId, version] = text.split(":");
      return { projectId, version: Number(version) };
    }),
  )
  .pipe(
    z
      .array(z.object({ projectId: z.uuid(), version: z.int() }))
      .min(1, "CHOOSE_REPORT")
      .max(1000),
  );

const acceptForm = z.strictObject({ period: z.string().refine(isPeriod, "PERIOD_INVALID"), report: chosen });

export const acceptMany = action(acceptForm, async (actor, { period, report }, { now }) => {
  const outcomes = await acceptReports(
    actor,
    report.map((one) => ({ ...one, period })),
    { now },
  );
  revalidatePath("/filing", "layout");
  return outcomes;
});
