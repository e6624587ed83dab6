"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { addUnit } from "../actions";
import { UnitFields } from "../unit-fields";

export function NewUnitForm({ regions }: { regions: { code: string; name: string }[] }) {
  const t = useTranslations("settings");
  const [state, submit] = useFormAction(addUnit);
  return (
    <form action={submit} className="grid max-w-xl gap-4 rounded-lg border border-line bg-surface p-5">
      {state.status === "ok" && state.data && (
        <Notice live>{t("units.created", { name: state.data.name })}</Notice>
      )}
      <ErrorSummary state={state} />
      <UnitFields state={state} regions={regions} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("units.create")}</SubmitButton>
        <LinkButton href="/settings/units">{t("cancel")}</LinkButton>
      </div>
    </form>
  );
}
