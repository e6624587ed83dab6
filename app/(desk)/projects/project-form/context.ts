"use client";

import { useTranslations } from "next-intl";
import type { Choice } from "@/components/ui/select";
import type { ProjectWarning } from "@/lib/projects/rules";
import type { FieldName, FormValues } from "./form-values";

/** Closed lists, with their words; the long open ones stand in the page as datalists. */
export type Choices = Record<"nature" | "level" | "stage" | "investmentSubject" | "regionCode", Choice[]>;

export type FormContext = {
  values: FormValues;
  errors: Record<string, readonly string[]>;
  warnings: readonly ProjectWarning[];
  /** What only a change request changes: "plannedStart", "milestones.主体封顶". */
  locked: readonly string[];
  choices: Choices;
};

/** Under which field a warning stands. */
const warned: Partial<Record<FieldName, ProjectWarning>> = {
  nationalCode: "NATIONAL_CODE_SHAPE",
  plannedCompletion: "COMPLETION_BEFORE_START",
  investedBefore: "INVESTED_ABOVE_TOTAL",
};

/** What every field of the form is given: its words, what stands in it, what is wrong or odd or locked. */
export function useFields({ values, errors, warnings, locked }: FormContext) {
  const t = useTranslations("projectForm");
  return (name: FieldName) => {
    const warning = warned[name];
    const isLocked = locked.includes(name);
    return {
      name,
      label: t(`fields.${name}`),
      defaultValue: values[name] ?? "",
      error: errors[name],
      ...(warning && warnings.includes(warning) ? { warning: t(`warnings.${warning}`) } : {}),
      ...(isLocked ? { readOnly: true, hint: t("locked") } : {}),
    };
  };
}
