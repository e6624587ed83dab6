"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { nameInstallation } from "./actions";

/** The city's and the centre's names. */
export function NamesForm({ cityName, centreName }: { cityName: string; centreName: string }) {
  const t = useTranslations("settings");
  const [state, submit] = useFormAction(nameInstallation);
  const field = (name: "cityName" | "centreName", stands: string) => ({
    name,
    label: t(`names.${name}`),
    defaultValue: state.values?.[name] ?? stands,
    error: state.fieldErrors?.[name],
    maxLength: 60,
    required: true,
  });
  return (
    <Card title={t("names.title")} className="mt-4 max-w-3xl">
      <form action={submit} className="grid max-w-md gap-4">
        <ErrorSummary
          state={state}
          labels={{ cityName: t("names.cityName"), centreName: t("names.centreName") }}
        />
        <input type="hidden" name="wasCityName" value={cityName} />
        <input type="hidden" name="wasCentreName" value={centreName} />
        <TextField {...field("cityName", cityName)} />
        <TextField {...field("centreName", centreName)} hint={t("names.hint")} />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>{t("save")}</SubmitButton>
          <StatusLine>{state.status === "ok" ? t("saved") : ""}</StatusLine>
        </div>
      </form>
    </Card>
  );
}
