"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useActionState, useId } from "react";
import { FormDone, FormProblem, Secret, Submit, TextField } from "@/components/account/fields";
import { idle } from "@/lib/web/form-state";
import { addToken } from "./actions";

export function NewToken() {
  const t = useTranslations("account");
  const format = useFormatter();
  const [state, submit] = useActionState(addToken, idle);
  const box = useId();
  return (
    <form action={submit} className="grid max-w-xl gap-4">
      <h3 className="font-semibold">{t("tokenAdd")}</h3>
      {state.status === "ok" && state.data && (
        <FormDone>
          {t("tokenMade")}
          <Secret>{state.data.token}</Secret>
          {t("tokenUntil", {
            date: format.dateTime(new Date(state.data.expiresAt), { dateStyle: "medium" }),
          })}
        </FormDone>
      )}
      <FormProblem state={state} />
      <TextField
        name="name"
        label={t("tokenName")}
        hint={t("tokenNameHint")}
        required
        maxLength={60}
        defaultValue={state.values?.name}
        errors={state.fieldErrors?.name}
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
        errors={state.fieldErrors?.days}
      />
      <div className="flex items-center gap-2">
        <input
          id={box}
          type="checkbox"
          name="readOnly"
          defaultChecked={state.status === "error" ? state.values?.readOnly === "on" : true}
          className="size-4 accent-accent"
        />
        <label htmlFor={box}>{t("tokenReadOnly")}</label>
      </div>
      <div>
        <Submit pending={t("saving")}>{t("tokenAdd")}</Submit>
      </div>
    </form>
  );
}
