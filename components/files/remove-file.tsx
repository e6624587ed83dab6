"use client";

import { useTranslations } from "next-intl";
import { ConfirmForm } from "@/components/ui/confirm-form";
import type { FormState } from "@/lib/web/form-state";

type Action = (previous: FormState<{ id: string }>, form: FormData) => Promise<FormState<{ id: string }>>;

/** Marks a file removed: asks for the reason, which stays in the trace as the file does. */
export function RemoveFile({ action, fileId, name }: { action: Action; fileId: string; name: string }) {
  const t = useTranslations("files");
  return (
    <ConfirmForm
      action={action}
      hidden={{ fileId }}
      label={t("remove")}
      variant="quiet"
      title={t("removeTitle", { file: name })}
      confirmLabel={t("removeVerb")}
      reason={{ name: "reason", label: t("removeReason"), required: true }}
    >
      {t("removeHint")}
    </ConfirmForm>
  );
}
