"use client";

import { useTranslations } from "next-intl";
import { Secret } from "@/components/account/secret";
import { LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { AccountFields } from "../account-fields";
import { addUser } from "../actions";
import type { AccountChoices } from "../choices";

export function NewUserForm({ choices }: { choices: AccountChoices }) {
  const t = useTranslations("settings");
  const [state, submit] = useFormAction(addUser);
  return (
    <form action={submit} className="grid max-w-3xl gap-4 rounded-lg border border-line bg-surface p-5">
      {state.status === "ok" && state.data && (
        <Notice live>
          {t("users.created", { username: state.data.username })}
          <Secret>{state.data.password}</Secret>
        </Notice>
      )}
      <ErrorSummary state={state} />
      <TextField
        name="username"
        label={t("users.username")}
        hint={t("users.usernameHint")}
        autoComplete="off"
        autoCapitalize="none"
        required
        maxLength={30}
        defaultValue={state.values?.username}
        error={state.fieldErrors?.username}
      />
      <AccountFields state={state} choices={choices} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("users.create")}</SubmitButton>
        <LinkButton href="/settings/users">{t("cancel")}</LinkButton>
      </div>
    </form>
  );
}
