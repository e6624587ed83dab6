"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { UploadField } from "@/components/files/upload-field";
import { LampWord } from "@/components/lamps/lamp-word";
import { OverrideNote } from "@/components/lamps/override-note";
import { Card } from "@/components/ui/card";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { formatPeriod } from "@/lib/core/format";
import type { Period } from "@/lib/core/periods";
import { quotas } from "@/lib/files/rules";
import { type OverrideLamp, overrideLamps } from "@/lib/lamps/rules/facts";
import { overrideLampAction, restoreLampAction } from "./override-actions";

type InForce = {
  lamp: OverrideLamp;
  madeBy: string;
  madeAt: string;
  reason: string | null;
  evidence: string | null;
};

/** Overrides a project's lamp for one period, or takes the override back; folded away, since it is rare. */
export function OverrideForm({
  projectId,
  period,
  version,
  inForce,
}: {
  projectId: string;
  period: Period;
  version: number;
  inForce: InForce | null;
}) {
  const t = useTranslations("overrides");
  const lamps = useTranslations("lamps.lamp");
  const locale = useLocale();
  const once = useId();
  const [state, submit] = useFormAction(overrideLampAction);
  const month = formatPeriod(period, locale);
  const hidden = { projectId, period, version };
  const field = (name: "reason" | "evidence") => ({
    name,
    label: t(name),
    hint: t(`${name}Hint`),
    required: true,
    defaultValue: state.values?.[name],
    error: state.fieldErrors?.[name],
  });
  return (
    <Card className={inForce ? "mb-4" : "mb-4 print:hidden"}>
      {inForce && (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-3 border-b border-line pb-3">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2">
              {t("waitsIn", { month })}
              <LampWord lamp={inForce.lamp} overridden />
            </p>
            <OverrideNote computed={null} override={inForce} />
          </div>
          <ConfirmForm
            action={restoreLampAction}
            hidden={hidden}
            label={t("restore")}
            title={t("restoreTitle", { month })}
            confirmLabel={t("restore")}
            reason={{ name: "reason", label: t("restoreReason"), hint: t("kept"), required: true }}
          >
            {t("restoreText")}
          </ConfirmForm>
        </div>
      )}
      <details open={state.status === "error"} className="print:hidden">
        <summary className="cursor-pointer font-semibold">{t("override", { month })}</summary>
        <form action={submit} noValidate className="mt-3 grid max-w-180 gap-4" aria-describedby={once}>
          <ErrorSummary
            state={state}
            labels={{ lamp: t("lamp"), reason: t("reason"), evidence: t("evidence"), files: t("files") }}
          />
          <p id={once} className="text-ink-2">
            {t("overrideText")}
          </p>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Select
            name="lamp"
            label={t("lamp")}
            required
            emptyLabel={t("choose")}
            defaultValue={state.values?.lamp ?? ""}
            error={state.fieldErrors?.lamp}
            choices={overrideLamps.map((value) => ({ value, label: lamps(value) }))}
          />
          <TextArea {...field("reason")} maxLength={500} />
          <TextArea {...field("evidence")} maxLength={2000} />
          <UploadField
            name="files"
            label={t("files")}
            limit={quotas.override}
            error={state.fieldErrors?.files}
          />
          <div>
            <SubmitButton>{t("confirm")}</SubmitButton>
          </div>
        </form>
      </details>
    </Card>
  );
}
