import { useTranslations } from "next-intl";
import { MoneyField } from "@/components/ui/money-field";
import { Select } from "@/components/ui/select";
import { DateField, TextArea } from "@/components/ui/text-field";
import { reportTexts } from "@/lib/progress/rules";
import { type FieldContext, type FieldState, useFieldWords } from "../[projectId]/field-words";
import { milestoneField } from "../[projectId]/report-values";
import { FillerFields, MilestoneFields } from "../[projectId]/shared-fields";

type Props = { scope: string; context: FieldContext; state: FieldState };

/** What is rarely wanted: milestones, completion, who filled it in. Open where something stands in it. */
function MoreFields({ scope, context, state }: Props) {
  const t = useTranslations("filing");
  const { milestones, completed, comments } = context;
  const { values, errors } = state;
  const { notes, has, base } = useFieldWords(context, state);
  const open =
    milestones.some((_, index) => values[milestoneField(index).day]) ||
    Boolean(values.actualCompletion || comments.milestones || comments.actualCompletion) ||
    ["actualCompletion", "filler", "phone"].some((field) => errors[field]);
  return (
    <details open={open}>
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-xs text-ink-2">
        {t("grid.more")}
        {milestones.length > 0 && (
          <span className="ml-2">{t("milestonesOpen", { count: milestones.length })}</span>
        )}
      </summary>
      {notes("milestones", []) && <p className="mt-1 text-xs">{notes("milestones", [])}</p>}
      <div className="mt-2 grid items-start gap-x-3 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
        <MilestoneFields context={context} state={state} scope={scope} />
        {!completed && (
          <DateField
            {...base("actualCompletion", [has("COMPLETION_BEFORE_START")])}
            scope={scope}
            data-cell="actualCompletion"
          />
        )}
        <FillerFields state={state} scope={scope} />
      </div>
    </details>
  );
}

/** The fields of the single form in two lines: money and days above, the four texts below. */
export function GridFields({ scope, context, state }: Props) {
  const t = useTranslations("filing");
  const { last, started, stages } = context;
  const { has, base, lastAmount } = useFieldWords(context, state);
  return (
    <>
      <div className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
        <MoneyField
          {...base("invested", [has("MONEY_FAR_OFF_PLAN"), has("CUMULATIVE_ABOVE_TOTAL")])}
          scope={scope}
          hint={lastAmount(last?.invested)}
          data-cell="invested"
          required
        />
        <MoneyField
          {...base("fundsArrived")}
          scope={scope}
          hint={lastAmount(last?.fundsArrived)}
          data-cell="fundsArrived"
        />
        <Select
          {...base("stage")}
          scope={scope}
          choices={stages}
          hint={started && t("startedOn", { day: started })}
          data-cell="stage"
        />
        {!started && (
          <DateField {...base("actualStart")} scope={scope} hint={t("startHint")} data-cell="actualStart" />
        )}
      </div>
      <div className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
        {reportTexts.map((field, index) => (
          <TextArea
            key={field}
            {...base(field, [index === 0 && state.identical && t("identicalHint")])}
            scope={scope}
            rows={2}
            maxLength={2000}
            data-cell={field}
          />
        ))}
      </div>
      <MoreFields scope={scope} context={context} state={state} />
    </>
  );
}
