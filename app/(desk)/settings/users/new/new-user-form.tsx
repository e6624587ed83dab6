"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDone, FormProblem, Secret, Submit, TextField } from "@/components/account/fields";
import { linkButton } from "@/components/account/list-parts";
import { idle } from "@/lib/web/form-state";
import { AccountFields } from "../account-fields";
import { addUser } from "../actions";
import type { AccountChoices } from "../choices";

export function NewUserForm({ choices }: { choices: AccountChoices }) {
  const t = useTranslations("settings");
  const [state, submit] = useActionState(addUser, idle);
  return (
    <form action={submit} className="grid max-w-3xl gap-4 rounded-lg border border-line bg-surface p-5">
      {state.status === "ok" && state.data && (
        <FormDone>
          {t("users.created", { username: state.data.username })}
          <Secret>{state.data.password}</Secret>
        </FormDone>
      )}
      <FormProblem state={state} />
      <TextField
        name="username"
        label={t("users.username")}
        hint={t("users.usernameHint")}
        autoComplete="off"
        autoCapitalize="none"
        required
        maxLength={30}
        defaultValue={state.values?.username}
        errors={state.fieldErrors?.username}
      />
      <AccountFields state={state} choices={choices} />
      <div className="flex flex-wrap items-center gap-4">
        <Submit pending={t("saving")}>{t("users.create")}</Submit>
        <Link href="/settings/users" className={linkButton}>
          {t("cancel")}
        </Link>
      </div>
    </form>
  );
}
