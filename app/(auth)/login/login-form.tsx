"use client";

import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { enter } from "./actions";

export function LoginForm() {
  const t = useTranslations("login");
  const [state, submit] = useFormAction(enter);
  return (
    <form action={submit} className="grid gap-4">
      <ErrorSummary state={state} />
      <TextField
        name="username"
        label={t("username")}
        autoComplete="username"
        autoCapitalize="none"
        required
        maxLength={30}
        defaultValue={state.values?.username}
        error={state.fieldErrors?.username}
      />
      <TextField
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        required
        error={state.fieldErrors?.password}
      />
      <SubmitButton className="w-full">{t("submit")}</SubmitButton>
    </form>
  );
}
