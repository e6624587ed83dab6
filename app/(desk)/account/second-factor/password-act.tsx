"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { type FormState, idle } from "@/lib/web/form-state";
import { BackupCodes } from "./backup-codes";

type Act<T> = (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;

/** Something that asks for the password once more; answers with codes are shown in its place. */
export function PasswordAct<T extends { codes: string[] } | true>({
  act,
  label,
}: {
  act: Act<T>;
  label: string;
}) {
  const t = useTranslations("account");
  const [state, submit] = useActionState<FormState<T>, FormData>(act, idle);
  const data = state.status === "ok" ? state.data : undefined;
  if (data && data !== true) return <BackupCodes codes={data.codes} />;
  return (
    <form action={submit} className="grid max-w-md gap-4">
      <ErrorSummary state={state} labels={{ current: t("current") }} />
      <TextField
        name="current"
        type="password"
        label={t("current")}
        autoComplete="current-password"
        required
        error={state.fieldErrors?.current}
      />
      <div>
        <SubmitButton variant="plain">{label}</SubmitButton>
      </div>
    </form>
  );
}
