import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Choice } from "@/components/ui/select";
import { formatAmount } from "@/lib/core/money";
import type { Report, ReportWarning, ReviewedField } from "@/lib/progress/rules";
import type { FormValues } from "./report-values";

export type FieldContext = {
  last: Report | null;
  /** The reviewer's words by field, of a returned report. */
  comments: Partial<Record<ReviewedField, string>>;
  stages: readonly Choice[];
  /** Milestones not reached yet: name, and the day in words by which it is due. */
  milestones: readonly { name: string; due: string }[];
  started: string | null;
  completed: string | null;
};

export type FieldState = {
  values: FormValues;
  errors: Record<string, string[]>;
  warnings: readonly ReportWarning[];
  identical: boolean;
};

/** What each field of a report is given: its label, value, refusal, and the words beside it. */
export function useFieldWords({ comments }: Pick<FieldContext, "comments">, state: FieldState) {
  const t = useTranslations("filing");
  const { values, errors, warnings } = state;
  const notes = (field: ReviewedField, more: readonly (string | false)[]): ReactNode => {
    const comment = comments[field];
    const lines = [comment && t("comment", { comment }), ...more].filter(Boolean);
    if (lines.length === 0) return undefined;
    return lines.map((line, index) => (
      <span key={String(line)}>
        {index > 0 && <br />}
        {line}
      </span>
    ));
  };
  const has = (warning: ReportWarning) => warnings.includes(warning) && t(`warning.${warning}`);
  const base = (field: ReviewedField, more: readonly (string | false)[] = []) => ({
    name: field,
    label: t(`fields.${field}`),
    defaultValue: values[field] ?? "",
    error: errors[field],
    warning: notes(field, more),
  });
  const lastAmount = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? t("lastNone") : t("last", { value: formatAmount(amount) });
  return { notes, has, base, lastAmount };
}
