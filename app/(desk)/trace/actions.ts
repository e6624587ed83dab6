"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { verifyTraceNow } from "@/lib/upkeep/commands/verify-record";
import { action } from "@/lib/web/action";

/** Verifies by real time: a record's checks do not follow a pinned business date. */
export const verifyTrace = action(z.strictObject({}), async (actor) => {
  const { trace } = await verifyTraceNow(actor, { instant: new Date() });
  revalidatePath("/trace");
  return { broken: trace.broken };
});
