"use client";

import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { Period } from "@/lib/core/periods";
import { openMonth } from "./actions";

/** Opens a month: the very first is chosen, later ones follow. */
export function OpenForm({ period, month, first }: { period: Period; month: string; first: boolean }) {
  const t = useTranslations("cycle");
  const [state, submit] = useFormAction(openMonth);
  return (
    <form action={submit} className="flex flex-wrap items-end gap-3 text-left">
      <div className="w-full">
        <ErrorSummary state={state} labels={{ period: t("month") }} />
      </div>
      {first ? (
        <TextField
          type="month"
          name="period"
          label={t("firstMonth")}
          hint={t("firstMonthHint")}
          max={period}
          defaultValue={state.values?.period ?? period}
          error={state.fieldErrors?.period}
        />
      ) : (
        <input type="hidden" name="period" value={period} />
      )}
      <SubmitButton variant={first ? "primary" : "plain"}>
        {first ? t("openFirst") : t("open", { month })}
      </SubmitButton>
    </form>
  );
}
