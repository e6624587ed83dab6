"use client";

import { useTranslations } from "next-intl";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormAction } from "@/components/ui/use-form-action";
import { buildAgendaAction, publishMeetingAction, resumeMeetingAction, startMeetingAction } from "./actions";

type Target = { meetingId: string; version: number };

/** Builds the agenda, or builds it again. */
export function BuildButton({ target, built }: { target: Target; built: boolean }) {
  const t = useTranslations("meetings");
  const [state, submit] = useFormAction(buildAgendaAction);
  return (
    <form action={submit} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="meetingId" value={target.meetingId} />
      <input type="hidden" name="version" value={target.version} />
      <SubmitButton variant={built ? "plain" : "primary"}>{t(built ? "buildAgain" : "build")}</SubmitButton>
      {state.status === "error" ? (
        <ErrorSummary state={state} labels={{}} />
      ) : (
        <span role="status" className="text-xs text-ink-2">
          {state.status === "ok" && state.data
            ? t("built", { added: state.data.added, dropped: state.data.dropped })
            : ""}
        </span>
      )}
    </form>
  );
}

/** Begins the meeting: what to do next once the agenda is built. */
export function StartButton({ target, built }: { target: Target; built: boolean }) {
  const t = useTranslations("meetings");
  return (
    <ConfirmForm
      action={startMeetingAction}
      hidden={target}
      label={t("start")}
      variant={built ? "primary" : "plain"}
      title={t("startTitle")}
      confirmLabel={t("start")}
    >
      {t("startHint")}
    </ConfirmForm>
  );
}

export function ResumeButton({ target }: { target: Target }) {
  const t = useTranslations("meetings");
  return (
    <ConfirmForm
      action={resumeMeetingAction}
      hidden={target}
      label={t("resume")}
      title={t("resumeTitle")}
      confirmLabel={t("resume")}
    >
      {t("resumeHint")}
    </ConfirmForm>
  );
}

export function PublishButton({ target }: { target: Target }) {
  const t = useTranslations("meetings");
  return (
    <ConfirmForm
      action={publishMeetingAction}
      hidden={target}
      label={t("publish")}
      variant="primary"
      title={t("publishTitle")}
      confirmLabel={t("publish")}
    >
      {t("publishHint")}
    </ConfirmForm>
  );
}
