"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { DialogButton } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { DateField, TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormState } from "@/lib/web/form-state";

type Corrected = { id: string; version: number };
type Action = (previous: FormState<Corrected>, form: FormData) => Promise<FormState<Corrected>>;

type Props = {
  action: Action;
  log: { id: string; version: number; day: string; category: string; text: string };
  categories: readonly Choice[];
};

function CorrectionForm({ action, log, categories, close }: Props & { close: () => void }) {
  const t = useTranslations("workLogs");
  const [state, submit] = useFormAction(action);
  const finish = useRef(close);
  finish.current = close;
  useEffect(() => {
    if (state.status === "ok") finish.current();
  }, [state]);
  const field = (name: "category" | "day" | "text" | "reason", otherwise: string) => ({
    name,
    label: t(name),
    defaultValue: state.values?.[name] ?? otherwise,
    error: state.fieldErrors?.[name],
    required: true,
  });
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="workLogId" value={log.id} />
      <input type="hidden" name="version" value={log.version} />
      <ErrorSummary
        state={state}
        labels={{ category: t("category"), day: t("day"), text: t("text"), reason: t("reason") }}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select {...field("category", log.category)} choices={categories} />
        <DateField {...field("day", log.day)} />
      </div>
      <TextArea {...field("text", log.text)} maxLength={2000} />
      <TextArea {...field("reason", "")} hint={t("correctHint")} rows={1} maxLength={500} />
      <div className="flex justify-end">
        <SubmitButton>{t("correctVerb")}</SubmitButton>
      </div>
    </form>
  );
}

/** Opens a work log to be corrected: what stood there and why it was changed stay in the trace. */
export function CorrectLog(props: Props) {
  const t = useTranslations("workLogs");
  return (
    <DialogButton variant="quiet" label={t("correct")} title={t("correctTitle")}>
      {(close) => <CorrectionForm {...props} close={close} />}
    </DialogButton>
  );
}
