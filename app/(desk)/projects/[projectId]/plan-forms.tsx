"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { confirmPlanAction, setPauseAction } from "./actions";

/** Locks one year's draft plan. */
export function ConfirmPlan({
  projectId,
  year,
  version,
}: {
  projectId: string;
  year: number;
  version: number;
}) {
  const t = useTranslations("project");
  return (
    <Card>
      <p className="mb-3 text-ink-2">{t("confirmHint")}</p>
      <ConfirmForm
        action={confirmPlanAction}
        hidden={{ projectId, year, version }}
        label={t("confirmPlan", { year })}
        title={t("confirmTitle", { year })}
        confirmLabel={t("confirmVerb")}
      >
        {t("confirmHint")}
      </ConfirmForm>
    </Card>
  );
}

/** Pauses the project for whole months; folded away, since it is rare. */
export function PauseForm({ projectId }: { projectId: string }) {
  const t = useTranslations("project");
  const [state, submit] = useFormAction(setPauseAction);
  const field = (name: "from" | "to" | "reason" | "approval") => ({
    name,
    defaultValue: state.values?.[name],
    error: state.fieldErrors?.[name],
  });
  return (
    <Card>
      <details open={state.status !== "idle"}>
        <summary className="cursor-pointer font-semibold">{t("setPause")}</summary>
        <form action={submit} className="mt-3 grid gap-4">
          <ErrorSummary
            state={state}
            labels={{
              from: t("pauseFrom"),
              to: t("pauseTo"),
              reason: t("pauseReason"),
              approval: t("pauseApproval"),
            }}
          />
          <input type="hidden" name="projectId" value={projectId} />
          <TextField {...field("from")} type="month" label={t("pauseFrom")} required />
          <TextField {...field("to")} type="month" label={t("pauseTo")} hint={t("pauseToHint")} />
          <TextField {...field("reason")} label={t("pauseReason")} required maxLength={500} />
          <TextField
            {...field("approval")}
            label={t("pauseApproval")}
            hint={t("pauseApprovalHint")}
            maxLength={500}
          />
          <p className="text-xs text-ink-2">{t("pauseHint")}</p>
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton>{t("pauseSave")}</SubmitButton>
            <StatusLine>{state.status === "ok" ? t("pauseSaved") : ""}</StatusLine>
          </div>
        </form>
      </details>
    </Card>
  );
}
