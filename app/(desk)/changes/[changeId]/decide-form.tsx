"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { decideChangeAction, withdrawChangeAction } from "./actions";

type Props = { changeId: string; version: number };

/** The centre's answer: approve, or refuse with words. */
export function DecideForm({ changeId, version, standing }: Props & { standing: boolean }) {
  const t = useTranslations("changes");
  const [state, submit] = useFormAction(decideChangeAction);
  return (
    <Card title={t("decide")}>
      <form action={submit} className="grid gap-3">
        <ErrorSummary state={state} labels={{ words: t("words") }} />
        <input type="hidden" name="changeId" value={changeId} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="words"
          label={t("words")}
          hint={t("wordsHint")}
          maxLength={2000}
          defaultValue={state.values?.words ?? ""}
          error={state.fieldErrors?.words}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="decision" value="approve" disabled={!standing}>
            {t("approve")}
          </SubmitButton>
          <SubmitButton name="decision" value="refuse" variant="plain">
            {t("refuse")}
          </SubmitButton>
        </div>
      </form>
    </Card>
  );
}

/** Takes one's own request back. */
export function WithdrawForm({ changeId, version }: Props) {
  const t = useTranslations("changes");
  return (
    <ConfirmForm
      action={withdrawChangeAction}
      hidden={{ changeId, version }}
      label={t("withdraw")}
      title={t("withdrawTitle")}
      confirmLabel={t("withdraw")}
    >
      {t("withdrawHint")}
    </ConfirmForm>
  );
}
