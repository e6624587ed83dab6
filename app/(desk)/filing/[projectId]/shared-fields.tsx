import { useTranslations } from "next-intl";
import { DateField, TextField } from "@/components/ui/text-field";
import type { FieldContext, FieldState } from "./field-words";
import { milestoneField } from "./report-values";

/** The fields that the single form and the grid show alike. `scope`: which of the page's forms, where there are several. */
type Props = { context: FieldContext; state: FieldState; scope?: string };

/** A day for each milestone that is not reached yet. */
export function MilestoneFields({ context, state, scope }: Props) {
  const t = useTranslations("filing");
  return context.milestones.map(({ name, due }, index) => {
    const field = milestoneField(index);
    return (
      <div key={name}>
        <input type="hidden" name={field.name} value={name} />
        <DateField
          scope={scope}
          name={field.day}
          label={name}
          defaultValue={state.values[field.day] ?? ""}
          hint={t("milestoneDue", { day: due })}
        />
      </div>
    );
  });
}

/** Who filled it in, and where to ask. */
export function FillerFields({ state: { values, errors }, scope }: Omit<Props, "context">) {
  const t = useTranslations("filing");
  return (["filler", "phone"] as const).map((field) => (
    <TextField
      key={field}
      scope={scope}
      name={field}
      label={t(`fields.${field}`)}
      defaultValue={values[field] ?? ""}
      error={errors[field]}
      maxLength={60}
      autoComplete="off"
      inputMode={field === "phone" ? "tel" : undefined}
      data-cell={field}
    />
  ));
}
