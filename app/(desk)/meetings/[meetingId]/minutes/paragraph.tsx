"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { StatusLine } from "@/components/ui/status-line";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import { wordAction } from "../actions";

/** A paragraph of the draft that can be reworded; empty gives it back to the rules. */
export function EditParagraph({
  meetingId,
  name,
  text,
  version,
  wordedBy,
}: {
  meetingId: string;
  /** The paragraph's key. */
  name: string;
  text: string;
  /** 0: nobody has worded it. */
  version: number;
  wordedBy: string | null;
}) {
  const t = useTranslations("meetings.minutes");
  const [state, submit] = useFormAction(wordAction);
  const [value, setValue] = useState(text);
  const changed = value !== text;
  return (
    <div className="grid gap-1">
      <form action={submit} className="grid gap-1">
        <ErrorSummary state={state} labels={{ text: t("paragraph") }} />
        <input type="hidden" name="meetingId" value={meetingId} />
        <input type="hidden" name="key" value={name} />
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="text"
          label={t("paragraph")}
          className="[&_label]:sr-only"
          rows={2}
          maxLength={4000}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          error={state.fieldErrors?.text}
        />
        <div className="flex min-h-7 flex-wrap items-center gap-3">
          {changed && <SubmitButton variant="plain">{t("save")}</SubmitButton>}
          <StatusLine>
            {changed
              ? ""
              : wordedBy
                ? t("wordedBy", { name: wordedBy })
                : state.status === "ok"
                  ? t("saved")
                  : ""}
          </StatusLine>
        </div>
      </form>
      {version > 0 && !changed && (
        <form action={submit}>
          <input type="hidden" name="meetingId" value={meetingId} />
          <input type="hidden" name="key" value={name} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="text" value="" />
          <SubmitButton variant="quiet">{t("giveBack")}</SubmitButton>
        </form>
      )}
    </div>
  );
}
