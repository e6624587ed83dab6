"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { readMoney } from "@/lib/core/money-text";
import { saveDraft, submitReport } from "@/lib/progress/commands/submit-report";
import { reportInput } from "@/lib/progress/schema";
import { action } from "@/lib/web/action";
import { type FormValues, reportOf } from "./report-values";

const wordOf = (issue: { code?: string; message: string }): string =>
  /^[A-Z_]+$/.test(issue.message) ? issue.message : issue.code === "too_big" ? "TEXT_TOO_LONG" : "INVALID";

/** Texts become amounts and days; what is refused is named by its field. */
const reportForm = ({ submit }: { submit: boolean }) =>
  z.record(z.string(), z.unknown()).transform((form, context) => {
    const values: FormValues = Object.fromEntries(
      Object.entries(form).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const report = reportOf(values);
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    for (const field of ["invested", "fundsArrived"] as const) {
      const text = values[field]?.trim() ?? "";
      if (text !== "" && readMoney(text) === null) refuse(field, "AMOUNT_FORM");
      else if (submit && field === "invested" && text === "") refuse(field, "REQUIRED");
    }
    const parsed = reportInput.safeParse({
      ...report,
      projectId: values.projectId,
      period: values.period,
      version: Number(values.version),
    });
    if (!parsed.success) {
      for (const issue of parsed.error.issues) refuse(String(issue.path[0] ?? ""), wordOf(issue));
      return z.NEVER;
    }
    return parsed.data;
  });

const shapes = { submit: reportForm({ submit: true }), draft: reportForm({ submit: false }) };

export const fileReport = action(shapes.submit, async (actor, input, { now, once }) => {
  const filed = await submitReport(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath("/filing", "layout");
  return filed;
});

/** Nothing is shown anew: the form goes on as it is being typed. */
export const keepDraft = action(shapes.draft, (actor, input, { now }) => saveDraft(actor, input, { now }));
