"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormProblem, Submit, TextField } from "@/components/account/fields";
import { idle } from "@/lib/web/form-state";
import { enter } from "./actions";

export function LoginForm() {
  const t = useTranslations("login");
  const [state, submit] = useActionState(enter, idle);
  return (
    <form action={submit} className="grid gap-4">
      <FormProblem state={state} />
      <TextField
        name="username"
        label={t("username")}
        autoComplete="username"
        autoCapitalize="none"
        required
        maxLength={30}
        defaultValue={state.values?.username}
        errors={state.fieldErrors?.username}
      />
      <TextField
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        required
        errors={state.fieldErrors?.password}
      />
      <Submit wide pending={t("pending")}>
        {t("submit")}
      </Submit>
    </form>
  );
}
