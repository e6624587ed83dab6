"use client";

import { useTranslations } from "next-intl";
import { UploadField } from "@/components/files/upload-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { type Choice, Select } from "@/components/ui/select";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { DateField, TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { quotas } from "@/lib/files/rules";
import { writeLogAction } from "./log-actions";

type Props = {
  projectId: string;
  today: string;
  /** In whose name: "unit:<id>", "leader:<id>"; none for an office that is no unit. */
  doers: readonly Choice[];
  categories: readonly Choice[];
  /** The category that this writer's work is of as a rule. */
  usual: string;
};

/** 记一笔: all but what was done is filled in. */
export function LogForm({ projectId, today, doers, categories, usual }: Props) {
  const t = useTranslations("workLogs");
  const [state, submit] = useFormAction(writeLogAction);
  const key = state.status === "ok" ? state.data?.id : "";
  const field = (name: "by" | "category" | "day" | "text", otherwise: string) => ({
    name,
    label: t(name),
    defaultValue: state.values?.[name] ?? otherwise,
    error: state.fieldErrors?.[name],
    required: true,
  });
  const labels = { by: t("by"), category: t("category"), day: t("day"), text: t("text"), files: t("files") };
  return (
    <form action={submit} className="grid gap-4">
      <ErrorSummary state={state} labels={labels} />
      <input type="hidden" name="projectId" value={projectId} />
      {doers.length === 0 && <input type="hidden" name="by" value="" />}
      <div key={key} className="contents">
        <div className="grid gap-4 sm:grid-cols-3">
          {doers.length > 0 && <Select {...field("by", doers[0]?.value ?? "")} choices={doers} />}
          <Select {...field("category", usual)} choices={categories} />
          <DateField {...field("day", today)} max={today} />
        </div>
        <TextArea {...field("text", "")} hint={t("textHint")} rows={3} maxLength={2000} />
        <UploadField
          name="files"
          label={t("files")}
          limit={quotas.workLog}
          error={state.fieldErrors?.files}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
        <StatusLine>{state.status === "ok" ? t("saved") : ""}</StatusLine>
      </div>
    </form>
  );
}
