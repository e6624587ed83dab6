"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { idle } from "@/lib/web/form-state";
import { verifyTrace } from "./actions";

/** The button that verifies the chains now; the answer stands beside it. */
export function VerifyForm() {
  const t = useTranslations("upkeep");
  const [state, submit] = useActionState(verifyTrace, idle);
  return (
    <form action={submit} className="mt-3">
      <ErrorSummary state={state} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="plain">{t("verifyNow")}</SubmitButton>
        <StatusLine>
          {state.status === "ok" ? t("verified", { broken: state.data?.broken ?? 0 }) : ""}
        </StatusLine>
      </div>
    </form>
  );
}
