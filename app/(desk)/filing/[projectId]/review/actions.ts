"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { acceptReport, returnReport } from "@/lib/progress/commands/review-report";
import { reviewedFields } from "@/lib/progress/rules";
import { acceptInput, returnInput } from "@/lib/progress/schema";
import { action } from "@/lib/web/action";

const LONGEST_COMMENT = 500;

/** `decision` is the button; `comment-<field>` the words; `next` the report to go on with. */
const reviewForm = z
  .object({
    projectId: z.string(),
    period: z.string(),
    version: z.coerce.number().int(),
    decision: z.enum(["accept", "return"]),
    next: z.uuid().or(z.literal("")),
  })
  .catchall(z.unknown())
  .transform(({ decision, next, projectId, period, version, ...rest }, context) => {
    const target = { projectId, period, version };
    if (decision === "accept") {
      const parsed = acceptInput.safeParse(target);
      if (parsed.success) return { decision, next, input: parsed.data };
      context.addIssue({ code: "custom", message: "INVALID" });
      return z.NEVER;
    }
    const words = reviewedFields.flatMap((field) => {
      const text = rest[`comment-${field}`];
      return typeof text === "string" && text.trim() !== "" ? [[field, text] as const] : [];
    });
    const parsed = returnInput.safeParse({ ...target, comments: Object.fromEntries(words) });
    if (parsed.success) return { decision, next, input: parsed.data };
    const tooLong = words.filter(([, text]) => text.trim().length > LONGEST_COMMENT);
    if (words.length === 0) {
      context.addIssue({ code: "custom", path: ["comment-invested"], message: "COMMENT_REQUIRED" });
    } else if (tooLong.length === 0) context.addIssue({ code: "custom", message: "INVALID" });
    for (const [field] of tooLong) {
      context.addIssue({ code: "custom", path: [`comment-${field}`], message: "TEXT_TOO_LONG" });
    }
    return z.NEVER;
  });

/** Accepts or returns one report, and goes on to the next that waits. */
export const decideReport = action(reviewForm, async (actor, form, { now, once }) => {
  const context = { now, ...(once ? { once } : {}) };
  const { period, projectId } = form.input;
  if (form.decision === "return") await returnReport(actor, form.input, context);
  else await acceptReport(actor, form.input, context);
  revalidatePath("/filing", "layout");
  const done = `${form.decision}:${projectId}`;
  redirect(
    form.next
      ? `/filing/${form.next}/review?${new URLSearchParams({ period, done })}`
      : `/filing?${new URLSearchParams({ period, view: "queue" })}`,
  );
});
