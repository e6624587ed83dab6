"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import type { ButtonVariant } from "@/components/ui/button";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { DialogButton } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { DateField, TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { FormState } from "@/lib/web/form-state";
import { cancel, convene, reschedule } from "./actions";

/** What a meeting is arranged with: a day, a time, a place and who chairs. */
export type Arrangement = { on: string; startTime: string; minutes: number; place: string; chair: string };

type Action<T> = (previous: FormState<T>, form: FormData) => Promise<FormState<T>>;

function ArrangeForm<T>({
  action,
  hidden,
  stands,
  submitLabel,
  close,
}: {
  action: Action<T>;
  hidden: Record<string, string | number>;
  stands: Arrangement;
  submitLabel: string;
  close: () => void;
}) {
  const t = useTranslations("meetings.arrange");
  const [state, submit] = useFormAction(action);
  const done = useRef(close);
  done.current = close;
  useEffect(() => {
    if (state.status === "ok") done.current();
  }, [state]);
  const key = useId();
  const given = (name: keyof Arrangement) => ({
    name,
    label: t(name),
    required: true,
    defaultValue: state.values?.[name] ?? String(stands[name]),
    error: state.fieldErrors?.[name],
  });
  const labels = Object.fromEntries(
    (["on", "startTime", "minutes", "place", "chair"] as const).map((name) => [name, t(name)]),
  );
  return (
    <form action={submit} className="grid gap-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary state={state} labels={labels} />
      <div key={`${key}${JSON.stringify(state.values ?? null)}`} className="grid gap-3 sm:grid-cols-3">
        <DateField {...given("on")} />
        <TextField {...given("startTime")} type="time" />
        <TextField {...given("minutes")} type="number" min={5} max={720} />
        <TextField {...given("place")} maxLength={100} className="sm:col-span-3" />
        <TextField {...given("chair")} maxLength={60} className="sm:col-span-3" />
      </div>
      <div className="flex justify-end">
        <SubmitButton>{submitLabel}</SubmitButton>
      </div>
    </form>
  );
}

/** Calls a meeting outside the rhythm. */
export function ConveneButton({ seriesId, stands }: { seriesId: string; stands: Arrangement }) {
  const t = useTranslations("meetings.arrange");
  return (
    <DialogButton label={t("convene")} title={t("conveneTitle")}>
      {(close) => (
        <ArrangeForm
          action={convene}
          hidden={{ seriesId }}
          stands={stands}
          submitLabel={t("doConvene")}
          close={close}
        />
      )}
    </DialogButton>
  );
}

type Target = { id: string; version: number };

/** Changes day, time, place or chair of a meeting that has not begun. */
export function RescheduleButton({
  meeting,
  variant = "quiet",
}: {
  meeting: Target & Arrangement;
  variant?: ButtonVariant;
}) {
  const t = useTranslations("meetings.arrange");
  return (
    <DialogButton label={t("reschedule")} title={t("rescheduleTitle")} variant={variant}>
      {(close) => (
        <ArrangeForm
          action={reschedule}
          hidden={{ meetingId: meeting.id, version: meeting.version }}
          stands={meeting}
          submitLabel={t("doReschedule")}
          close={close}
        />
      )}
    </DialogButton>
  );
}

/** Cancels a meeting that has not begun, with a reason. `when`: its day and time in words. */
export function CancelButton({
  meeting,
  when,
  variant = "quiet",
}: {
  meeting: Target;
  when: string;
  variant?: ButtonVariant;
}) {
  const t = useTranslations("meetings.arrange");
  return (
    <ConfirmForm
      action={cancel}
      hidden={{ meetingId: meeting.id, version: meeting.version }}
      label={t("cancel")}
      variant={variant}
      title={t("cancelTitle")}
      confirmLabel={t("doCancel")}
      reason={{ name: "reason", label: t("cancelReason"), required: true }}
    >
      {t("cancelText", { when })}
    </ConfirmForm>
  );
}
