"use client";

import { useTranslations } from "next-intl";
import type { Choices } from "./context";
import { type FieldName, type FormValues, type ListName, listFields, type Part, textOf } from "./form-values";

/** What the parts of the form are called, and what stands in them in words rather than codes. */
export function usePartWords(choices: Choices) {
  const t = useTranslations("projectForm");
  const nameOf = (part: Part): string =>
    part in listFields ? t(`lists.${part as ListName}`) : t(`fields.${part as FieldName}`);
  const saidOf = (values: FormValues, part: Part): string => {
    const text = textOf(values, part);
    const list = part in choices ? choices[part as keyof Choices] : [];
    return list.find((choice) => choice.value === text)?.label ?? text;
  };
  /** "节点 2": a refusal's field, for the summary above the form. */
  const labelOf = (field: string): string | undefined => {
    const [list, index] = field.split(".");
    if (list && list in listFields && index !== undefined) {
      return t("rowName", { list: t(`lists.${list as ListName}`), at: Number(index) + 1 });
    }
    return t.has(`fields.${field}`) ? t(`fields.${field as FieldName}`) : undefined;
  };
  return { nameOf, saidOf, labelOf };
}
