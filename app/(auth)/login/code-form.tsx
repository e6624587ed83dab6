"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { idle } from "@/lib/web/form-state";
import { enterCode, startOver } from "./actions";

/** The second step: the app's six digits, or a backup code. */
export function CodeForm() {
  const t = useTranslations("login");
  const [state, submit] = useActionState(enterCode, idle);
  const [, back] = useActionState(startOver, idle);
  return (
    <>
      <form action={submit} className="grid gap-4">
        <ErrorSummary state={state} labels={{ code: t("code") }} />
        <TextField
          name="code"
          label={t("code")}
          hint={t("codeHint")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          required
          maxLength={40}
          error={state.fieldErrors?.code}
        />
        <SubmitButton className="w-full">{t("submit")}</SubmitButton>
      </form>
      <form action={back} className="mt-3">
        <Button type="submit" variant="quiet">
          {t("startOver")}
        </Button>
      </form>
    </>
  );
}
