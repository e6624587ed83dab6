"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDone, FormProblem, Submit } from "@/components/account/fields";
import { linkButton } from "@/components/account/list-parts";
import type { UnitView } from "@/lib/units/queries";
import { idle } from "@/lib/web/form-state";
import { changeUnit } from "../actions";
import { UnitFields } from "../unit-fields";

type UnitFormProps = { unit: UnitView; regions: { code: string; name: string }[] };

export function UnitForm({ unit, regions }: UnitFormProps) {
  const t = useTranslations("settings");
  const [state, submit] = useActionState(changeUnit, idle);
  return (
    <form action={submit} className="grid max-w-xl gap-4">
      <input type="hidden" name="unitId" value={unit.id} />
      <input type="hidden" name="version" value={unit.version} />
      {state.status === "ok" && <FormDone>{t("saved")}</FormDone>}
      <FormProblem state={state} />
      <UnitFields state={state} regions={regions} unit={unit} />
      <div className="flex flex-wrap items-center gap-4">
        <Submit pending={t("saving")}>{t("save")}</Submit>
        <Link href="/settings/units" className={linkButton}>
          {t("cancel")}
        </Link>
      </div>
    </form>
  );
}
