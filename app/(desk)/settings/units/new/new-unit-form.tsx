"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormDone, FormProblem, Submit } from "@/components/account/fields";
import { linkButton } from "@/components/account/list-parts";
import { idle } from "@/lib/web/form-state";
import { addUnit } from "../actions";
import { UnitFields } from "../unit-fields";

export function NewUnitForm({ regions }: { regions: { code: string; name: string }[] }) {
  const t = useTranslations("settings");
  const [state, submit] = useActionState(addUnit, idle);
  return (
    <form action={submit} className="grid max-w-xl gap-4 rounded-lg border border-line bg-surface p-5">
      {state.status === "ok" && state.data && (
        <FormDone>{t("units.created", { name: state.data.name })}</FormDone>
      )}
      <FormProblem state={state} />
      <UnitFields state={state} regions={regions} />
      <div className="flex flex-wrap items-center gap-4">
        <Submit pending={t("saving")}>{t("units.create")}</Submit>
        <Link href="/settings/units" className={linkButton}>
          {t("cancel")}
        </Link>
      </div>
    </form>
  );
}
