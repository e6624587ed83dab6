"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RowList, type RowProps } from "@/components/ui/row-list";
import type { FormContext } from "./context";
import { type ListName, rowsOf } from "./form-values";

/** One of the form's lists; a row that a confirmed plan locks stays. */
export function Rows({
  list,
  context,
  ordered,
  children,
}: {
  list: ListName;
  context: FormContext;
  ordered?: boolean;
  children: (props: RowProps) => ReactNode;
}) {
  const t = useTranslations("projectForm.lists");
  return (
    <RowList
      name={list}
      title={t(list)}
      rows={rowsOf(context.values, list).map(({ row }) => row)}
      errors={context.errors}
      ordered={ordered ?? false}
      isLocked={(row) => context.locked.includes(`${list}.${row.name ?? ""}`)}
    >
      {children}
    </RowList>
  );
}
