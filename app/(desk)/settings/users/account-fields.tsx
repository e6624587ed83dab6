"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { UserView } from "@/lib/auth/queries";
import type { FormState } from "@/lib/web/form-state";
import type { AccountChoices } from "./choices";

type AccountFieldsProps = { state: FormState<unknown>; choices: AccountChoices; user?: UserView };

/** The facts of an account, new or known. What was typed wins over what is stored. */
export function AccountFields({ state, choices, user }: AccountFieldsProps) {
  const t = useTranslations("settings.users");
  const { values, fieldErrors } = state;
  const role = values?.role ?? user?.role ?? "reporter";
  const unitId = values?.unitId ?? user?.unitId ?? "";
  const regionCode = values?.regionCode ?? user?.regionCode ?? "";
  const leaderId = values?.leaderId ?? user?.leaderId ?? "";
  // An account may still belong to a unit that can no longer be chosen.
  const units =
    user?.unitId && !choices.units.some((unit) => unit.value === user.unitId)
      ? [{ value: user.unitId, label: user.unitName ?? user.unitId }, ...choices.units]
      : choices.units;
  // The keys of the lists: a form that React resets would show their first entries.
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        required
        maxLength={60}
        defaultValue={values?.name ?? user?.name}
        error={fieldErrors?.name}
      />
      <Select
        key={`role-${role}`}
        name="role"
        label={t("role")}
        required
        choices={choices.roles}
        defaultValue={role}
        error={fieldErrors?.role}
      />
      <Select
        key={`unit-${unitId}`}
        name="unitId"
        label={t("unit")}
        hint={t("unitHint")}
        emptyLabel={t("none")}
        choices={units}
        defaultValue={unitId}
        error={fieldErrors?.unitId}
      />
      <Select
        key={`region-${regionCode}`}
        name="regionCode"
        label={t("region")}
        hint={t("regionHint")}
        emptyLabel={t("none")}
        choices={choices.regions}
        defaultValue={regionCode}
        error={fieldErrors?.regionCode}
      />
      <Select
        key={`leader-${leaderId}`}
        name="leaderId"
        label={t("leader")}
        hint={t("leaderHint")}
        emptyLabel={t("none")}
        choices={choices.leaders}
        defaultValue={leaderId}
        error={fieldErrors?.leaderId}
      />
      <TextField
        name="phone"
        type="tel"
        label={t("phone")}
        maxLength={30}
        defaultValue={values?.phone ?? user?.phone ?? ""}
        error={fieldErrors?.phone}
      />
    </div>
  );
}
