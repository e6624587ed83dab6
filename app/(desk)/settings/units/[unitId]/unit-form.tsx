"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import type { UnitView } from "@/lib/units/queries";
import { changeUnit } from "../actions";
import { UnitFields } from "../unit-fields";

type UnitFormProps = { unit: UnitView; regions: { code: string; name: string }[] };

export function UnitForm({ unit, regions }: UnitFormProps) {
  const t = useTranslations("settings");
  const [state, submit] = useFormAction(changeUnit);
  return (
    <form action={submit} className="grid max-w-xl gap-4">
      <input type="hidden" name="unitId" value={unit.id} />
      <input type="hidden" name="version" value={unit.version} />
      {state.status === "ok" && <Notice live>{t("saved")}</Notice>}
      <ErrorSummary state={state} />
      <UnitFields state={state} regions={regions} unit={unit} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t("save")}</SubmitButton>
        <LinkButton href="/settings/units">{t("cancel")}</LinkButton>
      </div>
    </form>
  );
}
