"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { Period } from "@/lib/core/periods";
import type { ReviewedField } from "@/lib/progress/rules";
import { decideReport } from "./actions";

type Props = {
  projectId: string;
  period: Period;
  version: number;
  idempotencyKey: string;
  /** Each field with its values in words. */
  fields: readonly { field: ReviewedField; label: string; shown: ReactNode; comment: string | null }[];
  mayAccept: boolean;
  mayReturn: boolean;
  next: string | null;
};

/** Every field with a box for words about it; accept, or return with those words. */
export function ReviewForm({ projectId, period, version, idempotencyKey, fields, next, ...may }: Props) {
  const t = useTranslations("review");
  const [state, submit] = useFormAction(decideReport);
  const nameOf = (field: ReviewedField) => `comment-${field}`;
  return (
    <form action={submit}>
      <ErrorSummary
        state={state}
        labels={Object.fromEntries(fields.map(({ field, label }) => [nameOf(field), label]))}
      />
      <input type="hidden" name="projectId" value={projectId} />
      <input type="hidden" name="period" value={period} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="next" value={next ?? ""} />
      <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
        {fields.map(({ field, label, shown, comment }) => {
          const name = nameOf(field);
          const given = state.values?.[name] ?? comment ?? "";
          const error = state.fieldErrors?.[name];
          return (
            <div
              key={field}
              className="grid gap-x-5 gap-y-1 px-4 py-3 md:grid-cols-[10rem_minmax(0,1fr)] md:px-5"
            >
              <dt className="text-[13px] text-ink-2">{label}</dt>
              <dd className="min-w-0">
                {shown}
                {may.mayReturn && (
                  <details open={given !== "" || Boolean(error)} className="mt-1">
                    <summary className="inline-block cursor-pointer py-0.5 text-xs text-accent">
                      {t("comment")}
                      <span className="sr-only"> {label}</span>
                    </summary>
                    <TextArea
                      name={name}
                      label={<span className="sr-only">{t("commentOn", { field: label })}</span>}
                      rows={2}
                      maxLength={500}
                      defaultValue={given}
                      error={error}
                    />
                  </details>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        {may.mayAccept && (
          <SubmitButton name="decision" value="accept">
            {t("accept")}
          </SubmitButton>
        )}
        {may.mayReturn && (
          <SubmitButton name="decision" value="return" variant="plain">
            {t("return")}
          </SubmitButton>
        )}
        {next && <LinkButton href={`/filing/${next}/review?period=${period}`}>{t("skip")}</LinkButton>}
        {may.mayReturn && <span className="text-xs text-ink-2">{t("returnHint")}</span>}
      </div>
    </form>
  );
}
