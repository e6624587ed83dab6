"use client";

import { useTranslations } from "next-intl";
import { UploadField } from "@/components/files/upload-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { addProjectFilesAction } from "../../_files/actions";

/** Documents onto the project: chosen, sent, saved together. */
export function AddFiles({ projectId, limit }: { projectId: string; limit: number }) {
  const t = useTranslations("files");
  const [state, submit] = useFormAction(addProjectFilesAction);
  // A saved form starts anew.
  const generation = state.status === "ok" ? (state.data?.files ?? []).join() : "";
  return (
    <form action={submit} className="grid gap-3">
      <ErrorSummary state={state} labels={{ files: t("label") }} />
      <input type="hidden" name="projectId" value={projectId} />
      <UploadField
        key={generation}
        name="files"
        label={t("label")}
        limit={limit}
        error={state.fieldErrors?.files}
      />
      <div>
        <SubmitButton variant="plain">{t("addVerb")}</SubmitButton>
      </div>
    </form>
  );
}
