"use client";

import { useTranslations } from "next-intl";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import type { CarryRow } from "@/lib/plans/queries/get-plans";
import { carryOverAction } from "../actions";

/** Carried before, and more has been accepted since: brings what had been invested up to date. */
export function RefreshForm({ rows, from, to }: { rows: readonly CarryRow[]; from: number; to: number }) {
  const t = useTranslations("plans");
  const [state, submit] = useFormAction(carryOverAction);
  const sent = rows.map((row) => ({ projectId: row.id, amount: row.plan?.amount ?? 0 }));
  return (
    <Notice
      title={t("movedTitle", { count: rows.length })}
      next={
        <form action={submit}>
          <ErrorSummary state={state} />
          <input type="hidden" name="from" value={from} />
          <input type="hidden" name="to" value={to} />
          <input type="hidden" name="rows" value={JSON.stringify(sent)} />
          <SubmitButton variant="plain">{t("movedVerb")}</SubmitButton>
        </form>
      }
    >
      {t("movedText", { from })}
    </Notice>
  );
}
