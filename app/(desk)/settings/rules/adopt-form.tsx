"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { adoptRulesAction } from "./actions";

/** From when, and why: what makes a draft the rule. */
export function AdoptForm({
  draftId,
  version,
  periods,
}: {
  draftId: string;
  version: number;
  periods: readonly Choice[];
}) {
  const t = useTranslations("rules");
  const [state, submit] = useFormAction(adoptRulesAction);
  return (
    <Card title={t("adoptTitle")} className="mt-4">
      <form action={submit} className="grid max-w-xl gap-4">
        <ErrorSummary state={state} labels={{ fromPeriod: t("col.from"), reason: t("reason") }} />
        <input type="hidden" name="draftId" value={draftId} />
        <input type="hidden" name="version" value={version} />
        <p className="text-ink-2">{t("adoptWhy")}</p>
        <Select
          name="fromPeriod"
          label={t("col.from")}
          choices={periods}
          defaultValue={state.values?.fromPeriod}
          error={state.fieldErrors?.fromPeriod}
          required
        />
        <TextArea
          name="reason"
          label={t("reason")}
          hint={t("reasonHint")}
          maxLength={500}
          rows={2}
          defaultValue={state.values?.reason ?? ""}
          error={state.fieldErrors?.reason}
          required
        />
        <div>
          <SubmitButton>{t("adopt")}</SubmitButton>
        </div>
      </form>
    </Card>
  );
}
