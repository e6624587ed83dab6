"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { MonthRow } from "@/components/plans/month-row";
import { ErrorSummary } from "@/components/ui/error-summary";
import { MoneyField } from "@/components/ui/money-field";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { Span } from "@/lib/plans/rules";
import { setPlanAction } from "./plan-actions";

export type EditedPlan = {
  annualPlan: number | null;
  monthlyPlan: readonly number[];
  physicalGoal: string | null;
  /** null: there is no plan of this year yet. */
  version: number | null;
};

/** A year's draft plan: amount, months, goal. Confirming it locks it; that is another button. */
export function PlanEditor({
  projectId,
  year,
  span,
  plan,
}: {
  projectId: string;
  year: number;
  span: Span;
  plan: EditedPlan;
}) {
  const t = useTranslations("plans");
  const [state, submit] = useFormAction(setPlanAction);
  const [amount, setAmount] = useState(plan.annualPlan);
  return (
    <form action={submit} className="grid gap-4">
      <ErrorSummary
        state={state}
        labels={{ annualPlan: t("amount"), month: t("months"), physicalGoal: t("goal") }}
      />
      <input type="hidden" name="projectId" value={projectId} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="version" value={plan.version ?? ""} />
      <div className="grid gap-4 lg:grid-cols-[14rem_1fr]">
        <MoneyField
          name="annualPlan"
          label={t("amount")}
          required
          defaultValue={state.values?.annualPlan ?? plan.annualPlan}
          onAmount={setAmount}
          error={state.fieldErrors?.annualPlan}
        />
        <TextArea
          name="physicalGoal"
          label={t("goal")}
          rows={1}
          maxLength={2000}
          defaultValue={state.values?.physicalGoal ?? plan.physicalGoal ?? ""}
          error={state.fieldErrors?.physicalGoal}
        />
      </div>
      <MonthRow
        year={year}
        annualPlan={amount}
        span={span}
        defaults={plan.monthlyPlan}
        error={state.fieldErrors?.month}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
        <StatusLine>{state.status === "ok" ? t("saved") : ""}</StatusLine>
      </div>
    </form>
  );
}
