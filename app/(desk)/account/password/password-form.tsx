"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { changePassword } from "../actions";

export function PasswordForm({ username }: { username: string }) {
  const t = useTranslations("account");
  const [state, submit] = useFormAction(changePassword);
  if (state.status === "ok") {
    return (
      <Notice live>
        <p className="mb-2">{t("passwordSaved")}</p>
        <Link href="/" className="mr-4 text-accent underline">
          {t("toDesk")}
        </Link>
        <Link href="/account" className="text-accent underline">
          {t("back")}
        </Link>
      </Notice>
    );
  }
  return (
    <form action={submit} className="grid max-w-md gap-4">
      <ErrorSummary state={state} />
      {/* Lets a password keeper know whose password this is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <TextField
        name="current"
        type="password"
        label={t("current")}
        autoComplete="current-password"
        required
        error={state.fieldErrors?.current}
      />
      <TextField
        name="next"
        type="password"
        label={t("next")}
        hint={t("passwordHint")}
        autoComplete="new-password"
        required
        error={state.fieldErrors?.next}
      />
      <TextField
        name="repeat"
        type="password"
        label={t("repeat")}
        autoComplete="new-password"
        required
        error={state.fieldErrors?.repeat}
      />
      <div>
        <SubmitButton>{t("passwordSave")}</SubmitButton>
      </div>
    </form>
  );
}
