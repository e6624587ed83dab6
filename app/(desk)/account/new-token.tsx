"use client";

import { useLocale, useTranslations } from "next-intl";
import { Secret } from "@/components/account/secret";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { formatMoment } from "@/lib/core/format";
import { addToken } from "./actions";

export function NewToken() {
  const t = useTranslations("account");
  const locale = useLocale();
  const [state, submit] = useFormAction(addToken);
  return (
    <form action={submit} className="grid max-w-xl gap-4">
      <h3 className="font-semibold">{t("tokenAdd")}</h3>
      {state.status === "ok" && state.data && (
        <Notice live>
          {t("tokenMade")}
          <Secret>{state.data.token}</Secret>
          {t("tokenUntil", {
            date: formatMoment(state.data.expiresAt, locale, { time: false }),
          })}
        </Notice>
      )}
      <ErrorSummary state={state} />
      <TextField
        name="name"
        label={t("tokenName")}
        hint={t("tokenNameHint")}
        required
        maxLength={60}
        defaultValue={state.values?.name}
        error={state.fieldErrors?.name}
      />
      <TextField
        name="days"
        type="number"
        min={1}
        max={366}
        label={t("tokenDays")}
        hint={t("tokenDaysHint")}
        required
        defaultValue={state.values?.days ?? "90"}
        error={state.fieldErrors?.days}
      />
      <Checkbox
        name="readOnly"
        label={t("tokenReadOnly")}
        defaultChecked={state.status === "error" ? state.values?.readOnly === "on" : true}
      />
      <div>
        <SubmitButton>{t("tokenAdd")}</SubmitButton>
      </div>
    </form>
  );
}
