"use client";

import { useTranslations } from "next-intl";
import { DateField, TextField } from "@/components/ui/text-field";
import { type FormContext, useFields } from "./context";
import { Rows } from "./rows";
import { Section } from "./section";

/** 何时: the four days, and the milestones on the way. */
export function WhenSection({ context }: { context: FormContext }) {
  const t = useTranslations("projectForm");
  const field = useFields(context);
  return (
    <Section name="when">
      <DateField {...field("plannedStart")} />
      <DateField {...field("plannedCompletion")} />
      <DateField {...field("actualStart")} />
      <DateField {...field("actualCompletion")} />
      <div className="md:col-span-2 xl:col-span-4">
        <Rows list="milestones" context={context}>
          {({ field: inRow, locked }) => (
            <div className="grid grid-cols-2 gap-2 md:grid-cols-[minmax(0,1fr)_10.5rem_10.5rem_5rem]">
              <TextField
                {...inRow("name")}
                label={t("row.milestone")}
                maxLength={200}
                autoComplete="off"
                readOnly={locked}
                className="max-md:col-span-2"
              />
              <DateField
                {...inRow("planned")}
                label={t("row.planned")}
                readOnly={locked}
                {...(locked ? { hint: t("locked") } : {})}
              />
              <DateField {...inRow("actual")} label={t("row.actual")} />
              <TextField {...inRow("weight")} label={t("row.weight")} inputMode="numeric" placeholder="1" />
            </div>
          )}
        </Rows>
      </div>
    </Section>
  );
}
