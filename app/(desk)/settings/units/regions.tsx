"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { addRegion } from "./actions";

type RegionsProps = { regions: { code: string; name: string }[]; edits: boolean };

/** The counties and parks, and a form for one more. */
export function Regions({ regions, edits }: RegionsProps) {
  const t = useTranslations("settings");
  const [state, submit] = useFormAction(addRegion);
  return (
    <Card className="mb-4" title={t("units.regions")}>
      {regions.length === 0 && <p className="mb-4">{t("units.regionsEmpty")}</p>}
      <ul className="mb-4 flex flex-wrap gap-x-6 gap-y-1">
        {regions.map(({ code, name }) => (
          <li key={code}>
            {name} <span className="text-xs text-ink-2">{code}</span>
          </li>
        ))}
      </ul>
      {edits && (
        <form action={submit} className="grid max-w-3xl gap-4 sm:grid-cols-2">
          <div className="grid gap-2 empty:hidden sm:col-span-2">
            {state.status === "ok" && state.data && (
              <Notice live>{t("units.regionCreated", { name: state.data.name })}</Notice>
            )}
            <ErrorSummary state={state} />
          </div>
          <TextField
            name="code"
            label={t("units.regionCode")}
            hint={t("units.regionCodeHint")}
            required
            maxLength={20}
            defaultValue={state.values?.code}
            error={state.fieldErrors?.code}
          />
          <TextField
            name="name"
            label={t("units.regionName")}
            required
            maxLength={60}
            defaultValue={state.values?.name}
            error={state.fieldErrors?.name}
          />
          <div>
            <SubmitButton variant="plain">{t("units.regionAdd")}</SubmitButton>
          </div>
        </form>
      )}
    </Card>
  );
}
