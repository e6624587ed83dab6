"use client";

import { useTranslations } from "next-intl";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { applyBulkAction, undoBulkAction } from "./actions";

/** Does what the preview shows; a project that changed since stops all of it. */
export function ApplyBulk({
  rows,
  change,
  count,
  idempotencyKey,
}: {
  rows: { id: string; version: number }[];
  change: Record<string, string | null | undefined>;
  count: number;
  idempotencyKey: string;
}) {
  const t = useTranslations("lists");
  return (
    <ConfirmForm
      action={applyBulkAction}
      hidden={{ rows: JSON.stringify(rows), change: JSON.stringify(change), idempotencyKey }}
      variant="primary"
      label={t("apply", { count })}
      title={t("applyTitle", { count })}
      confirmLabel={t("applyVerb")}
      reason={{ name: "reason", label: t("reason"), hint: t("reasonHint") }}
    >
      {t("applyWhy")}
    </ConfirmForm>
  );
}

/** Gives every project that is still as the edit left it what it had before. */
export function UndoBulk({
  bulkId,
  count,
  idempotencyKey,
}: {
  bulkId: string;
  count: number;
  idempotencyKey: string;
}) {
  const t = useTranslations("lists");
  return (
    <ConfirmForm
      action={undoBulkAction}
      hidden={{ bulkId, idempotencyKey }}
      label={t("undo")}
      title={t("undoTitle", { count })}
      confirmLabel={t("undo")}
      reason={{ name: "reason", label: t("reason"), required: true }}
    >
      {t("undoWhy")}
    </ConfirmForm>
  );
}
