"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Role, roles } from "@/lib/auth/permissions";
import { idle } from "@/lib/web/form-state";
import { requireSecondFactors } from "./actions";

/** Which roles do not get in without a second factor. */
export function SecondFactorForm({ chosen }: { chosen: readonly Role[] }) {
  const t = useTranslations("settings");
  const role = useTranslations("roles");
  const [state, submit] = useActionState(requireSecondFactors, idle);
  const stands = state.status === "ok" && state.data ? state.data.roles : chosen;
  return (
    <Card title={t("factor.title")} className="mt-4 max-w-3xl">
      <form action={submit} className="grid gap-4">
        <ErrorSummary state={state} />
        <fieldset>
          <legend className="mb-2 text-ink-2">{t("factor.hint")}</legend>
          <div className="grid gap-1 sm:grid-cols-2">
            {roles.map((one) => (
              <Checkbox
                key={`${one} ${stands.includes(one)}`}
                name="roles"
                value={one}
                label={role(one)}
                defaultChecked={stands.includes(one)}
              />
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>{t("save")}</SubmitButton>
          <StatusLine>{state.status === "ok" ? t("saved") : ""}</StatusLine>
        </div>
      </form>
    </Card>
  );
}
