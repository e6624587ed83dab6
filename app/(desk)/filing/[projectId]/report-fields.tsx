"use client";

import { useTranslations } from "next-intl";
import { MoneyField } from "@/components/ui/money-field";
import { Select } from "@/components/ui/select";
import { DateField, TextArea } from "@/components/ui/text-field";
import { reportTexts } from "@/lib/progress/rules";
import { type FieldContext, type FieldState, useFieldWords } from "./field-words";
import { milestoneField } from "./report-values";
import { FillerFields, MilestoneFields } from "./shared-fields";

/** All fields of the form, last month's values and the reviewer's words beside them. */
export function ReportFields({ context, state }: { context: FieldContext; state: FieldState }) {
  const t = useTranslations("filing");
  const { last, comments, milestones, started, completed } = context;
  const { notes, has, base, lastAmount } = useFieldWords(context, state);
  const { values, errors, identical } = state;
  // What is filled in or spoken of is not unfolded away.
  const unfolded =
    milestones.some((_, index) => values[milestoneField(index).day]) ||
    Boolean(
      values.actualCompletion || comments.milestones || comments.actualCompletion || errors.actualCompletion,
    );
  return (
    <>
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-3">
        <MoneyField
          {...base("invested", [has("MONEY_FAR_OFF_PLAN"), has("CUMULATIVE_ABOVE_TOTAL")])}
          hint={lastAmount(last?.invested)}
          required
        />
        <MoneyField {...base("fundsArrived")} hint={lastAmount(last?.fundsArrived)} />
        <Select
          {...base("stage")}
          choices={context.stages}
          hint={started && t("startedOn", { day: started })}
        />
      </div>
      {!started && (
        <div className="grid gap-x-4 gap-y-5 sm:grid-cols-3">
          <DateField {...base("actualStart")} hint={t("startHint")} />
        </div>
      )}
      {reportTexts.map((field, index) => (
        <TextArea
          key={field}
          {...base(field, [index === 0 && identical && t("identicalHint")])}
          rows={field === "work" || field === "problems" ? 3 : 1}
          maxLength={2000}
        />
      ))}
      {(!completed || milestones.length > 0) && (
        <details open={unfolded} className="rounded-md border border-line px-3 py-2">
          <summary className="text-[13px] text-ink-2">
            {t("completionAndMilestones")}
            {milestones.length > 0 && (
              <span className="ml-2">{t("milestonesOpen", { count: milestones.length })}</span>
            )}
          </summary>
          {notes("milestones", []) && <p className="mt-2 text-xs">{notes("milestones", [])}</p>}
          <div className="mt-3 mb-1 grid items-start gap-x-4 gap-y-4 sm:grid-cols-3">
            <MilestoneFields context={context} state={state} />
            {!completed && (
              <DateField
                {...base("actualCompletion", [has("COMPLETION_BEFORE_START")])}
                hint={t("completionHint")}
              />
            )}
          </div>
        </details>
      )}
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-3">
        <FillerFields state={state} />
      </div>
    </>
  );
}
