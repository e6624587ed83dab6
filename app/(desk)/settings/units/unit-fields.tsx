"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/account/fields";
import type { UnitView } from "@/lib/units/queries";
import type { FormState } from "@/lib/web/form-state";

type UnitFieldsProps = {
  state: FormState<unknown>;
  regions: { code: string; name: string }[];
  unit?: UnitView;
};

export function UnitFields({ state, regions, unit }: UnitFieldsProps) {
  const t = useTranslations("settings.units");
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={60}
        defaultValue={state.values?.name ?? unit?.name}
        errors={state.fieldErrors?.name}
      />
      <SelectField
        name="regionCode"
        label={t("region")}
        empty={t("city")}
        options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={state.values?.regionCode ?? unit?.regionCode ?? ""}
        errors={state.fieldErrors?.regionCode}
      />
    </>
  );
}
