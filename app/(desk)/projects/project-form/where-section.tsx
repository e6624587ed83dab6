"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { type FormContext, useFields } from "./context";
import { Section } from "./section";

/** 在哪: county or park, address, and the point on a map. */
export function WhereSection({ context }: { context: FormContext }) {
  const t = useTranslations("projectForm");
  const field = useFields(context);
  return (
    <Section name="where">
      <Select {...field("regionCode")} choices={context.choices.regionCode} emptyLabel={t("undecided")} />
      <TextField {...field("address")} maxLength={500} autoComplete="off" className="xl:col-span-3" />
      <TextField {...field("longitude")} inputMode="decimal" autoComplete="off" hint={t("hints.longitude")} />
      <TextField {...field("latitude")} inputMode="decimal" autoComplete="off" hint={t("hints.latitude")} />
    </Section>
  );
}
