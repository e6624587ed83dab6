"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { UnitView } from "@/lib/units/queries";
import type { FormState } from "@/lib/web/form-state";

type UnitFieldsProps = {
  state: FormState<unknown>;
  regions: { code: string; name: string }[];
  unit?: UnitView;
};

export function UnitFields({ state, regions, unit }: UnitFieldsProps) {
  const t = useTranslations("settings.units");
  const regionCode = state.values?.regionCode ?? unit?.regionCode ?? "";
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={60}
        defaultValue={state.values?.name ?? unit?.name}
        error={state.fieldErrors?.name}
      />
      <Select
        // A form that React resets would show the first entry.
        key={regionCode}
        name="regionCode"
        label={t("region")}
        emptyLabel={t("city")}
        choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={regionCode}
        error={state.fieldErrors?.regionCode}
      />
    </>
  );
}
