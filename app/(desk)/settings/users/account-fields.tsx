"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/account/fields";
import type { UserView } from "@/lib/auth/queries";
import type { FormState } from "@/lib/web/form-state";
import type { AccountChoices } from "./choices";

type AccountFieldsProps = { state: FormState<unknown>; choices: AccountChoices; user?: UserView };

/** The facts of an account, new or known. What was typed wins over what is stored. */
export function AccountFields({ state, choices, user }: AccountFieldsProps) {
  const t = useTranslations("settings.users");
  const { values, fieldErrors } = state;
  // An account may still belong to a unit that can no longer be chosen.
  const units =
    user?.unitId && !choices.units.some((unit) => unit.value === user.unitId)
      ? [{ value: user.unitId, label: user.unitName ?? user.unitId }, ...choices.units]
      : choices.units;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={60}
        defaultValue={values?.name ?? user?.name}
        errors={fieldErrors?.name}
      />
      <SelectField
        name="role"
        label={t("role")}
        options={choices.roles}
        defaultValue={values?.role ?? user?.role ?? "reporter"}
        errors={fieldErrors?.role}
      />
      <SelectField
        name="unitId"
        label={t("unit")}
        hint={t("unitHint")}
        empty={t("none")}
        options={units}
        defaultValue={values?.unitId ?? user?.unitId ?? ""}
        errors={fieldErrors?.unitId}
      />
      <SelectField
        name="regionCode"
        label={t("region")}
        hint={t("regionHint")}
        empty={t("none")}
        options={choices.regions}
        defaultValue={values?.regionCode ?? user?.regionCode ?? ""}
        errors={fieldErrors?.regionCode}
      />
      <SelectField
        name="leaderId"
        label={t("leader")}
        hint={t("leaderHint")}
        empty={t("none")}
        options={choices.leaders}
        defaultValue={values?.leaderId ?? user?.leaderId ?? ""}
        errors={fieldErrors?.leaderId}
      />
      <TextField
        name="phone"
        type="tel"
        label={t("phone")}
        maxLength={30}
        defaultValue={values?.phone ?? user?.phone ?? ""}
        errors={fieldErrors?.phone}
      />
    </div>
  );
}
