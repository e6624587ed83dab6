"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDone, FormProblem, Submit, TextField } from "@/components/account/fields";
import { idle } from "@/lib/web/form-state";
import { changePassword } from "../actions";

export function PasswordForm({ username }: { username: string }) {
  const t = useTranslations("account");
  const [state, submit] = useActionState(changePassword, idle);
  if (state.status === "ok") {
    return (
      <FormDone>
        <p className="mb-2">{t("passwordSaved")}</p>
        <Link href="/" className="mr-4 text-accent underline">
          {t("toDesk")}
        </Link>
        <Link href="/account" className="text-accent underline">
          {t("back")}
        </Link>
      </FormDone>
    );
  }
  return (
    <form action={submit} className="grid max-w-md gap-4">
      <FormProblem state={state} />
      {/* Lets a password keeper know whose password this is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <TextField
        name="current"
        type="password"
        label={t("current")}
        autoComplete="current-password"
        required
        errors={state.fieldErrors?.current}
      />
      <TextField
        name="next"
        type="password"
        label={t("next")}
        hint={t("passwordHint")}
        autoComplete="new-password"
        required
        errors={state.fieldErrors?.next}
      />
      <TextField
        name="repeat"
        type="password"
        label={t("repeat")}
        autoComplete="new-password"
        required
        errors={state.fieldErrors?.repeat}
      />
      <div>
        <Submit pending={t("saving")}>{t("passwordSave")}</Submit>
      </div>
    </form>
  );
}
