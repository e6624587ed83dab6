"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requestChange } from "@/lib/changes/commands/request-change";
import { type RequestChangeInput, requestChangeInput } from "@/lib/changes/schema";
import { fileIds } from "@/lib/files/schema";
import { monthCells, monthsOf } from "@/lib/plans/schema";
import { setPlan } from "@/lib/projects/commands/set-plan";
import { planInput } from "@/lib/projects/schema";
import { action } from "@/lib/web/action";

type Issue = { code?: string | undefined; message: string; path: PropertyKey[] };
type Refine = { addIssue: (issue: { code: "custom"; path: PropertyKey[]; message: string }) => void };

/** What is left empty is missing; what is no amount is said to be none; a schema's own words stay. */
function wordOf({ code, message }: Issue, name: string): string {
  if (code === "invalid_type" && name === "annualPlan") return "AMOUNT_FORM";
  return code === "too_small" || code === "invalid_type" || code === "invalid_value" ? "REQUIRED" : message;
}

/** Field names of the form for the paths of the command's input. */
function pass(issues: readonly Issue[], context: Refine, nameOf: (path: PropertyKey[]) => string): never {
  for (const issue of issues) {
    const name = nameOf(issue.path);
    context.addIssue({ code: "custom", path: [name], message: wordOf(issue, name) });
  }
  return z.NEVER;
}

const money = z.string().transform((text) => (text.trim() === "" ? undefined : Number(text)));
const plan = { annualPlan: money, physicalGoal: z.string(), month: monthCells };

const planForm = z
  .strictObject({ projectId: z.uuid(), year: z.coerce.number().int(), version: z.string(), ...plan })
  .transform(({ projectId, year, version, month, physicalGoal, annualPlan }, context) => {
    const parsed = planInput.safeParse({
      annualPlan,
      monthlyPlan: monthsOf(year, month),
      physicalGoal: physicalGoal.trim() || null,
      ...(version ? { version: Number(version) } : {}),
    });
    if (parsed.success) return { projectId, year, ...parsed.data };
    return pass(parsed.error.issues, context, ([first]) =>
      first === "monthlyPlan" ? "month" : String(first),
    );
  });

export const setPlanAction = action(planForm, async (actor, input, { now, once }) => {
  const answer = await setPlan(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath(`/projects/${input.projectId}`);
  revalidatePath("/plans");
  return answer;
});

/** `subject` is "plannedStart", "plannedCompletion", "milestone:名称" or "plan:2017". */
const requestForm = z
  .strictObject({
    projectId: z.uuid(),
    subject: z.string(),
    to: z.string().optional(),
    annualPlan: money.optional(),
    physicalGoal: z.string().optional(),
    month: monthCells.optional(),
    reasonCode: z.string(),
    reason: z.string(),
    evidence: z.string(),
    files: fileIds,
  })
  .transform(
    ({ projectId, subject, to, month, annualPlan, physicalGoal, ...why }, context): RequestChangeInput => {
      const [what = "", target = ""] = subject.split(/:(.*)/s);
      const year = Number(target);
      const wish =
        what === "plan"
          ? {
              year,
              to: {
                annualPlan,
                monthlyPlan: month && monthsOf(year, month),
                physicalGoal: physicalGoal === undefined ? undefined : physicalGoal.trim() || null,
              },
            }
          : { to, ...(what === "milestone" ? { milestone: target } : {}) };
      const parsed = requestChangeInput.safeParse({ what, ...wish, ...why });
      if (parsed.success) return { projectId, ...parsed.data };
      return pass(parsed.error.issues, context, ([first, second]) => {
        if (first === "what") return "subject";
        if (first === "to" && second !== undefined)
          return second === "monthlyPlan" ? "month" : String(second);
        return String(first);
      });
    },
  );

export const requestChangeAction = action(requestForm, async (actor, input, { now, once }) => {
  const answer = await requestChange(actor, input, { now, ...(once ? { once } : {}) });
  revalidatePath(`/projects/${input.projectId}`);
  revalidatePath("/changes");
  return answer;
});
