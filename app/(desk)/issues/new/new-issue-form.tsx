"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea, TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { registerAction } from "../actions";

type Values = Record<
  "kind" | "projectId" | "category" | "title" | "description" | "wanted" | "source",
  string
>;

/** What is wrong, of which project, what is wanted; the centre can go straight on to assigning it. */
export function NewIssueForm({
  idempotencyKey,
  reportId,
  projects,
  kinds,
  categories,
  sources,
  mayAssign,
  values,
}: {
  idempotencyKey: string;
  reportId: string;
  projects: readonly Choice[];
  kinds: readonly Choice[];
  categories: readonly Choice[];
  sources: readonly Choice[];
  mayAssign: boolean;
  values: Values;
}) {
  const t = useTranslations("issues");
  const [state, submit] = useFormAction(registerAction);
  const field = (name: keyof Values) => ({
    name,
    label: t(`form.${name}`),
    defaultValue: state.values?.[name] ?? values[name],
    error: state.fieldErrors?.[name],
  });
  const names = Object.keys(values) as (keyof Values)[];
  return (
    <Card>
      <form action={submit} className="grid max-w-3xl gap-4">
        <ErrorSummary
          state={state}
          labels={Object.fromEntries(names.map((name) => [name, t(`form.${name}`)]))}
        />
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <input type="hidden" name="reportId" value={reportId} />
        <div className="grid gap-4 md:grid-cols-3">
          <Select {...field("kind")} choices={kinds} required />
          <Select {...field("category")} choices={categories} emptyLabel={t("form.pick")} required />
          {reportId ? (
            <input type="hidden" name="source" value="report" />
          ) : (
            <Select {...field("source")} choices={sources} required />
          )}
        </div>
        <Select {...field("projectId")} choices={projects} emptyLabel={t("form.noProject")} />
        <TextField {...field("title")} maxLength={120} required hint={t("form.titleHint")} />
        <TextArea {...field("description")} maxLength={2000} required rows={4} />
        <TextArea {...field("wanted")} maxLength={1000} hint={t("form.wantedHint")} />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton name="next" value="open">
            {t("register")}
          </SubmitButton>
          {mayAssign && (
            <SubmitButton name="next" value="assign" variant="plain">
              {t("registerAndAssign")}
            </SubmitButton>
          )}
        </div>
      </form>
    </Card>
  );
}
