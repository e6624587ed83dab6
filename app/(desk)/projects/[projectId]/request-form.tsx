"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { UploadField } from "@/components/files/upload-field";
import { MonthRow } from "@/components/plans/month-row";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { MoneyField } from "@/components/ui/money-field";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { DateField, TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { changeReasons } from "@/lib/changes/rules/request";
import type { PlanValue } from "@/lib/changes/rules/value";
import type { Day } from "@/lib/core/periods";
import { quotas } from "@/lib/files/rules";
import type { Span } from "@/lib/plans/rules";
import type { FormState } from "@/lib/web/form-state";
import { requestChangeAction } from "./plan-actions";

/** What may be asked for: a day as it stands, or a year's plan. */
export type Askable = Choice & ({ day: Day | null } | { year: number; plan: PlanValue });

function PlanFields({
  asked,
  span,
  state,
}: {
  asked: Extract<Askable, { year: number }>;
  span: Span;
  state: FormState;
}) {
  const t = useTranslations("plans");
  const [amount, setAmount] = useState<number | null>(asked.plan.annualPlan);
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-[14rem_1fr]">
        <MoneyField
          name="annualPlan"
          label={t("amount")}
          defaultValue={state.values?.annualPlan ?? asked.plan.annualPlan}
          onAmount={setAmount}
          error={state.fieldErrors?.annualPlan}
        />
        <TextArea
          name="physicalGoal"
          label={t("goal")}
          rows={1}
          maxLength={2000}
          defaultValue={state.values?.physicalGoal ?? asked.plan.physicalGoal ?? ""}
        />
      </div>
      <MonthRow
        year={asked.year}
        annualPlan={amount}
        span={span}
        defaults={asked.plan.monthlyPlan}
        error={state.fieldErrors?.month}
      />
    </>
  );
}

/** Asks the centre for a change of what is locked: what, to what, why, by what evidence. */
export function RequestForm({
  projectId,
  askables,
  span,
}: {
  projectId: string;
  askables: readonly Askable[];
  span: Span;
}) {
  const t = useTranslations("changes");
  const [state, submit] = useFormAction(requestChangeAction);
  const [subject, setSubject] = useState(askables[0]?.value ?? "");
  const asked = askables.find((item) => item.value === subject);
  const words = state.values;
  return (
    <Card>
      <details open={state.status !== "idle"}>
        <summary className="cursor-pointer font-semibold">{t("ask")}</summary>
        {state.status === "ok" && state.data ? (
          <p role="status" className="mt-3">
            {t("askedDone")}{" "}
            <Link href={`/changes/${state.data.id}`} className="text-accent underline">
              {t("toRequest")}
            </Link>
          </p>
        ) : (
          <form action={submit} className="mt-3 grid gap-4">
            <ErrorSummary
              state={state}
              labels={{
                to: t("askTo"),
                reasonCode: t("col.why"),
                reason: t("reason"),
                evidence: t("evidence"),
              }}
            />
            <input type="hidden" name="projectId" value={projectId} />
            <div className="grid gap-4 md:grid-cols-2">
              <Select
                name="subject"
                label={t("col.what")}
                choices={askables}
                value={subject}
                onChange={(event) => setSubject(event.target.value)}
                error={state.fieldErrors?.subject}
              />
              {asked && "day" in asked && (
                <DateField
                  key={subject}
                  name="to"
                  label={t("askTo")}
                  required
                  defaultValue={words?.to ?? asked.day ?? ""}
                  error={state.fieldErrors?.to}
                />
              )}
            </div>
            {asked && "year" in asked && <PlanFields key={subject} asked={asked} span={span} state={state} />}
            <Select
              name="reasonCode"
              label={t("col.why")}
              required
              className="md:w-1/2"
              emptyLabel={t("choose")}
              choices={changeReasons.map((code) => ({ value: code, label: t(`reasons.${code}`) }))}
              key={words?.reasonCode ?? ""}
              defaultValue={words?.reasonCode ?? ""}
              error={state.fieldErrors?.reasonCode}
            />
            <TextArea
              name="reason"
              label={t("reason")}
              hint={t("reasonHint")}
              required
              maxLength={2000}
              defaultValue={words?.reason ?? ""}
              error={state.fieldErrors?.reason}
            />
            <TextArea
              name="evidence"
              label={t("evidence")}
              hint={t("evidenceHint")}
              rows={2}
              maxLength={4000}
              defaultValue={words?.evidence ?? ""}
              error={state.fieldErrors?.evidence}
            />
            <UploadField name="files" label={t("files")} limit={quotas.changeRequest} />
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton>{t("askVerb")}</SubmitButton>
              <span className="text-xs text-ink-2">{t("askNote")}</span>
            </div>
          </form>
        )}
      </details>
    </Card>
  );
}
