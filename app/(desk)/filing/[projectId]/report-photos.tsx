"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { UploadField } from "@/components/files/upload-field";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { Period } from "@/lib/core/periods";
import { type FormState, idle } from "@/lib/web/form-state";
import { addPhotosAction } from "../../_files/actions";

/** The month's photos beside its form: saved as soon as they have arrived, whether or not the report is handed in. */
export function ReportPhotos({
  projectId,
  period,
  limit,
  children,
}: {
  projectId: string;
  period: Period;
  /** How many more there may be. */
  limit: number;
  /** Those that stand. */
  children: ReactNode;
}) {
  const t = useTranslations("files");
  const [state, setState] = useState<FormState>(idle);
  const [, start] = useTransition();
  const save = (ids: string[]) => {
    const form = new FormData();
    form.set("projectId", projectId);
    form.set("period", period);
    for (const id of ids) form.append("files", id);
    start(async () => setState(await addPhotosAction(idle, form)));
  };
  return (
    <Card title={t("photos")} className="mt-5 lg:mr-85">
      <ErrorSummary state={state} />
      <div className="grid gap-4">
        {limit > 0 ? (
          <UploadField
            name="photos"
            label={t("photosLabel")}
            hint={t("photoHint", { limit })}
            photosOnly
            limit={limit}
            onSettled={save}
          />
        ) : (
          <p className="text-ink-2">{t("photosFull")}</p>
        )}
        {children}
      </div>
    </Card>
  );
}
