import { useTranslations } from "next-intl";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { confirmPlansAction } from "./actions";

/** Locks all draft plans of a year: what the office does once, when the list is right. */
export function ConfirmPlans({ year, count }: { year: number; count: number }) {
  const t = useTranslations("projects");
  return (
    <ConfirmForm
      action={confirmPlansAction}
      hidden={{ year }}
      label={t("confirmPlans", { year })}
      title={t("confirmPlansTitle", { year, count })}
      confirmLabel={t("confirmPlansVerb")}
    >
      {t("confirmPlansWhy")}
    </ConfirmForm>
  );
}
